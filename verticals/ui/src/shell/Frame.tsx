import Box from '@mui/material/Box';
import CssBaseline from '@mui/material/CssBaseline';
import Drawer from '@mui/material/Drawer';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTranslate, type CoreLayoutProps } from 'ra-core';
import { Notification } from 'ra-ui-materialui';
import { Suspense, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { Bar } from './Bar';
import { FailureBoundary } from './Failures';
import { SideMenu } from './SideMenu';
import { SkipLink } from './SkipLink';

const MENU_WIDTH_PX = 208;

/** Bar, menu and content; on a narrow screen the menu comes out of the bar. */
export function Frame({ children }: CoreLayoutProps) {
  const wide = useMediaQuery<Theme>(theme => theme.breakpoints.up('md'));
  const [open, setOpen] = useState(false);
  const translate = useTranslate();
  const { pathname } = useLocation();
  useEffect(() => setOpen(false), [pathname]);

  return (
    <>
      <CssBaseline />
      <SkipLink />
      <Bar onMenu={wide ? undefined : () => setOpen(true)} />
      <Box sx={{ display: 'flex', minHeight: 'calc(100dvh - 48px)' }}>
        {wide ? (
          <Box component="nav" aria-label={translate('erp.menu')} sx={menuSx}><SideMenu /></Box>
        ) : (
          <Drawer open={open} onClose={() => setOpen(false)}>
            <Box component="nav" aria-label={translate('erp.menu')} sx={{ width: 250, pt: 1 }}><SideMenu withApps /></Box>
          </Drawer>
        )}
        <Box component="main" id="content" tabIndex={-1} sx={{ flex: 1, minWidth: 0, outline: 0, p: { xs: 1.5, sm: 2.5 }, maxWidth: 1400 }}>
          <FailureBoundary at={pathname}>
            <Suspense fallback={<div className="opening" role="status" />}>{children}</Suspense>
          </FailureBoundary>
        </Box>
      </Box>
      <Notification />
    </>
  );
}

const menuSx = {
  width: MENU_WIDTH_PX,
  flexShrink: 0,
  borderRight: 1,
  borderColor: 'divider',
  bgcolor: 'background.paper',
  position: 'sticky',
  top: 48,
  height: 'calc(100dvh - 48px)',
  overflowY: 'auto',
  pt: 1,
} as const;
