import { EditBase, Form, useDataProvider, useEditContext, useNotify, useRedirect, useTranslate } from 'ra-core';
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useParams } from 'react-router-dom';
import type { Row } from '../shell/dataProvider';
import { NoPage } from '../shell/Failures';
import type { ApiError } from '../shell/problem';
import { ConflictDialog } from './ConflictDialog';
import { useBack } from './CreatePage';
import { DeleteButton } from './DeleteButton';
import { FormBar, FormFields, FormSheet } from './FormBody';
import { can, labelField } from './meta';
import { Page } from './Page';
import { recordName } from './recordName';
import { editableFields, saveable } from './saveable';
import { useForgetParent } from './useForgetParent';
import { useParentCrumbs } from './useParentCrumbs';
import { useResourceMeta } from './useResourceMeta';
import { useTellFailure } from './useTellFailure';

/** Changes a record; when somebody else was faster, shows both versions and lets the person choose. */
export function EditPage() {
  const { resource } = useResourceMeta();
  const { id = '' } = useParams();
  const provider = useDataProvider();
  const notify = useNotify();
  const redirect = useRedirect();
  const tellFailure = useTellFailure(editableFields(resource, 'edit'));
  const forgetParent = useForgetParent(resource);
  const back = useBack();
  const [conflict, setConflict] = useState<Row>();
  const [isSaved, setSaved] = useState(false);
  const keptOver = useRef<number>(undefined);

  function saved(record: Row) {
    forgetParent();
    notify('erp.saved_named', { messageArgs: { name: recordName(record, labelField(resource)) } });
    // What was typed still counts as unsaved, for a refetch must not take it: without its guard the page can be left.
    flushSync(() => setSaved(true));
    if (back) redirect(back);
    else redirect(can(resource, 'show') ? 'show' : 'list', resource.name, record.id, record);
  }

  async function failed(error: unknown) {
    if ((error as ApiError).status !== 412) return tellFailure(error as ApiError);
    try {
      const { data } = await provider.getOne(resource.name, { id });
      setConflict(data);
    } catch (gone) {
      tellFailure(gone as ApiError);
    }
  }

  return (
    // Its own query without a cache: the list's copy may be partial, and a late refetch would move the version under the form.
    <EditBase mutationMode="pessimistic" redirect={false}
      queryOptions={{ meta: { fresh: true }, gcTime: 0, staleTime: 0, onError: () => undefined }}
      mutationOptions={{ meta: { fresh: true }, onSuccess: saved, onError: failed }}
      transform={(data: Partial<Row>) => saveable(resource, 'edit', { ...data, version: keptOver.current ?? data.version })}>
      <EditView back={back} isSaved={isSaved} conflict={conflict} onResolved={() => setConflict(undefined)}
        onKeep={version => { keptOver.current = version; }} />
    </EditBase>
  );
}

interface EditViewProps {
  back: string | undefined;
  isSaved: boolean;
  conflict: Row | undefined;
  onKeep(version: number | undefined): void;
  onResolved(): void;
}

function EditView({ back, isSaved, conflict, onKeep, onResolved }: EditViewProps) {
  const { resource } = useResourceMeta();
  const { record, error, saving } = useEditContext<Row>();
  const translate = useTranslate();
  const form = useId();
  const crumbs = useParentCrumbs(record);
  if (error && !record) return <NoPage />;
  if (!record) return <div className="opening" role="status" />;
  const list = `/${resource.name}`;
  const show = `${list}/${encodeURIComponent(String(record.id))}/show`;
  const name = recordName(record, labelField(resource));

  function keepMine(version: number | undefined) {
    onKeep(version);
    onResolved();
    // After the dialog is gone.
    setTimeout(() => (document.getElementById(form) as HTMLFormElement | null)?.requestSubmit());
  }

  return (
    <Page title={translate('erp.edit_of', { name })} crumbs={[...crumbs, ...(can(resource, 'show') ? [{ label: name, to: show }] : [])]}
      actions={can(resource, 'delete') && <DeleteButton record={record} back={back} />}>
      <FormSheet>
        <Form id={form} sanitizeEmptyValues warnWhenUnsavedChanges={!isSaved} mode="onTouched" resetOptions={{ keepDirtyValues: true }}>
          <FormFields fields={editableFields(resource, 'edit')} />
          <FormBar cancelTo={back ?? (can(resource, 'show') ? show : list)} busy={!!saving} />
          {conflict && <ConflictDialog stored={conflict} onKeepMine={() => keepMine(conflict.version)} onTaken={() => { onKeep(undefined); onResolved(); }} onBack={onResolved} />}
        </Form>
      </FormSheet>
    </Page>
  );
}
