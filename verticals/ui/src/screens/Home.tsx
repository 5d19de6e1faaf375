import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useGetList, useLocaleState, useTranslate } from 'ra-core';
import { Link as RouterLink } from 'react-router-dom';
import { can, labelField, type ResourceMeta } from '../resource/meta';
import { Page } from '../resource/Page';
import { Sheet } from '../resource/Sheet';
import { AppMark } from '../shell/AppSwitcher';
import { iconNamed } from '../shell/icons';
import { inLanguage } from '../shell/language';
import { useSuite } from '../shell/suiteContext';

/** First page of an application: what is in it, how much of it, and where else one can go. */
export function Home() {
  const { meta, place, session } = useSuite();
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const resources = meta.resources.filter(resource => !resource.hidden && can(resource, 'list'));
  const others = place.apps.filter(app => app.name !== place.app);
  return (
    <Page title={translate('erp.welcome', { name: session.user?.name ?? '' })}>
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
const cardSx = { p: 2, display: 'flex', alignItems: 'center', gap: 1.5, position: 'relative', '&:hover': { borderColor: 'primary.main' } } as const;
// The link's area is the whole card, its text stays short for those who hear it.
const wholeCard = { fontWeight: 600, fontSize: 15, '&::after': { content: '""', position: 'absolute', inset: 0 } } as const;
