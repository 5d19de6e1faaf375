import Business from '@mui/icons-material/BusinessOutlined';
import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import DarkMode from '@mui/icons-material/DarkModeOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import Key from '@mui/icons-material/KeyOutlined';
import Logout from '@mui/icons-material/Logout';
import Translate from '@mui/icons-material/Translate';
import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useLocaleState, useNotify, useTranslate } from 'ra-core';
import { useTheme } from 'ra-ui-materialui';
import { lazy, Suspense, useState } from 'react';
import { LANGUAGES } from './language';
import { useSuite } from './suiteContext';

const PasswordDialog = lazy(() => import('../resource/forms').then(forms => ({ default: forms.PasswordDialog })));

/** Who is signed in, language, light or dark, the password, and the way out. */
export function AccountMenu() {
  const { session } = useSuite();
  const translate = useTranslate();
  const notify = useNotify();
  const [locale, setLocale] = useLocaleState();
  const [theme, setTheme] = useTheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [changing, setChanging] = useState(false);
  const close = () => setAnchor(null);
  const dark = theme === 'dark';

  const others = session.user?.tenants?.filter(tenant => tenant.id !== session.user?.tenant.id) ?? [];

  async function switchTo(tenantId: string) {
    close();
    await session.switchTenant(tenantId).catch((error: Error) => notify(error.message, { type: 'error', messageArgs: { _: error.message } }));
  }

  async function signOut() {
    close();
    // The page is left either way; only a core that did not hear it keeps the refresh cookie until it runs out.
    await session.signOut().catch((error: Error) => notify(error.message, { type: 'warning' }));
  }

  return (
    <>
      <IconButton color="inherit" aria-haspopup="menu" aria-expanded={!!anchor} onClick={event => setAnchor(event.currentTarget)}
        aria-label={translate('erp.account', { name: session.user?.name ?? '' })}>
        <AccountCircle />
      </IconButton>
      <Menu anchorEl={anchor} open={!!anchor} onClose={close} slotProps={{ paper: { sx: { minWidth: 240 } } }}>
        <Box component="li" role="none" sx={{ px: 2, py: 1 }}>
          <Typography sx={{ fontWeight: 600 }}>{session.user?.name}</Typography>
          <Typography color="text.secondary">{session.user?.email}</Typography>
          <Typography color="text.secondary">{session.user?.tenant.name}</Typography>
        </Box>
        {others.map(tenant => (
          <MenuItem key={tenant.id} onClick={() => void switchTo(tenant.id)}>
            <ListItemIcon><Business fontSize="small" /></ListItemIcon>
            {translate('erp.work_for', { name: tenant.name })}
          </MenuItem>
        ))}
        <Divider component="li" />
        {LANGUAGES.map(language => (
          <MenuItem key={language.locale} lang={language.locale} role="menuitemradio" aria-checked={language.locale === locale}
            selected={language.locale === locale} onClick={() => { void setLocale(language.locale); close(); }}>
            <ListItemIcon><Translate fontSize="small" /></ListItemIcon>
            {language.name}
          </MenuItem>
        ))}
        <Divider component="li" />
        <MenuItem onClick={() => { setTheme(dark ? 'light' : 'dark'); close(); }}>
          <ListItemIcon>{dark ? <LightMode fontSize="small" /> : <DarkMode fontSize="small" />}</ListItemIcon>
          {translate(dark ? 'erp.light' : 'erp.dark')}
        </MenuItem>
        <MenuItem onClick={() => { setChanging(true); close(); }}>
          <ListItemIcon><Key fontSize="small" /></ListItemIcon>
          {translate('erp.password.title')}
        </MenuItem>
        <MenuItem onClick={() => void signOut()}>
          <ListItemIcon><Logout fontSize="small" /></ListItemIcon>
          {translate('erp.sign_out')}
        </MenuItem>
      </Menu>
      {changing && <Suspense fallback={null}><PasswordDialog onClose={() => setChanging(false)} /></Suspense>}
    </>
  );
}
