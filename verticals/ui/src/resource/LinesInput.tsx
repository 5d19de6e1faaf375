import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { SourceContextProvider, useLocaleState, useTranslate } from 'ra-core';
import { useMemo } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { inLanguage } from '../shell/language';
import { FieldInput } from './FieldInput';
import type { FieldMeta } from './meta';
import { Sheet } from './Sheet';
import { Totals } from './SumTable';
import { isNumeric } from './Value';

/** The lines of a document as a table that is written in, with running totals. */
export function LinesInput({ field }: { field: FieldMeta }) {
  const { fields: rows, append, remove } = useFieldArray({ name: field.name });
  const typed: Record<string, unknown>[] = useWatch({ name: field.name }) ?? [];
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const columns = field.fields ?? [];
  return (
    <Box>
      <Typography variant="h2" sx={{ mb: 1 }}>{inLanguage(field.label, locale)}</Typography>
      <Sheet sx={{ overflowX: 'auto' }}>
        <Table>
          <TableHead>
            <TableRow>
              {columns.map(column => <TableCell key={column.name} align={isNumeric(column) ? 'right' : 'left'}>{inLanguage(column.label, locale)}</TableCell>)}
              <TableCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row, index) => (
              <LineRow key={row.id} at={`${field.name}.${index}`} columns={columns} number={index + 1} onRemove={() => remove(index)} />
            ))}
          </TableBody>
          <Totals fields={columns} rows={typed} />
        </Table>
        <Box sx={{ p: 1 }}>
          <Button startIcon={<AddIcon />} onClick={() => append(emptyLine(columns))}>{translate('erp.add_line')}</Button>
        </Box>
      </Sheet>
    </Box>
  );
}

interface LineRowProps {
  at: string;
  columns: FieldMeta[];
  number: number;
  onRemove(): void;
}

function LineRow({ at, columns, number, onRemove }: LineRowProps) {
  const translate = useTranslate();
  const sources = useMemo(() => ({ getSource: (source: string) => `${at}.${source}`, getLabel: (source: string) => source }), [at]);
  return (
    <SourceContextProvider value={sources}>
      <TableRow sx={{ verticalAlign: 'top' }}>
        {columns.map(column => (
          <TableCell key={column.name} sx={{ minWidth: 120 }}>{!column.readOnly && <FieldInput field={column} hideLabel />}</TableCell>
        ))}
        <TableCell sx={{ width: 40 }}>
          <IconButton size="small" onClick={onRemove} aria-label={translate('erp.remove_line', { number })}><DeleteIcon fontSize="small" /></IconButton>
        </TableCell>
      </TableRow>
    </SourceContextProvider>
  );
}

function emptyLine(columns: FieldMeta[]): Record<string, unknown> {
  return Object.fromEntries(columns.map(column => [column.name, column.default ?? null]));
}
