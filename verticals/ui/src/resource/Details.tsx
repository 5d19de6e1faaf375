import Box from '@mui/material/Box';
import type { Row } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import type { FieldMeta } from './meta';
import { useResourceMeta } from './useResourceMeta';
import { Value } from './Value';

/** The fields of a record, three abreast where there is room. */
export function Details({ fields, record }: { fields: FieldMeta[]; record: Row }) {
  const { locale } = useResourceMeta();
  return (
    <Box component="dl" sx={gridSx}>
      {fields.filter(field => field.type !== 'lines').map(field => (
        <Box key={field.name} sx={{ minWidth: 0, ...(field.type === 'longtext' && { gridColumn: '1 / -1' }) }}>
          <Box component="dt" sx={{ color: 'text.secondary', fontSize: 12, mb: 0.25 }}>{inLanguage(field.label, locale)}</Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}><Value field={field} record={record} /></Box>
        </Box>
      ))}
    </Box>
  );
}

const gridSx = {
  m: 0,
  p: 2,
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(auto-fill, minmax(220px, 1fr))' },
} as const;
