import Box from '@mui/material/Box';
import { useTranslate } from 'ra-core';
import type { Row } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import type { FieldMeta } from './meta';
import { Sheet } from './Sheet';
import { SumTable } from './SumTable';
import { useResourceMeta } from './useResourceMeta';

/** The lines of a document, for reading. */
export function LinesTable({ field, record }: { field: FieldMeta; record: Row }) {
  const { locale } = useResourceMeta();
  const translate = useTranslate();
  const rows: Record<string, unknown>[] = Array.isArray(record[field.name]) ? record[field.name] : [];
  return (
    <Sheet sx={{ overflow: 'hidden' }}>
      {rows.length === 0
        ? <Box sx={{ p: 2, color: 'text.secondary' }}>{translate('erp.no_lines')}</Box>
        : <SumTable label={inLanguage(field.label, locale)} fields={field.fields ?? []} rows={rows} />}
    </Sheet>
  );
}
