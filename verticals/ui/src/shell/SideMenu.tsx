import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import HomeIcon from '@mui/icons-material/HomeOutlined';
import Key from '@mui/icons-material/KeyOutlined';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import ListSubheader from '@mui/material/ListSubheader';
import type SvgIcon from '@mui/material/SvgIcon';
import { useLocaleState, useTranslate } from 'ra-core';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { can } from '../resource/meta';
import { appPages, PERMISSIONS, PERMISSIONS_TITLE } from '../screens/ownScreens';
import { AppLinks } from './AppSwitcher';
import { iconNamed } from './icons';
import { inLanguage } from './language';
import { inPlace, isAt, parts } from './menu';
import { maySeePermissions } from './permissions';
import { useSuite } from './suiteContext';

/** The resources of this application and its own pages; on a phone also the way to the others. */
export function SideMenu({ withApps = false }: { withApps?: boolean }) {
  const { meta, place, session } = useSuite();
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const resources = meta.resources.filter(resource => !resource.hidden && can(resource, 'list'));
  const lists = resources.map(resource => ({ ...resource, path: `/${resource.name}`, label: resource.title, icon: iconNamed(resource.icon) }));
  const lines = inPlace(lists, appPages(place.app, meta));
  const entryOf = ({ path, label, icon }: (typeof lines)[number]) => <Entry key={path} to={path} label={inLanguage(label, locale)} icon={icon} />;
  return (
    <>
      <List dense disablePadding>
        <Entry to="/" exact label={translate('ra.page.dashboard')} icon={HomeIcon} />
        {parts(lines).map(({ section, entries }) => (section
          ? <Section key={section.en} title={inLanguage(section, locale)} addresses={entries.map(entry => entry.path)}>{entries.map(entryOf)}</Section>
          : entries.map(entryOf)))}
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

/** A part of the menu, open where the person is and where they opened it. */
function Section({ title, addresses, children }: { title: string; addresses: string[]; children: ReactNode }) {
  const { pathname } = useLocation();
  const isHere = addresses.some(address => isAt(pathname, address));
  const [turned, setTurned] = useState<boolean>();
  const isOpen = turned ?? isHere;
  useEffect(() => setTurned(undefined), [isHere]);
  const Turn = isOpen ? ExpandLess : ExpandMore;
  return (
    <li>
      <ListItemButton aria-expanded={isOpen} onClick={() => setTurned(!isOpen)} sx={entrySx}>
        <ListItemText primary={title} slotProps={{ primary: { sx: { fontWeight: 600 } } }} />
        <Turn fontSize="small" aria-hidden />
      </ListItemButton>
      {isOpen && <List dense disablePadding aria-label={title}>{children}</List>}
    </li>
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
  const here = exact ? pathname === to : isAt(pathname, to);
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
