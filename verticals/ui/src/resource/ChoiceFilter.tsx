import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useListContext, useLocaleState, useTranslate } from 'ra-core';
import { inLanguage } from '../shell/language';
import type { FieldMeta } from './meta';

/** Narrows a list to one value of a field that has few of them. */
export function ChoiceFilter({ field }: { field: FieldMeta }) {
  const { filterValues, setFilters } = useListContext();
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const choices = field.type === 'boolean'
    ? ['true', 'false'].map(value => ({ value, label: translate(`ra.boolean.${value}`) }))
    : (field.values ?? []).map(({ value, label }) => ({ value, label: inLanguage(label, locale) }));
  if (choices.length === 0) return null;

  function choose(value: string) {
    const { [field.name]: _, ...others } = filterValues;
    setFilters(value ? { ...others, [field.name]: value } : others);
  }

  return (
    <TextField select label={inLanguage(field.label, locale)} value={filterValues[field.name] ?? ''} onChange={event => choose(event.target.value)}
      sx={{ minWidth: 140, flex: { xs: '1 1 140px', sm: '0 0 auto' } }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
      <MenuItem value="">{translate('erp.all')}</MenuItem>
      {choices.map(choice => <MenuItem key={choice.value} value={choice.value}>{choice.label}</MenuItem>)}
    </TextField>
  );
}
