import { useReference, useTranslate } from 'ra-core';
import { AutocompleteInput, ReferenceInput } from 'ra-ui-materialui';
import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Row } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import type { FieldMeta } from './meta';
import { chosenFirst, narrowedBy } from './narrowing';
import { useReferenceSearch } from './useReferenceSearch';
import { useResourceMeta } from './useResourceMeta';

type Common = Pick<React.ComponentProps<typeof AutocompleteInput>, 'label' | 'validate' | 'helperText' | 'fullWidth' | 'margin'>;

/** Offers the records that belong to what another field of the form says, and says which one while that is empty. */
export function NarrowedPicker({ field, common }: { field: FieldMeta; common: Common }) {
  const { source, search } = useReferenceSearch(field);
  const { filter, missing } = useNarrowing(field);
  const translate = useTranslate();
  return (
    <ReferenceInput {...source} filter={filter ?? {}} enableGetChoices={() => !!filter}>
      <AutocompleteInput {...common} {...search} readOnly={!filter} sx={readableSx}
        {...(missing && { helperText: translate('erp.choose_first', { name: missing }) })} />
    </ReferenceInput>
  );
}

// What is to be done first is no less to be read than what can be done.
const readableSx = { '& .MuiFormHelperText-root.Mui-disabled': { color: 'text.secondary' } } as const;

function useNarrowing(field: FieldMeta) {
  const { resource, locale } = useResourceMeta();
  const name = chosenFirst(field) ?? field.name;
  const first = resource.fields.find(each => each.name === name);
  const chosen: unknown = useWatch({ name });
  const { referenceRecord } = useReference<Row>({ reference: first?.reference ?? '', id: String(chosen ?? ''), options: { enabled: !!field.within?.of && !!chosen } });
  useForgetting(field.name, chosen);
  return { filter: narrowedBy(field, chosen, referenceRecord), missing: !chosen && first ? inLanguage(first.label, locale) : undefined };
}

/** What belongs to one record is no answer any more once another one is chosen. */
function useForgetting(name: string, chosen: unknown): void {
  const { setValue } = useFormContext();
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current && before.current !== chosen) setValue(name, null, { shouldDirty: true });
    before.current = chosen;
  }, [name, chosen, setValue]);
}
