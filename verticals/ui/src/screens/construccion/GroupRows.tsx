import ChevronRight from '@mui/icons-material/ChevronRight';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Button from '@mui/material/Button';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { useLocaleState, useTranslate } from 'ra-core';
import { decimal, money } from '../../resource/format';
import { shareOfBudget, type BudgetLine, type Group } from './budgetTree';

interface Props {
  group: Group;
  /** All lines of the budget: shares are of their sum. */
  lines: BudgetLine[];
  closed: ReadonlySet<string>;
  depth: number;
  nameOf(label: string): string;
  onTurn(key: string): void;
}

const INDENT = 2.5;

/** A group's head with its total, and below it, while it is open, what it holds. */
export function GroupRows({ group, lines, closed, depth, nameOf, onTurn }: Props) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const open = !closed.has(group.key);
  const share = shareOfBudget(group, lines);
  return (
    <>
      <TableRow sx={{ '& td, & th': { fontWeight: 600 } }}>
        <TableCell component="th" scope="row" colSpan={4} sx={{ pl: 1 + depth * INDENT }}>
          <Button color="inherit" aria-expanded={open} onClick={() => onTurn(group.key)} startIcon={open ? <ExpandMore /> : <ChevronRight />} sx={{ textAlign: 'left' }}>
            {nameOf(group.label)}
          </Button>
        </TableCell>
        <TableCell align="right">{money(group.total, locale)}</TableCell>
        <TableCell align="right">{share === undefined ? translate('erp.none') : `${decimal(share, locale, 1)} %`}</TableCell>
      </TableRow>
      {open && group.groups.map(inner => <GroupRows key={inner.key} {...{ lines, closed, nameOf, onTurn }} group={inner} depth={depth + 1} />)}
      {open && group.lines.map(line => (
        <TableRow key={line.id} hover>
          <TableCell sx={{ pl: 2 + (depth + 1) * INDENT }}>{line.code} · {line.concept}</TableCell>
          <TableCell>{line.unit}</TableCell>
          <TableCell align="right">{decimal(line.quantity, locale, 4)}</TableCell>
          <TableCell align="right">{money(line.unitPrice, locale, 6)}</TableCell>
          <TableCell align="right">{money(line.amount, locale)}</TableCell>
          <TableCell />
        </TableRow>
      ))}
    </>
  );
}
