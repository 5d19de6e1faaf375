import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTranslate } from 'ra-core';

interface Props {
  title: string;
  /** What it does, and that it stays done. */
  text: string;
  /** What the button says that does it. */
  label: string;
  isLoss: boolean;
  busy: boolean;
  onCancel(): void;
  onConfirm(): void;
}

/** Asks before what cannot be undone. The keyboard begins at the harmless button. */
export function ConfirmDialog({ title, text, label, isLoss, busy, onCancel, onConfirm }: Props) {
  const translate = useTranslate();
  return (
    <Dialog open onClose={onCancel} maxWidth="xs" aria-labelledby="confirm-title" aria-describedby="confirm-text">
      <DialogTitle id="confirm-title">{title}</DialogTitle>
      <DialogContent id="confirm-text">{text}</DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onCancel}>{translate('ra.action.cancel')}</Button>
        <Button color={isLoss ? 'error' : 'primary'} variant="contained" disabled={busy} onClick={onConfirm}>{label}</Button>
      </DialogActions>
    </Dialog>
  );
}
