import { AutocompleteArrayInput, AutocompleteInput, BooleanInput, DateInput, PasswordInput, ReferenceArrayInput, ReferenceInput, SelectInput, TextArrayInput, TextInput } from 'ra-ui-materialui';
import { useLocaleState } from 'ra-core';
import { inLanguage } from '../shell/language';
import { DecimalInput } from './DecimalInput';
import { useReferenceSearch } from './useReferenceSearch';
import { LinesInput } from './LinesInput';
import type { FieldMeta } from './meta';
import { NarrowedPicker } from './NarrowedPicker';
import { rulesOf } from './rules';

interface Props {
  field: FieldMeta;
  /** Inside a table the column head is the label; assistive technology still needs one. */
  hideLabel?: boolean;
}

/** The input for one field. */
export function FieldInput({ field, hideLabel = false }: Props) {
  const [locale] = useLocaleState();
  const label = inLanguage(field.label, locale);
  const common = {
    source: field.name,
    label: hideLabel ? false as const : label,
    validate: rulesOf(field),
    helperText: field.help ? inLanguage(field.help, locale) : false as const,
    fullWidth: true,
    margin: 'none' as const,
    ...(hideLabel && { slotProps: { htmlInput: { 'aria-label': label } } }),
  };
  switch (field.type) {
    case 'lines': return <LinesInput field={field} />;
    case 'money': case 'decimal': case 'integer': return <DecimalInput number={field} {...common} />;
    case 'longtext': return <TextInput {...common} multiline minRows={3} />;
    case 'date': return <DateInput {...common} />;
    case 'time': return <TimeInput {...common} />;
    case 'boolean': return <BooleanInput source={common.source} label={label} helperText={common.helperText} sx={{ minHeight: 38, justifyContent: 'center' }} />;
    case 'enum': return <EnumInput field={field} common={common} locale={locale} />;
    case 'reference': return field.within ? <NarrowedPicker field={field} common={common} /> : <ReferencePicker field={field} common={common} />;
    case 'references': return <ReferencesPicker field={field} common={common} />;
    case 'tags': return <TextArrayInput source={common.source} label={common.label} validate={common.validate} helperText={common.helperText} fullWidth />;
    case 'password': return <PasswordInput {...common} autoComplete={field.autoComplete ?? 'new-password'} />;
    case 'email': return <TextInput {...common} type="email" />;
    case 'text': case 'datetime': return <TextInput {...common} />;
  }
}

/** A time of day stays the text that it is: the library's own input would make a moment of it. */
function TimeInput(common: React.ComponentProps<typeof TextInput>) {
  return <TextInput {...common} type="time" slotProps={{ ...common.slotProps, inputLabel: { shrink: true } }} />;
}

type Common = Pick<React.ComponentProps<typeof TextInput>, 'source' | 'label' | 'validate' | 'helperText' | 'fullWidth' | 'margin'>;

function EnumInput({ field, common, locale }: { field: FieldMeta; common: Common; locale: string }) {
  const choices = (field.values ?? []).map(({ value, label }) => ({ id: value, name: inLanguage(label, locale) }));
  return <SelectInput {...common} choices={choices} translateChoice={false} {...(field.required && { emptyValue: undefined })} />;
}

/** Searches on the server while typing: a list of all partners does not fit a browser. */
function ReferencePicker({ field, common }: { field: FieldMeta; common: Common }) {
  const { source, search } = useReferenceSearch(field);
  return (
    <ReferenceInput {...source}>
      <AutocompleteInput {...common} {...search} />
    </ReferenceInput>
  );
}

function ReferencesPicker({ field, common }: { field: FieldMeta; common: Common }) {
  const { source, search } = useReferenceSearch(field);
  return (
    <ReferenceArrayInput {...source}>
      <AutocompleteArrayInput {...common} {...search} />
    </ReferenceArrayInput>
  );
}
