import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useGetList, useLocaleState, useTranslate } from 'ra-core';
import { Link as RouterLink } from 'react-router-dom';
import { decimal, money } from '../../resource/format';
import { can, resourceOf, type Choice } from '../../resource/meta';
import { Sheet } from '../../resource/Sheet';
import { StateChip } from '../../resource/StateChip';
import type { Row } from '../../shell/dataProvider';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';
import { useSuite } from '../../shell/suiteContext';
import { useReport } from '../useReport';
import type { ValueOfDay } from './value';

/** Each is a question to the server: the first few, and the list has the rest. */
const MOST_WORKS = 8;

/** How the works that go on stand this morning. */
export function WorksInProgress() {
  const { meta } = useSuite();
  const readsBudgets = can(resourceOf(meta, 'budgets'), 'list') && can(resourceOf(meta, 'projects'), 'list');
  return readsBudgets ? <Works /> : null;
}

function Works() {
  const [locale] = useLocaleState();
  const { data } = useGetList<Row>('projects', { filter: { status: 'active' }, sort: { field: 'code', order: 'ASC' }, pagination: { page: 1, perPage: MOST_WORKS } });
  const title = inLanguage({ es: 'Obras en curso', en: 'Works in progress' }, locale);
  if (!data?.length) return null;
  return (
    <>
      <Typography variant="h2" sx={{ mt: 3, mb: 1 }}>{title}</Typography>
      <Sheet sx={{ overflow: 'hidden', mb: 3 }}>
        <Box tabIndex={0} role="region" aria-label={title} sx={{ overflowX: 'auto' }}>
          <Table>
            <TableHead>
              <TableRow>{HEADS.map((head, index) => <TableCell key={head.en} align={index === 0 || index === HEADS.length - 1 ? 'left' : 'right'}>{inLanguage(head, locale)}</TableCell>)}</TableRow>
            </TableHead>
            <TableBody>{data.map(work => <Work key={work.id} work={work} />)}</TableBody>
          </Table>
        </Box>
      </Sheet>
    </>
  );
}

function Work({ work }: { work: Row }) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const { data: value } = useReport<ValueOfDay>('projects', [work.id, 'earned-value']);
  const told = (figure: string | null | undefined, write: (figure: string) => string) => (figure == null ? translate('erp.none') : write(figure));
  return (
    <TableRow hover>
      <TableCell component="th" scope="row">
        <Link component={RouterLink} to={`/projects/${encodeURIComponent(String(work.id))}/value`} underline="hover">{String(work.name)}</Link>
      </TableCell>
      <TableCell align="right">{told(value?.progressPct, pct => `${decimal(pct, locale, 2)} %`)}</TableCell>
      <TableCell align="right">{told(value?.cpi, cpi => decimal(cpi, locale, 2))}</TableCell>
      <TableCell align="right">{told(value?.spi, spi => decimal(spi, locale, 2))}</TableCell>
      <TableCell align="right">{told(value?.eac, eac => money(eac, locale))}</TableCell>
      <TableCell>{value && <StateChip choice={standing(value)} />}</TableCell>
    </TableRow>
  );
}

function standing({ alerts }: ValueOfDay): Choice {
  const count = alerts.length;
  if (count === 0) return { value: 'none', label: { es: 'Sin avisos', en: 'No alerts' }, tone: 'success' };
  const label = { es: count === 1 ? '1 aviso' : `${count} avisos`, en: count === 1 ? '1 alert' : `${count} alerts` };
  return { value: 'some', label, tone: alerts.some(alert => alert.level === 'red') ? 'error' : 'warning' };
}

const HEADS: Text[] = [
  { es: 'Obra', en: 'Work' },
  { es: 'Avance', en: 'Progress' },
  { es: 'CPI', en: 'CPI' },
  { es: 'SPI', en: 'SPI' },
  { es: 'Costo al terminar', en: 'At completion' },
  { es: 'Avisos', en: 'Alerts' },
];
