import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useLocaleState, useTranslate } from 'ra-core';
import { useRef } from 'react';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';
import { contentOf, nameOf, type Entry } from './attendanceSheet';

export const DISCARD: Text = { es: 'Descartar', en: 'Discard' };

interface Props {
  /** None: it is not open. */
  entries: Entry[];
  onCancel(): void;
  onDiscard(entries: Entry[]): void;
  onGone(): void;
}

/** Asks before what is on this device alone is thrown away, and says all of it. */
export function DiscardDialog({ entries, onCancel, onDiscard, onGone }: Props) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const last = useRef(entries);
  // What it asks about stays readable while it fades.
  if (entries.length > 0) last.current = entries;
  const told = last.current;
  const say = (text: Text) => inLanguage(text, locale);
  return (
    <Dialog open={entries.length > 0} onClose={onCancel} aria-labelledby="discard-title" aria-describedby="discard-text" slotProps={{ transition: { onExited: onGone } }}>
      <DialogTitle id="discard-title">{say(question(told))}</DialogTitle>
      <DialogContent id="discard-text">
        <Box component="ul" sx={{ m: 0, mb: 1.5, pl: 2.5 }}>
          {told.map(entry => <li key={entry.key}>{nameOf(entry)}: {say(contentOf(entry, locale))}</li>)}
        </Box>
        {say({
          es: 'No está en ningún otro lado: se pierde para siempre, y no contará en la nómina si nadie lo anota de nuevo.',
          en: 'It is nowhere else: it is lost for ever, and will not count in the payroll unless somebody writes it down again.',
        })}
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>{translate('ra.action.cancel')}</Button>
        <Button color="error" variant="contained" onClick={() => onDiscard(told)}>{say(DISCARD)}</Button>
      </DialogActions>
    </Dialog>
  );
}

function question(entries: Entry[]): Text {
  return entries.length === 1
    ? { es: '¿Descartar este registro?', en: 'Discard this entry?' }
    : { es: `¿Descartar estos ${entries.length} registros?`, en: `Discard these ${entries.length} entries?` };
}
