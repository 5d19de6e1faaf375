import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { useGetOne, useLocaleState, useTranslate } from 'ra-core';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { sum } from '../../resource/decimal';
import { money } from '../../resource/format';
import { resourceOf, stateField } from '../../resource/meta';
import { Page } from '../../resource/Page';
import { Quiet } from '../../resource/Quiet';
import { Sheet } from '../../resource/Sheet';
import { Value } from '../../resource/Value';
import type { Row } from '../../shell/dataProvider';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';
import { useSuite } from '../../shell/suiteContext';
import { useAll } from '../useAll';
import { Waiting } from '../Waiting';
import { byCode, byType, keysOf, type BudgetLine } from './budgetTree';
import { GroupRows } from './GroupRows';

/** A budget by groups of its concepts, each with its total where it stands. */
export function BudgetTreePage() {
  const { id = '' } = useParams();
  const [locale] = useLocaleState();
  const { meta } = useSuite();
  const budget = useGetOne<Row>('budgets', { id }, { retry: false, onError: () => undefined });
  const lines = useAll('budget-lines', { budgetId: id }, 'code');
  const mayNameGroups = !!resourceOf(meta, 'wbs-items') && !!budget.data;
  const items = useAll('wbs-items', { projectId: budget.data?.projectId }, 'path', mayNameGroups);
  const say = (text: Text) => inLanguage(text, locale);
  if (!budget.data) return <Waiting error={budget.error} onRetry={() => void budget.refetch()} />;
  const name = String(budget.data.name);
  const state = stateField(resourceOf(meta, 'budgets')!);
  const crumbs = [{ label: say({ es: 'Presupuestos', en: 'Budgets' }), to: '/budgets' }, { label: name, to: `/budgets/${encodeURIComponent(id)}/show` }];
  return (
    <Page title={say({ es: `${name}, por grupos`, en: `${name}, by groups` })} crumbs={crumbs} beside={state && <Value field={state} record={budget.data} />}>
      {lines.data
        ? <Tree lines={lines.data as unknown as BudgetLine[]} names={new Map((items.data ?? []).map(item => [String(item.code), String(item.name)]))} />
        : <Waiting error={lines.error} onRetry={() => void lines.refetch()} />}
    </Page>
  );
}

function Tree({ lines, names }: { lines: BudgetLine[]; names: Map<string, string> }) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const types = useTypes();
  const [by, setBy] = useState('code');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const groups = by === 'code' ? byCode(lines) : byType(lines);
  const nameOf = (label: string) => (by === 'type' ? types.get(label) ?? label : [label, names.get(label)].filter(Boolean).join(' · '));
  const say = (text: Text) => inLanguage(text, locale);
  if (lines.length === 0) return <Quiet text={translate('erp.no_lines')} />;

  function turn(key: string) {
    const next = new Set(closed);
    if (!next.delete(key)) next.add(key);
    setClosed(next);
  }

  return (
    <Sheet sx={{ overflow: 'hidden' }}>
      <Box sx={{ display: 'flex', gap: 1, p: 1.25, alignItems: 'center', borderBottom: 1, borderColor: 'divider', flexWrap: 'wrap' }}>
        <TextField select label={say({ es: 'Agrupar por', en: 'Group by' })} value={by} onChange={event => { setBy(event.target.value); setClosed(new Set()); }} sx={{ minWidth: 140 }}>
          <MenuItem value="code">{say({ es: 'Clave', en: 'Code' })}</MenuItem>
          <MenuItem value="type">{say({ es: 'Tipo', en: 'Type' })}</MenuItem>
        </TextField>
        <Button onClick={() => setClosed(new Set())}>{say({ es: 'Abrir todo', en: 'Open all' })}</Button>
        <Button onClick={() => setClosed(new Set(keysOf(groups)))}>{say({ es: 'Cerrar todo', en: 'Close all' })}</Button>
      </Box>
      <Box tabIndex={0} role="region" aria-label={say({ es: 'Partidas por grupos', en: 'Budget lines by groups' })} sx={{ overflowX: 'auto' }}>
        <Table>
          <TableHead>
            <TableRow>
              {COLUMNS.map(column => <TableCell key={column.label.en} align={column.align}>{say(column.label)}</TableCell>)}
            </TableRow>
          </TableHead>
          <TableBody>
            {groups.map(group => <GroupRows key={group.key} {...{ group, lines, closed, nameOf }} depth={0} onTurn={turn} />)}
          </TableBody>
          <TableFooter>
            <TableRow sx={{ '& td, & th': { fontWeight: 700, color: 'text.primary', borderBottom: 0 } }}>
              <TableCell component="th" scope="row" colSpan={4}>{translate('erp.total')}</TableCell>
              <TableCell align="right">{money(sum(lines.map(line => line.amount)), locale)}</TableCell>
              <TableCell align="right">100 %</TableCell>
            </TableRow>
          </TableFooter>
        </Table>
      </Box>
    </Sheet>
  );
}

/** Names of the types of concepts, as the back end calls them. */
function useTypes(): Map<string, string> {
  const { meta } = useSuite();
  const [locale] = useLocaleState();
  const field = resourceOf(meta, 'budget-lines')?.fields.find(each => each.name === 'type');
  return new Map((field?.values ?? []).map(choice => [choice.value, inLanguage(choice.label, locale)]));
}

const COLUMNS: { label: Text; align: 'left' | 'right' }[] = [
  { label: { es: 'Concepto', en: 'Concept' }, align: 'left' },
  { label: { es: 'Unidad', en: 'Unit' }, align: 'left' },
  { label: { es: 'Cantidad', en: 'Quantity' }, align: 'right' },
  { label: { es: 'Precio unitario', en: 'Unit price' }, align: 'right' },
  { label: { es: 'Importe', en: 'Amount' }, align: 'right' },
  { label: { es: 'Parte', en: 'Share' }, align: 'right' },
];
