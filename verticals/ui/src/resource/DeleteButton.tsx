import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import { useDelete, useNotify, useRedirect, useRefresh, useTranslate } from 'ra-core';
import { useState } from 'react';
import type { Row } from '../shell/dataProvider';
import { ConfirmDialog } from './ConfirmDialog';
import { labelField } from './meta';
import { recordName } from './recordName';
import { useForgetParent } from './useForgetParent';
import { useResourceMeta } from './useResourceMeta';

/** Deletes the record shown, after asking. The server may still refuse, e.g. because something refers to it. */
export function DeleteButton({ record, back }: { record: Row; back?: string | undefined }) {
  const { resource } = useResourceMeta();
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const refresh = useRefresh();
  const forgetParent = useForgetParent(resource);
  const [asking, setAsking] = useState(false);
  const [remove, { isPending }] = useDelete<Row>();
  const name = recordName(record, labelField(resource));

  function confirmed() {
    void remove(resource.name, { id: record.id, previousData: record }, {
      mutationMode: 'pessimistic',
      onSuccess: () => {
        forgetParent();
        notify('erp.deleted_named', { messageArgs: { name } });
        if (back) redirect(back);
        else redirect('list', resource.name);
      },
      onError: error => {
        const { message, status } = error as Error & { status?: number };
        setAsking(false);
        notify(message, { type: 'error', messageArgs: { _: message } });
        if (status === 412) refresh();
      },
    });
  }

  return (
    <>
      <Button color="error" startIcon={<DeleteIcon />} onClick={() => setAsking(true)}>{translate('ra.action.delete')}</Button>
      {asking && (
        <ConfirmDialog title={translate('erp.delete_question', { name })} text={translate('erp.delete_text')} label={translate('ra.action.delete')} isLoss
          busy={isPending} onCancel={() => setAsking(false)} onConfirm={confirmed} />
      )}
    </>
  );
}
