import InputAdornment from '@mui/material/InputAdornment';
import { useLocaleState } from 'ra-core';
import { TextInput } from 'ra-ui-materialui';
import { useState, type FocusEvent } from 'react';
import { flushSync } from 'react-dom';
import { normalized } from './decimal';
import { grouped } from './format';
import type { FieldMeta } from './meta';

type Props = React.ComponentProps<typeof TextInput> & { number: FieldMeta };

/** A number that stays text: a number input would make a double of it. Accepts "1,234.50", shows it that way at rest. */
export function DecimalInput({ number, slotProps, ...input }: Props) {
  const [locale] = useLocaleState();
  const [writing, setWriting] = useState(false);
  // The number is shown anew when the field is entered. What Tab selected would be lost by that, and typing would add to it.
  const enter = (event: FocusEvent<HTMLInputElement>) => {
    flushSync(() => setWriting(true));
    event.target.select();
  };
  const adornment = number.type === 'money' && { startAdornment: <InputAdornment position="start">$</InputAdornment> };
  return (
    <TextInput {...input} format={(value: unknown) => (writing ? shown(value) : grouped(shown(value), locale, number.type === 'money' ? 2 : 0))} onFocus={enter} onBlur={() => setWriting(false)} parse={normalizedOrNull}
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
