import Box from '@mui/material/Box';
import Breadcrumbs from '@mui/material/Breadcrumbs';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useLocaleState, useTranslate } from 'ra-core';
import { useEffect, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { inLanguage } from '../shell/language';
import { ownApp } from '../shell/place';
import { useSuite } from '../shell/suiteContext';

export interface Crumb {
  label: string;
  to: string;
}

interface Props {
  title: string;
  crumbs?: Crumb[];
  beside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Every page alike: where I am, what it is, what can be done, and then the thing itself. */
export function Page({ title, crumbs = [], beside, actions, children }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { place } = useSuite();
  const app = inLanguage(ownApp(place).title, locale);
  useEffect(() => {
    document.title = title ? `${title} · ${app}` : app;
  }, [title, app]);
  return (
    <>
      <Breadcrumbs aria-label={translate('erp.breadcrumb')} sx={{ fontSize: 12.5, mb: 0.5, minHeight: 20 }}>
        {[{ label: app, to: '/' }, ...crumbs].map(crumb => (
          <Link key={crumb.to} component={RouterLink} to={crumb.to} color="text.secondary" underline="hover">{crumb.label}</Link>
        ))}
      </Breadcrumbs>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, flexWrap: 'wrap', mr: 'auto', minWidth: 0 }}>
          <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>{title}</Typography>
          {beside}
        </Box>
        {actions && <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>{actions}</Box>}
      </Box>
      {children}
    </>
  );
}
