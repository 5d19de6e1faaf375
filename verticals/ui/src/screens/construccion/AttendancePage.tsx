import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useGetOne, useLocaleState, useTranslate } from 'ra-core';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { can, resourceOf } from '../../resource/meta';
import { Page } from '../../resource/Page';
import { Quiet } from '../../resource/Quiet';
import type { Row } from '../../shell/dataProvider';
import { inLanguage } from '../../shell/language';
import { newKey } from '../../shell/newKey';
import type { Text } from '../../shell/place';
import { useSuite } from '../../shell/suiteContext';
import { useAll } from '../useAll';
import { useUnsent } from '../useUnsent';
import { Waiting } from '../Waiting';
import { AttendanceRows } from './AttendanceRows';
import { dayOf, entries, lineOf, on, refusedOn, type Assignment, type Entry, type Line, type Recorded, type Stay, type Work } from './attendanceSheet';
import { RefusedEntries } from './RefusedEntries';

/** A crew's day: who is here, on what, how long. Works on while the network is away. */
export function AttendancePage() {
  const { id = '' } = useParams();
  const [locale] = useLocaleState();
  const say = (text: Text) => inLanguage(text, locale);
  const [day, setDay] = useState(() => dayOf(new Date()));
  const crew = useGetOne<Row>('crews', { id }, { retry: false, onError: () => undefined });
  const members = useAll('crew-members', { crewId: id }, 'employeeName');
  const unsent = useUnsent<Entry>('attendance');
  // Whoever may no longer see the crew still has what they wrote down of it.
  const onDevice = <OnDevice {...unsent} />;
  if (!crew.data || !members.data) return <>{onDevice}<Waiting error={crew.error ?? members.error} onRetry={() => { void crew.refetch(); void members.refetch(); }} /></>;
  const name = String(crew.data.name);
  const crumbs = [{ label: say({ es: 'Cuadrillas', en: 'Crews' }), to: '/crews' }, { label: name, to: `/crews/${encodeURIComponent(id)}/show` }];
  const present = on(members.data as unknown as Stay[], day);
  return (
    <Page title={say({ es: `Asistencia de ${name}`, en: `Attendance of ${name}` })} crumbs={crumbs} actions={(
      <TextField type="date" label={say({ es: 'Día', en: 'Day' })} value={day} onChange={event => setDay(event.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
    )}>
      {onDevice}
      {present.length === 0
        ? <Quiet text={say({ es: 'Ese día la cuadrilla no tiene integrantes.', en: 'On that day nobody belongs to the crew.' })} />
        : <Sheet key={day} day={day} work={{ id: String(crew.data.projectId), name: String(crew.data.projectName) }} members={present} unsent={unsent} />}
    </Page>
  );
}

interface SheetProps {
  day: string;
  work: Work;
  members: Stay[];
  unsent: ReturnType<typeof useUnsent<Entry>>;
}

function Sheet({ day, work, members, unsent }: SheetProps) {
  const [locale] = useLocaleState();
  const { meta } = useSuite();
  const say = (text: Text) => inLanguage(text, locale);
  const mayAssign = !!resourceOf(meta, 'assignments');
  const assignments = useAll('assignments', { projectId: work.id }, 'employeeName', mayAssign);
  const recorded = useAll('attendance', { projectId: work.id, workDate: day }, 'employeeName');
  const [touched, setTouched] = useState<ReadonlyMap<string, Line>>(new Map());
  if (!recorded.data && !recorded.error) return <Waiting error={undefined} onRetry={() => undefined} />;

  const days = new Map((recorded.data as unknown as Recorded[] ?? []).map(one => [one.employeeId, one]));
  const onTheirWay = new Map(unsent.waiting.filter(entry => entry.workDate === day).map(entry => [entry.employeeId, entry]));
  const known = new Set([...days.keys(), ...onTheirWay.keys()]);
  const assigned = on(assignments.data as unknown as Assignment[] ?? [], day);
  const refused = refusedOn(unsent.refused, day, work.id);
  const line = (employee: string) => lineOf(employee, assigned, touched, refused.get(employee)?.record);
  const mayRecord = can(resourceOf(meta, 'attendance'), 'create');
  const save = () => {
    const written = entries(day, work, members, line, known, newKey);
    const anew = written.flatMap(({ employeeId }) => refused.get(employeeId)?.record.key ?? []);
    unsent.add(written, anew);
  };
  const open = members.filter(({ employeeId }) => !known.has(employeeId) && line(employeeId).isHere).length;
  return (
    <>
      <AttendanceRows {...{ members, days, onTheirWay, refused, line }} isFixed={!mayRecord}
        onChange={(employee, changed) => setTouched(new Map(touched).set(employee, changed))} />
      {mayRecord && open > 0 && (
        <Button variant="contained" sx={{ mt: 1.5 }} onClick={save}>
          {say({ es: `Guardar ${open === 1 ? 'a 1 persona' : `a ${open} personas`}`, en: `Save ${open === 1 ? '1 person' : `${open} people`}` })}
        </Button>
      )}
    </>
  );
}

/** What is on this device only, whatever day it is of. */
function OnDevice({ waiting, refused, error, send, retry, discard }: ReturnType<typeof useUnsent<Entry>>) {
  return (
    <>
      <WaitingEntries count={waiting.length} error={error?.status ? error.message : undefined} onSend={() => void send()} />
      <RefusedEntries refused={refused} onRetry={retry} onDiscard={discard} />
    </>
  );
}

function WaitingEntries({ count, error, onSend }: { count: number; error: string | undefined; onSend(): void }) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  if (count === 0) return null;
  const kept: Text = count === 1
    ? { es: '1 registro está solo en este equipo. Se enviará cuando haya red.', en: '1 entry is on this device only. It will be sent when there is a network.' }
    : { es: `${count} registros están solo en este equipo. Se enviarán cuando haya red.`, en: `${count} entries are on this device only. They will be sent when there is a network.` };
  return (
    <Alert severity="warning" role="status" sx={{ mb: 1.5 }} action={<Button color="inherit" onClick={onSend}>{inLanguage({ es: 'Enviar ahora', en: 'Send now' }, locale)}</Button>}>
      {inLanguage(kept, locale)} {error && translate(error, { _: error })}
    </Alert>
  );
}
