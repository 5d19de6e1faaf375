import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useLocaleState } from 'ra-core';
import { useSearchParams } from 'react-router-dom';
import { Page } from '../../resource/Page';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';
import { useSuite } from '../../shell/suiteContext';
import { PERMISSIONS_TITLE } from '../ownScreens';
import { useAll } from '../useAll';
import { useReport } from '../useReport';
import { Waiting } from '../Waiting';
import { lacking, matrixOf, type Matrix, type Permission } from './matrix';
import { PermissionTable } from './PermissionTable';
import { TemplateChooser } from './TemplateChooser';
import { ROLES, useRoleKeeper, type Role } from './useRoleKeeper';

/** What each role may do in this application: a switch for each resource and action, kept as soon as it is turned. */
export function PermissionPage() {
  const [locale] = useLocaleState();
  const [search, setSearch] = useSearchParams();
  const roles = useAll(ROLES, {}, 'name');
  const known = useReport<Permission[]>('permissions', []);
  const all = (roles.data ?? []) as unknown as Role[];
  const chosen = all.find(role => role.id === search.get('role')) ?? all[0];
  const title = inLanguage(PERMISSIONS_TITLE, locale);
  const failed = roles.error ?? known.error;
  if (!chosen || !known.data) return <Page title={title}><Waiting error={failed} onRetry={() => { void roles.refetch(); void known.refetch(); }} /></Page>;
  return (
    <Page title={title} actions={<>
      <TemplateChooser roles={all} onMade={role => setSearch({ role }, { replace: true })} />
      <TextField select label={inLanguage({ es: 'Rol', en: 'Role' }, locale)} value={chosen.id} sx={{ minWidth: 200 }}
        onChange={event => setSearch({ role: event.target.value }, { replace: true })}>
        {all.map(role => <MenuItem key={role.id} value={role.id}>{role.name}</MenuItem>)}
      </TextField>
    </>}>
      <RolePermissions key={chosen.id} stored={chosen} matrix={matrixOf(known.data)} />
    </Page>
  );
}

function RolePermissions({ stored, matrix }: { stored: Role; matrix: Matrix }) {
  const { session } = useSuite();
  const [locale] = useLocaleState();
  const { granted, turn } = useRoleKeeper(stored);
  const mine = session.user?.permissions ?? [];
  const beyond = lacking(granted, mine);
  const note: Text = stored.system
    ? { es: 'Es un rol del sistema: no cambia. Para otra mezcla, haga un rol propio.', en: 'This is a system role: it does not change. For another mixture make a role of your own.' }
    : beyond.length > 0
      ? { es: `Tiene permisos que usted no tiene (${beyond.join(', ')}), por eso usted no lo puede cambiar.`, en: `It has permissions that you do not hold (${beyond.join(', ')}), so you cannot change it.` }
      : { es: 'Cada cambio se guarda al momento. Nadie otorga lo que no tiene.', en: 'Each change is saved at once. Nobody grants what they lack.' };
  return (
    <>
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>{inLanguage(note, locale)}</Typography>
      <PermissionTable {...{ matrix, granted, mine }} isFixed={stored.system || beyond.length > 0} onTurn={turn} />
    </>
  );
}
