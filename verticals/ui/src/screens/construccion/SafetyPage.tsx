import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useLocaleState, useTranslate } from 'ra-core';
import type { ReactNode } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import type { FieldMeta } from '../../resource/meta';
import { Page } from '../../resource/Page';
import { Sheet } from '../../resource/Sheet';
import { SumTable } from '../../resource/SumTable';
import { Value } from '../../resource/Value';
import type { Row } from '../../shell/dataProvider';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';
import { useSuite } from '../../shell/suiteContext';
import { FigureSheet } from '../FigureSheet';
import { SAFETY_TITLE } from '../ownScreens';
import { useAll } from '../useAll';
import { useReport } from '../useReport';
import { Waiting } from '../Waiting';
import { columnOf, figuresOf, questionOf, risksAt, warningOf, withAnswer, type Kpis } from './safety';

/** How safe one work or all of them were over a period: the address says which, so that it can be sent to somebody. */
export function SafetyPage() {
  const [locale] = useLocaleState();
  const [address, setAddress] = useSearchParams();
  const kpis = useReport<Kpis>('hse', ['kpis'], questionOf(address));
  const projects = useAll('projects', {}, 'code');
  const project = projects.data?.find(each => each.id === address.get('project'));
  const name = project && String(project.name);
  const title = name ? { es: `Seguridad de ${name}`, en: `Safety of ${name}` } : SAFETY_TITLE;
  const crumbs = name ? [{ label: inLanguage(SAFETY_TITLE, locale), to: '/safety' }, { label: name, to: `/projects/${encodeURIComponent(String(project.id))}/show` }] : [];
  return (
    <Page title={inLanguage(title, locale)} crumbs={crumbs} actions={(
      <Questions projects={projects.data ?? []} project={project} from={address.get('from') ?? kpis.data?.from ?? ''} to={address.get('to') ?? kpis.data?.to ?? ''}
        onAnswer={(question, answer) => setAddress(withAnswer(address, question, answer), { replace: true })} />
    )}>
      {kpis.data && !kpis.error ? <Told kpis={kpis.data} project={address.get('project')} /> : <Waiting error={kpis.error} onRetry={() => void kpis.refetch()} />}
    </Page>
  );
}

interface QuestionsProps {
  projects: Row[];
  project: Row | undefined;
  from: string;
  to: string;
  onAnswer(question: string, answer: string): void;
}

function Questions({ projects, project, from, to, onAnswer }: QuestionsProps) {
  const [locale] = useLocaleState();
  const say = (text: Text) => inLanguage(text, locale);
  return (
    <>
      <TextField select label={say({ es: 'Obra', en: 'Work' })} value={project?.id ?? ''} onChange={event => onAnswer('project', event.target.value)}
        sx={{ width: { xs: '100%', sm: 240 } }} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
        <MenuItem value="">{say({ es: 'Todas', en: 'All' })}</MenuItem>
        {projects.map(each => <MenuItem key={each.id} value={String(each.id)}>{String(each.name)}</MenuItem>)}
      </TextField>
      <TextField type="date" label={say({ es: 'Desde', en: 'From' })} value={from} onChange={event => onAnswer('from', event.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
      <TextField type="date" label={say({ es: 'Hasta', en: 'To' })} value={to} onChange={event => onAnswer('to', event.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
    </>
  );
}

function Told({ kpis, project }: { kpis: Kpis; project: string | null }) {
  const { meta } = useSuite();
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const warning = warningOf(kpis, locale);
  return (
    <>
      {warning && <Typography sx={{ mb: 1.5, fontWeight: 600, color: 'error.main' }}>{warning}</Typography>}
      <FigureSheet figures={figuresOf(kpis, locale, translate('erp.none'))} />
      <Box sx={{ display: 'grid', columnGap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } }}>
        <Counted title={{ es: 'Incidentes por tipo', en: 'Incidents by kind' }} column={columnOf(meta, 'incidents', 'kind')} rows={kpis.incidents} />
        <Counted title={{ es: 'Riesgos sin controlar', en: 'Risks out of control' }} column={columnOf(meta, 'risks', 'level')} rows={kpis.openRisks}
          first={(row, field) => <Link component={RouterLink} to={risksAt(String(row.level), project)} underline="hover"><Value field={field} record={row} /></Link>} />
      </Box>
    </>
  );
}

interface CountedProps {
  title: Text;
  column: FieldMeta[];
  rows: Record<string, unknown>[];
  first?: (row: Record<string, unknown>, field: FieldMeta) => ReactNode;
}

/** How many there are of each, and of all. */
function Counted({ title, column, rows, first }: CountedProps) {
  const [locale] = useLocaleState();
  const told = inLanguage(title, locale);
  return (
    <Box>
      <Typography variant="h2" sx={{ mt: 2.5, mb: 1 }}>{told}</Typography>
      <Sheet sx={{ overflow: 'hidden' }}>
        <SumTable label={told} fields={[...column, NUMBER]} rows={rows} {...(first && { first })} />
      </Sheet>
    </Box>
  );
}

const NUMBER: FieldMeta = { name: 'number', type: 'integer', label: { es: 'Cuántos', en: 'How many' }, total: true };
