import Box from '@mui/material/Box';
import { Form, useListContext, useLocaleState } from 'ra-core';
import { AutocompleteInput, ReferenceInput } from 'ra-ui-materialui';
import { inLanguage } from '../shell/language';
import type { FieldMeta } from './meta';
import { useReferenceSearch } from './useReferenceSearch';

/** Narrows a list to the records that refer to one other record. */
export function ReferenceFilter({ field }: { field: FieldMeta }) {
  const { source, search } = useReferenceSearch(field);
  const { filterValues, setFilters } = useListContext();
  const [locale] = useLocaleState();

  function choose(id: unknown) {
    const { [field.name]: _, ...others } = filterValues;
    setFilters(id ? { ...others, [field.name]: id } : others);
  }

  return (
    <Box sx={{ minWidth: { xs: 140, sm: 230 }, flex: { xs: '1 1 140px', sm: '0 0 auto' } }}>
      <Form record={{ [field.name]: filterValues[field.name] ?? null }}>
        <ReferenceInput {...source}>
          <AutocompleteInput {...search} label={inLanguage(field.label, locale)} helperText={false} onChange={choose} />
        </ReferenceInput>
      </Form>
    </Box>
  );
}
