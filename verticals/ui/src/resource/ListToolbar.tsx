import ClearIcon from '@mui/icons-material/Clear';
import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import { useListContext, useTranslate } from 'ra-core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { ChoiceFilter } from './ChoiceFilter';
import { useResourceMeta } from './useResourceMeta';
import { useSlashKey } from './useSlashKey';

const ReferenceFilter = lazy(() => import('./forms').then(forms => ({ default: forms.ReferenceFilter })));

/** Search and filters in one row above the records. */
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
    </Box>
  );
}

function SearchBox() {
  const { plural } = useResourceMeta();
  const { filterValues, setFilters } = useListContext();
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const stored: string = filterValues.q ?? '';
  const [typed, setTyped] = useState(stored);
  // "Clear filters" and the browser's back button change the filter without the keyboard.
  useEffect(() => setTyped(stored), [stored]);
  useSlashKey(input);

  function search(q: string) {
    setTyped(q);
    const { q: _, ...others } = filterValues;
    setFilters(q ? { ...others, q } : others);
  }

  const label = translate('erp.search_in', { name: plural.toLowerCase() });
  return (
    <Tooltip title={translate('erp.search_hint')} enterDelay={800}>
      <TextField inputRef={input} value={typed} onChange={event => search(event.target.value)} placeholder={label}
        sx={{ width: { xs: '100%', sm: 260 } }}
        slotProps={{
          htmlInput: { 'aria-label': label, enterKeyHint: 'search' },
          input: {
            startAdornment: <InputAdornment position="start"><SearchIcon fontSize="small" /></InputAdornment>,
            endAdornment: typed && (
              <IconButton size="small" edge="end" aria-label={translate('ra.action.clear_input_value')} onClick={() => search('')}><ClearIcon fontSize="small" /></IconButton>
            ),
          },
        }} />
    </Tooltip>
  );
}
