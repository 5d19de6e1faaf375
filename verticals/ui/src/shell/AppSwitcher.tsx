import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useTheme } from '@mui/material/styles';
import { useLocaleState, useTranslate } from 'ra-core';
import { useState } from 'react';
import { inLanguage } from './language';
import { openApps, ownApp, type AppLink } from './place';
import { useSuite } from './suiteContext';
import { colourOf } from './theme';

/** Name of this application; opens the list of all of them. Plain links, because signing in there is silent. */
export function AppSwitcher() {
  const { place, session } = useSuite();
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const title = inLanguage(ownApp(place).title, locale);
  return (
    <>
      <Button color="inherit" onClick={event => setAnchor(event.currentTarget)} endIcon={<ExpandMore />}
        aria-haspopup="menu" aria-expanded={!!anchor} aria-label={`${title}. ${translate('erp.apps')}`} sx={{ fontSize: 15, px: 1, minWidth: 0 }}>
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{title}</Box>
      </Button>
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { minWidth: 230 } }, list: { 'aria-label': translate('erp.apps') } }}>
        {openApps(place, session.user?.modules).map(app => (
          <MenuItem key={app.name} component="a" href={app.url} selected={app.name === place.app} aria-current={app.name === place.app || undefined}>
            <AppEntry app={app} locale={locale} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** The same list for the drawer of a narrow screen. */
export function AppLinks() {
  const { place, session } = useSuite();
  const [locale] = useLocaleState();
  return openApps(place, session.user?.modules).map(app => (
    <li key={app.name}>
      <ListItemButton component="a" href={app.url} selected={app.name === place.app} sx={{ mx: 1, px: 1.25, borderRadius: 1 }}>
        <AppEntry app={app} locale={locale} />
      </ListItemButton>
    </li>
  ));
}

function AppEntry({ app, locale }: { app: AppLink; locale: string }) {
  const title = inLanguage(app.title, locale);
  return (
    <>
      <ListItemIcon sx={{ minWidth: 34 }}><AppMark app={app.name} title={title} /></ListItemIcon>
      <ListItemText primary={title} />
    </>
  );
}

/** A coloured square with the application's first letter. */
export function AppMark({ app, title, size = 22 }: { app: string; title: string; size?: number }) {
  const { palette } = useTheme();
  const colour = colourOf(app, palette.mode);
  return (
    <Box component="span" aria-hidden sx={{
      width: size, height: size, borderRadius: 1, bgcolor: colour, color: palette.getContrastText(colour),
      display: 'inline-grid', placeItems: 'center', fontWeight: 700, fontSize: size * 0.55, flexShrink: 0,
    }}>
      {title.charAt(0)}
    </Box>
  );
}
