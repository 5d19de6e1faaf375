import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { useLocaleState } from 'ra-core';
import { Sheet } from '../../resource/Sheet';
import { StateChip } from '../../resource/StateChip';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';
import type { Entry, Line, Recorded, Stay } from './attendanceSheet';

interface Props {
  members: Stay[];
  /** By person: what is on record. */
  days: ReadonlyMap<string, Recorded>;
  /** By person: what is on this device only. */
  onTheirWay: ReadonlyMap<string, Entry>;
  /** By person: why the last attempt was refused. */
  refused: ReadonlyMap<string, string>;
  line(employee: string): Line;
  isFixed: boolean;
  onChange(employee: string, line: Line): void;
}

/** A line for each member: what is on record to be read, the others to be filled in. */
export function AttendanceTable({ members, days, onTheirWay, refused, line, isFixed, onChange }: Props) {
  const [locale] = useLocaleState();
  const say = (text: Text) => inLanguage(text, locale);
  return (
    <Sheet sx={{ overflow: 'hidden' }}>
      <Box tabIndex={0} role="region" aria-label={say({ es: 'Integrantes', en: 'Members' })} sx={{ overflowX: 'auto' }}>
        <Table>
          <TableHead>
            <TableRow>
              <TableCell>{say({ es: 'Persona', en: 'Person' })}</TableCell>
              <TableCell align="center">{say({ es: 'Vino', en: 'Here' })}</TableCell>
              <TableCell>{say({ es: 'Concepto', en: 'Concept' })}</TableCell>
              <TableCell>{say({ es: 'Horas', en: 'Hours' })}</TableCell>
              <TableCell>{say({ es: 'Estado', en: 'State' })}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {members.map(({ employeeId, employeeName }) => {
              const known = days.get(employeeId) ?? onTheirWay.get(employeeId);
              return (
                <TableRow key={employeeId} hover>
                  <TableCell component="th" scope="row">{employeeName}</TableCell>
                  {known
                    ? <Known day={known} isStored={days.has(employeeId)} />
                    : <Open name={employeeName} line={line(employeeId)} isFixed={isFixed} refusal={refused.get(employeeId)} onChange={changed => onChange(employeeId, changed)} />}
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </Box>
    </Sheet>
  );
}

function Known({ day, isStored }: { day: { code: string; hours: string }; isStored: boolean }) {
  return (
    <>
      <TableCell align="center">✓</TableCell>
      <TableCell>{day.code}</TableCell>
      <TableCell>{day.hours}</TableCell>
      <TableCell><StateChip choice={isStored ? STORED : KEPT} /></TableCell>
    </>
  );
}

const STORED = { value: 'stored', label: { es: 'Guardada', en: 'Saved' }, tone: 'success' as const };
const KEPT = { value: 'kept', label: { es: 'En este equipo', en: 'On this device' }, tone: 'warning' as const };

function Open({ name, line, isFixed, refusal, onChange }: { name: string; line: Line; isFixed: boolean; refusal: string | undefined; onChange(line: Line): void }) {
  const [locale] = useLocaleState();
  const label = (text: Text) => `${inLanguage(text, locale)}: ${name}`;
  const isOff = isFixed || !line.isHere;
  return (
    <>
      <TableCell align="center" sx={{ p: 0 }}>
        <Box component="label" sx={{ display: 'grid', placeItems: 'center', minHeight: 32, minWidth: 44 }}>
          <Box component="input" type="checkbox" checked={line.isHere} disabled={isFixed} onChange={() => onChange({ ...line, isHere: !line.isHere })}
            aria-label={label({ es: 'Vino', en: 'Here' })} sx={{ width: 24, height: 18, m: 0, accentColor: theme => theme.palette.primary.main }} />
        </Box>
      </TableCell>
      <TableCell>
        <TextField value={line.code} disabled={isOff} onChange={event => onChange({ ...line, code: event.target.value })} sx={{ minWidth: 110 }}
          slotProps={{ htmlInput: { 'aria-label': label({ es: 'Concepto', en: 'Concept' }), maxLength: 20 } }} />
      </TableCell>
      <TableCell>
        <TextField value={line.hours} disabled={isOff} onChange={event => onChange({ ...line, hours: event.target.value })} sx={{ width: 80 }}
          slotProps={{ htmlInput: { 'aria-label': label({ es: 'Horas', en: 'Hours' }), inputMode: 'decimal' } }} />
      </TableCell>
      <TableCell sx={{ color: 'error.main', minWidth: 140 }} role={refusal ? 'alert' : undefined}>{refusal}</TableCell>
    </>
  );
}
