import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useLocaleState, useTranslate } from 'ra-core';
import { Sheet } from '../../resource/Sheet';
import { StateChip } from '../../resource/StateChip';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';
import type { Refused } from '../unsent';
import type { Entry, Line, Recorded, Stay } from './attendanceSheet';

interface Props {
  members: Stay[];
  /** By person: what is on record. */
  days: ReadonlyMap<string, Recorded>;
  /** By person: what is on this device only. */
  onTheirWay: ReadonlyMap<string, Entry>;
  /** By person: what was refused, and why. */
  refused: ReadonlyMap<string, Refused<Entry>>;
  line(employee: string): Line;
  isFixed: boolean;
  onChange(employee: string, line: Line): void;
}

/** A row for each member: what is on record to be read, the others to be filled in, on a phone in two lines each. */
export function AttendanceRows({ members, days, onTheirWay, refused, line, isFixed, onChange }: Props) {
  const [locale] = useLocaleState();
  return (
    <Sheet>
      <Box aria-hidden sx={{ ...rowSx, display: { xs: 'none', sm: 'grid' }, fontWeight: 600 }}>
        {COLUMNS.map(({ name, label }) => <Box key={name} sx={{ gridArea: name }}>{inLanguage(label, locale)}</Box>)}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {members.map(({ employeeId, employeeName }) => {
          const known = days.get(employeeId) ?? onTheirWay.get(employeeId);
          return (
            <Box component="li" key={employeeId} sx={{ ...rowSx, borderTop: 1, borderColor: 'divider' }}>
              <Box sx={{ gridArea: 'person' }}>{employeeName}</Box>
              {known
                ? <Known day={known} isStored={days.has(employeeId)} />
                : <Open name={employeeName} line={line(employeeId)} isFixed={isFixed} refusal={refused.get(employeeId)?.reason} onChange={changed => onChange(employeeId, changed)} />}
            </Box>
          );
        })}
      </Box>
    </Sheet>
  );
}

const COLUMNS: { name: string; label: Text }[] = [
  { name: 'person', label: { es: 'Persona', en: 'Person' } },
  { name: 'here', label: { es: 'Vino', en: 'Here' } },
  { name: 'code', label: { es: 'Concepto', en: 'Concept' } },
  { name: 'hours', label: { es: 'Horas', en: 'Hours' } },
  { name: 'state', label: { es: 'Estado', en: 'State' } },
];

const rowSx = {
  display: 'grid', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, px: 1.5, py: 0.75,
  gridTemplateColumns: { xs: '44px 1fr 80px', sm: 'minmax(140px, 2fr) 44px minmax(110px, 1fr) 80px minmax(140px, 2fr)' },
  gridTemplateAreas: { xs: '"here person person" ". code hours" ". state state"', sm: '"person here code hours state"' },
} as const;

function Known({ day, isStored }: { day: { code: string; hours: string }; isStored: boolean }) {
  return (
    <>
      <Box sx={{ gridArea: 'here', textAlign: 'center' }}>✓</Box>
      <Box sx={{ gridArea: 'code' }}>{day.code}</Box>
      <Box sx={{ gridArea: 'hours' }}>{day.hours}</Box>
      <Box sx={{ gridArea: 'state' }}><StateChip choice={isStored ? STORED : KEPT} /></Box>
    </>
  );
}

const STORED = { value: 'stored', label: { es: 'Guardada', en: 'Saved' }, tone: 'success' as const };
const KEPT = { value: 'kept', label: { es: 'En este equipo', en: 'On this device' }, tone: 'warning' as const };

function Open({ name, line, isFixed, refusal, onChange }: { name: string; line: Line; isFixed: boolean; refusal: string | undefined; onChange(line: Line): void }) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const label = (text: Text) => `${inLanguage(text, locale)}: ${name}`;
  const isOff = isFixed || !line.isHere;
  return (
    <>
      <Box component="label" sx={{ gridArea: 'here', display: 'grid', placeItems: 'center', minHeight: 32 }}>
        <Box component="input" type="checkbox" checked={line.isHere} disabled={isFixed} onChange={() => onChange({ ...line, isHere: !line.isHere })}
          aria-label={label({ es: 'Vino', en: 'Here' })} sx={{ width: 24, height: 18, m: 0, accentColor: theme => theme.palette.primary.main }} />
      </Box>
      <TextField value={line.code} disabled={isOff} onChange={event => onChange({ ...line, code: event.target.value })} sx={{ gridArea: 'code' }}
        slotProps={{ htmlInput: { 'aria-label': label({ es: 'Concepto', en: 'Concept' }), maxLength: 20 } }} />
      <TextField value={line.hours} disabled={isOff} onChange={event => onChange({ ...line, hours: event.target.value })} sx={{ gridArea: 'hours' }}
        slotProps={{ htmlInput: { 'aria-label': label({ es: 'Horas', en: 'Hours' }), inputMode: 'decimal' } }} />
      {refusal && <Box role="alert" sx={{ gridArea: 'state', color: 'error.main' }}>{translate(refusal, { _: refusal })}</Box>}
    </>
  );
}
