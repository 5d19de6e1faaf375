import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useLocaleState, useTranslate } from 'ra-core';
import type { ReactNode } from 'react';
import { inLanguage } from '../shell/language';
import { sum } from './decimal';
import type { FieldMeta } from './meta';
import { isNumeric, Value } from './Value';

interface Props {
  label: string;
  fields: FieldMeta[];
  rows: Record<string, unknown>[];
  /** What stands in the first column, when it is more than the value. */
  first?: (row: Record<string, unknown>, field: FieldMeta) => ReactNode;
}

/** A plain table that adds up the columns that ask for it. */
export function SumTable({ label, fields, rows, first }: Props) {
  const [locale] = useLocaleState();
  return (
    // A table wider than the screen scrolls; the keyboard must be able to scroll it too.
    <Box tabIndex={0} role="region" aria-label={label} sx={{ overflowX: 'auto' }}>
      <Table>
        <TableHead>
          <TableRow>
            {fields.map(field => <TableCell key={field.name} align={alignOf(field)}>{inLanguage(field.label, locale)}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, number) => (
            <TableRow key={String(row.id ?? number)} hover>
              {fields.map((field, column) => (
                <TableCell key={field.name} align={alignOf(field)}>
                  {column === 0 && first ? first(row, field) : <Value field={field} record={row} />}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
        <Totals fields={fields} rows={rows} />
      </Table>
    </Box>
  );
}

/** Sums stand under their columns; a table without any gets no foot. */
export function Totals({ fields, rows }: Pick<Props, 'fields' | 'rows'>) {
  const translate = useTranslate();
  if (!fields.some(field => field.total)) return null;
  return (
    <TableFooter>
      <TableRow sx={{ '& td': { fontWeight: 700, fontSize: 'inherit', color: 'text.primary', borderBottom: 0 } }}>
        {fields.map((field, column) => (
          <TableCell key={field.name} align={alignOf(field)}>
            {field.total ? <Value field={field} record={{ [field.name]: sum(rows.map(row => row[field.name])) }} /> : column === 0 && translate('erp.total')}
          </TableCell>
        ))}
      </TableRow>
    </TableFooter>
  );
}

function alignOf(field: FieldMeta): 'right' | 'left' {
  return isNumeric(field) ? 'right' : 'left';
}
