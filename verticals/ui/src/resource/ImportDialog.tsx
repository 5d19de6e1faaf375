import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'ra-core';
import { useRef, useState, type ChangeEvent } from 'react';
import type { ImportReport, SuiteDataProvider } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import { newKey } from '../shell/newKey';
import { useResourceMeta } from './useResourceMeta';

interface Checked {
  file: File;
  report: ImportReport;
}

/** Makes records of a spreadsheet's file: first it is checked, and what is wrong is told row by row. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const { resource } = useResourceMeta();
  const provider = useDataProvider<SuiteDataProvider>();
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const key = useRef(newKey());
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<Checked>();
  const isGood = checked?.report.errors.length === 0;

  async function during(work: () => Promise<void>) {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      const { message } = error as Error;
      notify(message, { type: 'error', messageArgs: { _: translate(message, { _: message }) } });
    } finally {
      setBusy(false);
    }
  }

  function chosen({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    // The same file must count as chosen anew once it was corrected.
    target.value = '';
    setChecked(undefined);
    if (!file) return;
    key.current = newKey();
    void during(async () => {
      const { data } = await provider.importFile(resource.name, { file, preview: true, key: key.current });
      setChecked({ file, report: data });
    });
  }

  function saved({ file }: Checked) {
    void during(async () => {
      const { data } = await provider.importFile(resource.name, { file, preview: false, key: key.current });
      notify('erp.files.saved', { messageArgs: { smart_count: data.saved } });
      refresh();
      onClose();
    });
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="import-title">
      <DialogTitle id="import-title">{translate('erp.files.import')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
        <span>{translate('erp.files.help')}</span>
        <Button component="label" variant="outlined" disabled={busy}>
          {translate('erp.files.choose')}
          <Box component="input" type="file" accept=".csv,text/csv" onChange={chosen} sx={unseen} />
        </Button>
        <div role="status">
          {busy && translate('erp.files.checking')}
          {!busy && checked && <Report report={checked.report} />}
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button variant="contained" disabled={busy || !isGood} onClick={() => checked && saved(checked)}>{translate('erp.files.save')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Report({ report }: { report: ImportReport }) {
  const translate = useTranslate();
  if (report.errors.length === 0) return <>{translate('erp.files.ready', { smart_count: report.rows })}</>;
  return (
    <>
      {translate('erp.files.wrong')}
      <ul>{report.errors.map(({ pointer, message }) => <li key={pointer}><Complaint pointer={pointer} message={message} /></li>)}</ul>
    </>
  );
}

/** Where in the file it is, in the words of the screens. */
function Complaint({ pointer, message }: { pointer: string; message: string }) {
  const { resource, locale } = useResourceMeta();
  const translate = useTranslate();
  const [, row, name] = pointer.split('/');
  const field = resource.fields.find(candidate => candidate.name === name);
  const at = [translate('erp.files.row', { row }), field ? inLanguage(field.label, locale) : name].filter(Boolean).join(', ');
  return <>{at}: {message}</>;
}

/** There for the keyboard and for assistive technology; what is seen is the button around it. */
const unseen = { position: 'absolute', width: 1, height: 1, opacity: 0, overflow: 'hidden' } as const;
