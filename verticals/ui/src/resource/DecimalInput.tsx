import InputAdornment from '@mui/material/InputAdornment';
import { useLocaleState } from 'ra-core';
import { TextInput } from 'ra-ui-materialui';
import { useState } from 'react';
import { normalized } from './decimal';
import { grouped } from './format';
import type { FieldMeta } from './meta';

type Props = React.ComponentProps<typeof TextInput> & { number: FieldMeta };

/** A number that stays text: a number input would make a double of it. Accepts "1,234.50", shows it that way at rest. */
export function DecimalInput({ number, slotProps, ...input }: Props) {
  const [locale] = useLocaleState();
  const [writing, setWriting] = useState(false);
  const adornment = number.type === 'money' && { startAdornment: <InputAdornment position="start">$</InputAdornment> };
  return (
    <TextInput {...input} format={(value: unknown) => (writing ? shown(value) : grouped(shown(value), locale, number.type === 'money' ? 2 : 0))} onFocus={() => setWriting(true)} onBlur={() => setWriting(false)} parse={normalizedOrNull}
      sx={{ '& input': { textAlign: 'right' } }}
      slotProps={{ ...slotProps, input: { ...adornment }, htmlInput: { inputMode: 'decimal', autoComplete: 'off', ...(slotProps?.htmlInput as object) } }} />
  );
}

function shown(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

// While a number is half typed ("12.") it is kept as it is; the rule complains only when the field is left.
function normalizedOrNull(typed: string): string | null {
  if (typed === '') return null;
  return typed.endsWith('.') ? typed : normalized(typed);
}
