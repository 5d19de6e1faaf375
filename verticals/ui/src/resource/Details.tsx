import Box from '@mui/material/Box';
import type { Row } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import { isNameOfReference, isState, type FieldMeta } from './meta';
import { useResourceMeta } from './useResourceMeta';
import { Value } from './Value';

/** The fields of a record, as many abreast as there is room for; long texts come last, or they would leave holes. */
export function Details({ fields, record }: { fields: FieldMeta[]; record: Row }) {
  const { locale } = useResourceMeta();
  const shown = fields.filter(field => !isElsewhere(field, fields));
  const ordered = [...shown.filter(field => field.type !== 'longtext'), ...shown.filter(field => field.type === 'longtext')];
  return (
    <Box component="dl" sx={gridSx}>
      {ordered.map(field => (
        <Box key={field.name} sx={{ minWidth: 0, ...(field.type === 'longtext' && { gridColumn: '1 / -1' }) }}>
          <Box component="dt" sx={{ color: 'text.secondary', fontSize: 12, mb: 0.25 }}>{inLanguage(field.label, locale)}</Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}><Value field={field} record={record} /></Box>
        </Box>
      ))}
    </Box>
  );
}

/** Lines have a table, the state its chip beside the title, and a reference already shows the name of what it points to. */
function isElsewhere(field: FieldMeta, all: FieldMeta[]): boolean {
  return field.type === 'lines' || field.type === 'password' || !!field.writeOnly || isState(field) || isNameOfReference(field, all);
}

const gridSx = {
  m: 0,
  p: 2,
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(auto-fill, minmax(220px, 1fr))' },
} as const;
