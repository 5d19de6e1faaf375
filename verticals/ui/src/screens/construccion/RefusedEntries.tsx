import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useLocaleState, useTranslate } from 'ra-core';
import { useRef, useState } from 'react';
import { day } from '../../resource/format';
import { Sheet } from '../../resource/Sheet';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';
import type { Refused } from '../unsent';
import { contentOf, nameOf, type Entry } from './attendanceSheet';
import { DISCARD, DiscardDialog } from './DiscardDialog';

interface Props {
  refused: Refused<Entry>[];
  onRetry(keys: string[]): void;
  onDiscard(keys: string[]): void;
}

/** What the back end did not take, whatever day it is of: it is on this device alone, and leaves it only when the person says so. */
export function RefusedEntries({ refused, onRetry, onDiscard }: Props) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const [asking, setAsking] = useState<Entry[]>([]);
  const place = useRef<HTMLDivElement>(null);
  const isDiscarded = useRef(false);
  const say = (text: Text) => inLanguage(text, locale);
  const all = refused.map(({ record }) => record);

  function discard(entries: Entry[]) {
    isDiscarded.current = true;
    setAsking([]);
    onDiscard(keysOf(entries));
  }

  /** The button that opened the dialog is gone with its entry: whoever works by the keyboard goes on from here. */
  function gone() {
    if (isDiscarded.current) place.current?.focus();
    isDiscarded.current = false;
  }

  return (
    <Box ref={place} tabIndex={-1} sx={{ outline: 'none' }} {...(all.length > 0 && { role: 'region', 'aria-label': say(TITLE) })}>
      {all.length > 0 && (
        <Sheet sx={{ mb: 1.5 }}>
          <Alert severity="error" role="status">{say(headline(all.length))}</Alert>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {refused.map(({ record, reason }) => (
              <Box component="li" key={record.key} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1.5, py: 1, borderTop: 1, borderColor: 'divider' }}>
                <Box sx={{ flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' }}>
                  <Box sx={{ fontWeight: 600 }}>{nameOf(record)}</Box>
                  <Box sx={{ color: 'text.secondary' }}>{say(contentOf(record, locale))}</Box>
                  <Box sx={{ color: 'error.main' }}>{translate(reason, { _: reason })}</Box>
                </Box>
                <Button onClick={() => onRetry([record.key])} aria-label={`${say(RETRY)}: ${nameOf(record)}, ${day(record.workDate, locale)}`}>{say(RETRY)}</Button>
                <Button color="error" onClick={() => setAsking([record])} aria-label={`${say(DISCARD)}: ${nameOf(record)}, ${day(record.workDate, locale)}`}>{say(DISCARD)}</Button>
              </Box>
            ))}
          </Box>
          {all.length > 1 && (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, p: 1, borderTop: 1, borderColor: 'divider' }}>
              <Button onClick={() => onRetry(keysOf(all))}>{say(RETRY_ALL)}</Button>
              <Button color="error" onClick={() => setAsking(all)}>{say(DISCARD_ALL)}</Button>
            </Box>
          )}
        </Sheet>
      )}
      <DiscardDialog entries={asking} onCancel={() => setAsking([])} onDiscard={discard} onGone={gone} />
    </Box>
  );
}

const TITLE: Text = { es: 'Lo que no se guardó', en: 'What was not saved' };
const RETRY: Text = { es: 'Intentar de nuevo', en: 'Try again' };
const RETRY_ALL: Text = { es: 'Intentar todos de nuevo', en: 'Try all again' };
const DISCARD_ALL: Text = { es: 'Descartar todos', en: 'Discard all' };

function headline(count: number): Text {
  return count === 1
    ? { es: '1 registro no se guardó y está solo en este equipo. Corrija su renglón, intente de nuevo o descártelo.', en: '1 entry was not saved and is on this device only. Correct its line, try again, or discard it.' }
    : { es: `${count} registros no se guardaron y están solo en este equipo. Corrija sus renglones, intente de nuevo o descártelos.`, en: `${count} entries were not saved and are on this device only. Correct their lines, try again, or discard them.` };
}

function keysOf(entries: Entry[]): string[] {
  return entries.map(({ key }) => key);
}
