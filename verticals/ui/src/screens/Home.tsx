import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useGetList, useLocaleState, useTranslate } from 'ra-core';
import { lazy, Suspense } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { can, labelField, type ResourceMeta } from '../resource/meta';
import { Page } from '../resource/Page';
import { Sheet } from '../resource/Sheet';
import { AppMark } from '../shell/AppSwitcher';
import { iconNamed } from '../shell/icons';
import { inLanguage } from '../shell/language';
import { openApps } from '../shell/place';
import { useSuite } from '../shell/suiteContext';
import { awaiting, listOf, type Awaiting } from './morning';

const WorksInProgress = lazy(() => import('./screens').then(screens => ({ default: screens.WorksInProgress })));

/** First page of an application: what waits for somebody, what is in it, how much of it, and where else one can go. */
export function Home() {
  const { meta, place, session } = useSuite();
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const resources = meta.resources.filter(resource => !resource.hidden && can(resource, 'list'));
  const others = openApps(place, session.user?.modules).filter(app => app.name !== place.app);
  return (
    <Page title={translate('erp.welcome', { name: session.user?.name ?? '' })}>
      <Morning />
      <Box sx={gridSx}>{resources.map(resource => <ResourceCard key={resource.name} resource={resource} />)}</Box>
      {others.length > 0 && (
        <>
          <Typography variant="h2" sx={{ mt: 3, mb: 1 }}>{translate('erp.other_apps')}</Typography>
          <Box sx={gridSx}>
            {others.map(app => (
              <Sheet key={app.name} sx={cardSx}>
                <AppMark app={app.name} title={inLanguage(app.title, locale)} size={32} />
                <Link href={app.url} underline="hover" color="text.primary" sx={wholeCard}>{inLanguage(app.title, locale)}</Link>
              </Sheet>
            ))}
          </Box>
        </>
      )}
    </Page>
  );
}

/** The few numbers that its people look at in the morning. */
function Morning() {
  const { meta, place } = useSuite();
  const numbers = awaiting(place.app, meta);
  return (
    <>
      {numbers.length > 0 && <Box component="ul" sx={numbersSx}>{numbers.map(each => <AwaitingNumber key={listOf(each)} {...each} />)}</Box>}
      {place.app === 'construccion' && <Suspense fallback={null}><WorksInProgress /></Suspense>}
    </>
  );
}

function AwaitingNumber(awaited: Awaiting) {
  const [locale] = useLocaleState();
  const { total } = useGetList(awaited.resource, { pagination: { page: 1, perPage: 1 }, sort: { field: 'id', order: 'ASC' }, filter: awaited.where });
  return (
    <Sheet sx={{ ...cardSx, display: 'block' }} component="li">
      <Typography component="span" sx={{ display: 'block', fontSize: 24, fontWeight: 600, lineHeight: 1.2, color: total ? 'primary.main' : 'text.secondary' }}>{total ?? '\u00a0'}</Typography>
      <Link component={RouterLink} to={listOf(awaited)} underline="hover" color="text.primary" sx={wholeCard}>{inLanguage(awaited.label, locale)}</Link>
    </Sheet>
  );
}

function ResourceCard({ resource }: { resource: ResourceMeta }) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const sort = resource.sort ?? { field: labelField(resource), order: 'ASC' as const };
  const { total } = useGetList(resource.name, { pagination: { page: 1, perPage: 1 }, sort, filter: {} });
  const Icon = iconNamed(resource.icon);
  return (
    <Sheet sx={cardSx}>
      <Icon sx={{ fontSize: 30, color: 'primary.main' }} aria-hidden />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Link component={RouterLink} to={`/${resource.name}`} underline="hover" color="text.primary" sx={wholeCard}>{inLanguage(resource.title, locale)}</Link>
        <Typography color="text.secondary">{total === undefined ? '\u00a0' : translate('erp.records', { smart_count: total })}</Typography>
      </Box>
      {can(resource, 'create') && (
        <Button component={RouterLink} to={`/${resource.name}/create`} startIcon={<AddIcon />} sx={{ position: 'relative', zIndex: 1 }}
          aria-label={translate('erp.new_of', { name: inLanguage(resource.singular, locale).toLowerCase() })}>
          {translate('ra.action.create')}
        </Button>
      )}
    </Sheet>
  );
}

const gridSx = { display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))' } as const;
const numbersSx = { ...gridSx, m: 0, p: 0, mb: 2, listStyle: 'none', gridTemplateColumns: 'repeat(auto-fill, minmax(min(45%, 190px), 1fr))' } as const;
const cardSx = { p: 2, display: 'flex', alignItems: 'center', gap: 1.5, position: 'relative', '&:hover': { borderColor: 'primary.main' } } as const;
// The link's area is the whole card, its text stays short for those who hear it.
const wholeCard = { fontWeight: 600, fontSize: 15, '&::after': { content: '""', position: 'absolute', inset: 0 } } as const;
