import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useLocaleState } from 'ra-core';
import { Sheet } from '../../resource/Sheet';
import { inLanguage } from '../../shell/language';
import { allows } from '../../shell/permissions';
import { useSuite } from '../../shell/suiteContext';
import { ANY, cellOf, resourceName, type Matrix } from './matrix';

interface Props {
  matrix: Matrix;
  granted: readonly string[];
  /** What the person at work holds: more than that nobody grants. */
  mine: readonly string[];
  isFixed: boolean;
  onTurn(permission: string): void;
}

/** Resources down, actions across. */
export function PermissionTable({ matrix, granted, mine, isFixed, onTurn }: Props) {
  const [locale] = useLocaleState();
  const { meta } = useSuite();
  const nameOf = (resource: string) => inLanguage(resourceName(resource, meta.resources), locale);
  const actionNameOf = (action: string, resource: string) => inLanguage(matrix.actionName(action, resource), locale);
  return (
    <Sheet sx={{ overflow: 'hidden' }}>
      <Box tabIndex={0} role="region" aria-label={inLanguage({ es: 'Permisos del rol', en: 'Permissions of the role' }, locale)} sx={{ overflowX: 'auto' }}>
        <Table>
          <TableHead>
            <TableRow>
              <TableCell>{inLanguage({ es: 'Recurso', en: 'Resource' }, locale)}</TableCell>
              {matrix.actions.map(action => <TableCell key={action} align="center">{actionNameOf(action, ANY)}</TableCell>)}
            </TableRow>
          </TableHead>
          <TableBody>
            {matrix.resources.map(resource => (
              <TableRow key={resource} hover>
                <TableCell component="th" scope="row" sx={{ fontWeight: resource === ANY ? 700 : 400 }}>{nameOf(resource)}</TableCell>
                {matrix.actions.map(action => (
                  <TableCell key={action} align="center" sx={{ p: 0 }}>
                    {matrix.has(resource, action) && (
                      <Switch {...{ granted, mine, isFixed, onTurn }} permission={`${resource}:${action}`} label={`${nameOf(resource)}: ${actionNameOf(action, resource)}`} />
                    )}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Sheet>
  );
}

function Switch({ permission, label, granted, mine, isFixed, onTurn }: Omit<Props, 'matrix'> & { permission: string; label: string }) {
  const [locale] = useLocaleState();
  const { own, through } = cellOf(granted, permission);
  const why = through
    ? inLanguage({ es: `por ${through}`, en: `by ${through}` }, locale)
    : !allows(mine, permission) ? inLanguage({ es: 'usted no lo tiene', en: 'you do not hold it' }, locale) : undefined;
  return (
    <Box component="label" sx={{ display: 'grid', placeItems: 'center', minHeight: 32, minWidth: 44 }} title={why}>
      <Box component="input" type="checkbox" checked={own || !!through} disabled={isFixed || why !== undefined} onChange={() => onTurn(permission)}
        aria-label={why ? `${label} (${why})` : label} sx={{ width: 24, height: 18, m: 0, accentColor: theme => theme.palette.primary.main }} />
    </Box>
  );
}
