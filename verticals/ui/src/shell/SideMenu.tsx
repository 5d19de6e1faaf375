import HomeIcon from '@mui/icons-material/HomeOutlined';
import Key from '@mui/icons-material/KeyOutlined';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import ListSubheader from '@mui/material/ListSubheader';
import type SvgIcon from '@mui/material/SvgIcon';
import { useLocaleState, useTranslate } from 'ra-core';
import { Link, useLocation } from 'react-router-dom';
import { can } from '../resource/meta';
import { PERMISSIONS, PERMISSIONS_TITLE } from '../screens/ownScreens';
import { AppLinks } from './AppSwitcher';
import { iconNamed } from './icons';
import { inLanguage } from './language';
import { maySeePermissions } from './permissions';
import { useSuite } from './suiteContext';

/** The resources of this application; on a phone also the way to the others. */
export function SideMenu({ withApps = false }: { withApps?: boolean }) {
  const { meta, session } = useSuite();
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const resources = meta.resources.filter(resource => !resource.hidden && can(resource, 'list'));
  return (
    <>
      <List dense disablePadding>
        <Entry to="/" exact label={translate('ra.page.dashboard')} icon={HomeIcon} />
        {resources.map(resource => (
          <Entry key={resource.name} to={`/${resource.name}`} label={inLanguage(resource.title, locale)} icon={iconNamed(resource.icon)} />
        ))}
        {maySeePermissions(session) && <Entry to={PERMISSIONS} label={inLanguage(PERMISSIONS_TITLE, locale)} icon={Key} />}
      </List>
      {withApps && (
        <List dense disablePadding subheader={<ListSubheader component="div" sx={{ mt: 1, lineHeight: '32px' }}>{translate('erp.apps')}</ListSubheader>}>
          <AppLinks />
        </List>
      )}
    </>
  );
}

interface EntryProps {
  to: string;
  label: string;
  icon: typeof SvgIcon;
  exact?: boolean;
}

function Entry({ to, label, icon: Icon, exact = false }: EntryProps) {
  const { pathname } = useLocation();
  const here = exact ? pathname === to : pathname === to || pathname.startsWith(`${to}/`);
  return (
    <li>
      <ListItemButton component={Link} to={to} selected={here} aria-current={here ? 'page' : undefined} sx={entrySx}>
        <ListItemIcon sx={{ minWidth: 32, color: 'inherit' }}><Icon fontSize="small" /></ListItemIcon>
        <ListItemText primary={label} slotProps={{ primary: { sx: { fontWeight: here ? 600 : 400 } } }} />
      </ListItemButton>
    </li>
  );
}

const entrySx = { mx: 1, my: '1px', px: 1.25, py: 0.25, borderRadius: 1, '&.Mui-selected': { color: 'primary.main' } } as const;
