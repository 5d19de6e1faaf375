import ClearIcon from '@mui/icons-material/Clear';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useListContext, useTranslate } from 'ra-core';
import { lazy, Suspense } from 'react';
import { ChoiceFilter } from './ChoiceFilter';
import { ExportButton } from './ExportButton';
import { ImportButton } from './ImportButton';
import { can } from './meta';
import { SearchBox } from './SearchBox';
import { useResourceMeta } from './useResourceMeta';

const ReferenceFilter = lazy(() => import('./forms').then(forms => ({ default: forms.ReferenceFilter })));

/** Search, filters and files in one row above the records. */
export function ListToolbar() {
  const { resource } = useResourceMeta();
  const { filterValues, setFilters } = useListContext();
  const translate = useTranslate();
  const filters = resource.fields.filter(field => field.filter);
  return (
    <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, p: 1.25, borderBottom: 1, borderColor: 'divider', alignItems: 'center' }}>
      <SearchBox />
      {filters.map(field => field.type === 'reference'
        ? <Suspense key={field.name} fallback={null}><ReferenceFilter field={field} /></Suspense>
        : <ChoiceFilter key={field.name} field={field} />)}
      {Object.keys(filterValues).length > 0 && (
        <Button startIcon={<ClearIcon />} onClick={() => setFilters({})}>{translate('ra.navigation.clear_filters')}</Button>
      )}
      <Box sx={{ ml: 'auto' }}>
        {can(resource, 'import') && <ImportButton />}
        <ExportButton />
      </Box>
    </Box>
  );
}
