import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useGetOne, useLocaleState, useTranslate } from 'ra-core';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { sum } from '../../resource/decimal';
import type { FieldMeta } from '../../resource/meta';
import { Page } from '../../resource/Page';
import { Sheet } from '../../resource/Sheet';
import { SumTable } from '../../resource/SumTable';
import type { Row } from '../../shell/dataProvider';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';
import { useReport } from '../useReport';
import { Waiting } from '../Waiting';
import { Alerts } from './Alerts';
import type { Curve } from './curve';
import { Figures } from './Figures';
import { SCurve, SERIES_NAMES } from './SCurve';
import { notes, type ValueOfDay } from './value';

/** The value of a work: how it stands on a day, in figures and words, and its curve over all its time. */
export function ValuePage() {
  const { id = '' } = useParams();
  const [locale] = useLocaleState();
  const [on, setOn] = useState('');
  const [step, setStep] = useState('month');
  const project = useGetOne<Row>('projects', { id }, { retry: false, onError: () => undefined });
  const value = useReport<ValueOfDay>('projects', [id, 'earned-value'], on ? { on } : {});
  const curve = useReport<Curve>('projects', [id, 'scurve'], { step });
  const say = (text: Text) => inLanguage(text, locale);
  if (!project.data) return <Waiting error={project.error} onRetry={() => void project.refetch()} />;
  const name = String(project.data.name);
  const crumbs = [{ label: say({ es: 'Proyectos', en: 'Projects' }), to: '/projects' }, { label: name, to: `/projects/${encodeURIComponent(id)}/show` }];
  return (
    <Page title={say({ es: `Valor ganado de ${name}`, en: `Earned value of ${name}` })} crumbs={crumbs}
      actions={<DayAndStep on={on || value.data?.on || ''} step={step} onDay={setOn} onStep={setStep} />}>
      {value.data && !value.error ? <Day value={value.data} /> : <Waiting error={value.error} onRetry={() => void value.refetch()} />}
      <Typography variant="h2" sx={{ mt: 2.5, mb: 1 }}>{say({ es: 'Curva S', en: 'S-curve' })}</Typography>
      {curve.data ? <CurveAndTable curve={curve.data} /> : <Waiting error={curve.error} onRetry={() => void curve.refetch()} />}
      {value.data && value.data.lines.length > 0 && <Concepts value={value.data} />}
    </Page>
  );
}

interface DayAndStepProps {
  on: string;
  step: string;
  onDay(day: string): void;
  onStep(step: string): void;
}

function DayAndStep({ on, step, onDay, onStep }: DayAndStepProps) {
  const [locale] = useLocaleState();
  const say = (text: Text) => inLanguage(text, locale);
  return (
    <>
      <TextField type="date" label={say({ es: 'Al día', en: 'By the end of' })} value={on} onChange={event => onDay(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }} />
      <TextField select label={say({ es: 'Curva por', en: 'Curve by' })} value={step} onChange={event => onStep(event.target.value)} sx={{ minWidth: 110 }}>
        <MenuItem value="month">{say({ es: 'Mes', en: 'Month' })}</MenuItem>
        <MenuItem value="week">{say({ es: 'Semana', en: 'Week' })}</MenuItem>
      </TextField>
    </>
  );
}

function Day({ value }: { value: ValueOfDay }) {
  const [locale] = useLocaleState();
  return (
    <>
      <Figures value={value} />
      {notes(value, locale).map(note => <Typography key={note} color="text.secondary" sx={{ mt: 1 }}>{note}</Typography>)}
      <Typography variant="h2" sx={{ mt: 2.5, mb: 1 }}>{inLanguage({ es: 'Avisos', en: 'Alerts' }, locale)}</Typography>
      <Alerts alerts={value.alerts} />
    </>
  );
}

function CurveAndTable({ curve }: { curve: Curve }) {
  const [locale] = useLocaleState();
  return (
    <>
      <Sheet sx={{ p: { xs: 1, sm: 2 } }}><SCurve curve={curve} /></Sheet>
      <Sheet sx={{ mt: 1.5, overflow: 'auto', maxHeight: 360 }}>
        <SumTable label={inLanguage({ es: 'Cifras de la curva', en: 'Figures of the curve' }, locale)} fields={CURVE_FIELDS}
          rows={curve.points.map(point => ({ id: point.on, ...point }))} />
      </Sheet>
    </>
  );
}

function Concepts({ value }: { value: ValueOfDay }) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const title = inLanguage({ es: 'Costo por concepto', en: 'Cost by concept' }, locale);
  return (
    <>
      <Typography variant="h2" sx={{ mt: 2.5, mb: 1 }}>{title}</Typography>
      <Sheet sx={{ overflow: 'hidden' }}>
        <SumTable label={title} fields={CONCEPT_FIELDS}
          rows={value.lines.map(line => ({ id: line.code, ...line, concept: line.concept ?? translate('erp.none'), spentPct: line.deviationPct && sum([line.deviationPct, '100']) }))} />
      </Sheet>
    </>
  );
}

const CURVE_FIELDS: FieldMeta[] = [
  { name: 'on', type: 'date', label: { es: 'Al día', en: 'By' } },
  { name: 'planned', type: 'money', label: SERIES_NAMES.planned },
  { name: 'earned', type: 'money', label: SERIES_NAMES.earned },
  { name: 'actual', type: 'money', label: SERIES_NAMES.actual },
];

const CONCEPT_FIELDS: FieldMeta[] = [
  { name: 'code', type: 'text', label: { es: 'Clave', en: 'Code' } },
  { name: 'concept', type: 'text', label: { es: 'Concepto', en: 'Concept' } },
  { name: 'budgeted', type: 'money', label: { es: 'Presupuesto', en: 'Budget' }, total: true },
  { name: 'actual', type: 'money', label: SERIES_NAMES.actual, total: true },
  { name: 'spentPct', type: 'decimal', scale: 2, label: { es: 'Gastado (%)', en: 'Spent (%)' } },
];
