import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { Form, useTranslate } from 'ra-core';
import type { FieldErrors } from '../shell/problem';
import { FieldInput } from './FieldInput';
import type { FieldMeta } from './meta';

interface Props {
  title: string;
  /** What it does, where it stays done. */
  warning?: string | undefined;
  fields: FieldMeta[];
  busy: boolean;
  onCancel(): void;
  /** What came back is said at the fields. */
  onAnswer(data: Record<string, unknown>): Promise<FieldErrors | undefined>;
}

/** Asks for a few fields, e.g. the reason of a cancellation. */
export function AskDialog({ title, warning, fields, busy, onCancel, onAnswer }: Props) {
  const translate = useTranslate();
  return (
    <Dialog open onClose={onCancel} fullWidth maxWidth="xs" aria-labelledby="ask-title" {...(warning && { 'aria-describedby': 'ask-warning' })}>
      <Form record={{}} onSubmit={onAnswer}>
        <DialogTitle id="ask-title">{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.75, pt: '8px !important' }}>
          {warning && <Typography id="ask-warning">{warning}</Typography>}
          {fields.map(field => <FieldInput key={field.name} field={field} />)}
        </DialogContent>
        <DialogActions>
          <Button onClick={onCancel}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={busy}>{translate('ra.action.confirm')}</Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
