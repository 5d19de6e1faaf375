import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'ra-core';
import { useFormContext } from 'react-hook-form';
import type { Row } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import { differing } from './differing';
import { editableFields } from './saveable';
import { useResourceMeta } from './useResourceMeta';
import { Value } from './Value';

interface Props {
  stored: Row;
  onKeepMine(): void;
  onTaken(): void;
  onBack(): void;
}

/** Two people changed one record: shows where they differ, loses neither. */
export function ConflictDialog({ stored, onKeepMine, onTaken, onBack }: Props) {
  const { resource, locale } = useResourceMeta();
  const translate = useTranslate();
  const { getValues, reset } = useFormContext<Row>();
  const mine = getValues();
  const fields = differing(editableFields(resource, 'edit'), mine, stored);
  return (
    <Dialog open onClose={onBack} maxWidth="sm" fullWidth aria-labelledby="conflict-title">
      <DialogTitle id="conflict-title">{translate('erp.conflict.title')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 1 }}>{translate(fields.length ? 'erp.conflict.text' : 'erp.conflict.same')}</Typography>
        {fields.length > 0 && (
          <Table>
            <TableHead>
              <TableRow>{['field', 'yours', 'stored'].map(head => <TableCell key={head}>{translate(`erp.conflict.${head}`)}</TableCell>)}</TableRow>
            </TableHead>
            <TableBody>
              {fields.map(field => (
                <TableRow key={field.name}>
                  <TableCell component="th" scope="row">{inLanguage(field.label, locale)}</TableCell>
                  <TableCell><Value field={field} record={mine} plain /></TableCell>
                  <TableCell><Value field={field} record={stored} plain /></TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onBack}>{translate('erp.conflict.back')}</Button>
        <Button onClick={() => { reset(stored, { keepDirtyValues: false }); onTaken(); }}>{translate('erp.conflict.take_stored')}</Button>
        <Button variant="contained" onClick={onKeepMine}>{translate('erp.conflict.keep_mine')}</Button>
      </DialogActions>
    </Dialog>
  );
}
