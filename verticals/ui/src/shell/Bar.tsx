import MenuIcon from '@mui/icons-material/Menu';
import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import type { Theme } from '@mui/material/styles';
import Toolbar from '@mui/material/Toolbar';
import Typography from '@mui/material/Typography';
import { useLoading, useTranslate } from 'ra-core';
import { AccountMenu } from './AccountMenu';
import { AppSwitcher } from './AppSwitcher';
import { useSuite } from './suiteContext';

/** Which application, whose company, who is signed in. */
export function Bar({ onMenu }: { onMenu: (() => void) | undefined }) {
  const translate = useTranslate();
  const { session } = useSuite();
  return (
    <AppBar position="sticky" elevation={0} sx={barSx}>
      <Toolbar variant="dense" sx={{ minHeight: 48, gap: 0.5, px: { xs: 1, md: 1.5 } }} disableGutters>
        {onMenu && (
          <IconButton color="inherit" onClick={onMenu} aria-label={translate('erp.menu')}><MenuIcon /></IconButton>
        )}
        <AppSwitcher />
        <Box sx={{ flex: 1 }} />
        <Typography component="span" noWrap sx={{ opacity: 0.9, display: { xs: 'none', sm: 'block' } }}>{session.user?.tenant.name}</Typography>
        <AccountMenu />
      </Toolbar>
      <Busy />
    </AppBar>
  );
}

function Busy() {
  const loading = useLoading();
  return loading ? <LinearProgress aria-hidden color="inherit" sx={{ position: 'absolute', insetInline: 0, bottom: 0, height: 2 }} /> : null;
}

const barSx = (theme: Theme) => theme.palette.mode === 'dark'
  ? { bgcolor: 'background.paper', color: 'text.primary', borderBottom: 2, borderColor: 'primary.main', backgroundImage: 'none' }
  : { bgcolor: 'primary.main', color: 'primary.contrastText' };
