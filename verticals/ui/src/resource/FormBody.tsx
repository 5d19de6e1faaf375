import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { useFormState } from 'react-hook-form';
import { FieldInput } from './FieldInput';
import type { FieldMeta } from './meta';
import { Sheet } from './Sheet';

/** Two columns of inputs; long texts and lines take both. */
export function FormFields({ fields }: { fields: FieldMeta[] }) {
  return (
    <Box sx={gridSx}>
      {fields.map(field => (
        <Box key={field.name} sx={{ minWidth: 0, ...(isWide(field) && { gridColumn: '1 / -1' }) }}><FieldInput field={field} /></Box>
      ))}
    </Box>
  );
}

/** Save and cancel, always in sight: a form may be longer than the screen. */
export function FormBar({ cancelTo, busy }: { cancelTo: string; busy: boolean }) {
  const translate = useTranslate();
  const { isSubmitting } = useFormState();
  const saving = busy || isSubmitting;
  return (
    <Box sx={barSx}>
      <Button type="submit" variant="contained" size="medium" disabled={saving}>{translate(saving ? 'erp.saving' : 'ra.action.save')}</Button>
      <Button component={Link} to={cancelTo} size="medium">{translate('ra.action.cancel')}</Button>
    </Box>
  );
}

export function FormSheet({ children }: { children: React.ReactNode }) {
  return <Sheet sx={{ maxWidth: 920 }}>{children}</Sheet>;
}

function isWide(field: FieldMeta): boolean {
  return field.type === 'longtext' || field.type === 'lines';
}

const gridSx = { p: 2, display: 'grid', columnGap: 2, rowGap: 1.75, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' }, alignItems: 'start' } as const;

const barSx = {
  position: 'sticky', bottom: 0, display: 'flex', gap: 1, px: 2, py: 1.25,
  borderTop: 1, borderColor: 'divider', bgcolor: 'background.paper', borderRadius: '0 0 6px 6px', zIndex: 1,
} as const;
