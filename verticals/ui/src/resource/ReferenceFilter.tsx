import Box from '@mui/material/Box';
import { Form, useListContext, useLocaleState } from 'ra-core';
import { AutocompleteInput, ReferenceInput } from 'ra-ui-materialui';
import type { Row } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import { useSuite } from '../shell/suiteContext';
import { labelField, resourceOf, type FieldMeta } from './meta';
import { recordName } from './ReferenceLink';

/** Narrows a list to the records that refer to one other record. */
export function ReferenceFilter({ field }: { field: FieldMeta }) {
  const { meta } = useSuite();
  const { filterValues, setFilters } = useListContext();
  const [locale] = useLocaleState();
  const target = resourceOf(meta, field.reference ?? '');
  const label = target ? labelField(target) : 'name';

  function choose(id: unknown) {
    const { [field.name]: _, ...others } = filterValues;
    setFilters(id ? { ...others, [field.name]: id } : others);
  }

  return (
    <Box sx={{ minWidth: 230 }}>
      <Form record={{ [field.name]: filterValues[field.name] ?? null }}>
        <ReferenceInput source={field.name} reference={field.reference ?? ''} sort={{ field: label, order: 'ASC' }}>
          <AutocompleteInput label={inLanguage(field.label, locale)} helperText={false} filterToQuery={(q: string) => ({ q })} onChange={choose}
            optionText={(row: Row) => recordName(row, label)} inputText={(row: Row) => recordName(row, label)} />
        </ReferenceInput>
      </Form>
    </Box>
  );
}
