import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useDataProvider, useListContext, useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import type { SuiteDataProvider } from '../shell/dataProvider';
import { useResourceMeta } from './useResourceMeta';

/** Saves the list, all of it and as it is filtered and sorted, as a spreadsheet's file. */
export function ExportButton() {
  const { resource } = useResourceMeta();
  const { sort, filterValues } = useListContext();
  const provider = useDataProvider<SuiteDataProvider>();
  const notify = useNotify();
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);

  async function exported() {
    setBusy(true);
    try {
      const { data } = await provider.exportFile(resource.name, { sort, filter: filterValues });
      saveAs(data, `${resource.name}.csv`);
    } catch (error) {
      const { message } = error as Error;
      notify(message, { type: 'error', messageArgs: { _: message } });
    } finally {
      setBusy(false);
    }
  }

  const label = translate('erp.files.export');
  return <Tooltip title={label}><span><IconButton aria-label={label} disabled={busy} onClick={() => void exported()}><DownloadIcon /></IconButton></span></Tooltip>;
}

/** The token of the call cannot ride on a plain link, so the file passes through the page. */
function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
