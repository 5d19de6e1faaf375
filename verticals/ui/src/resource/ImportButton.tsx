import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'ra-core';
import { lazy, Suspense, useState } from 'react';

const ImportDialog = lazy(() => import('./forms').then(forms => ({ default: forms.ImportDialog })));

/** Opens the dialog that makes records of a file. */
export function ImportButton() {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const label = translate('erp.files.import');
  return (
    <>
      <Tooltip title={label}><IconButton aria-label={label} onClick={() => setOpen(true)}><UploadIcon /></IconButton></Tooltip>
      {open && <Suspense fallback={null}><ImportDialog onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}
