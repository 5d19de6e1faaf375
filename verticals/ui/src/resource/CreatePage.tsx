import { CreateBase, Form, useCreateContext, useNotify, useRedirect, useTranslate } from 'ra-core';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { Row } from '../shell/dataProvider';
import { newKey } from '../shell/newKey';
import { isSavedBefore, type ApiError } from '../shell/problem';
import { FormBar, FormFields, FormSheet } from './FormBody';
import { labelField, can } from './meta';
import { Page } from './Page';
import { recordName } from './recordName';
import { editableFields, initialValues, saveable } from './saveable';
import { useForgetParent } from './useForgetParent';
import { useParentCrumbs } from './useParentCrumbs';
import { useResourceMeta } from './useResourceMeta';
import { useTellFailure } from './useTellFailure';

/** A new record. After saving one sees it, or the record it was created from. */
export function CreatePage() {
  const { resource } = useResourceMeta();
  const notify = useNotify();
  const redirect = useRedirect();
  const tellFailure = useTellFailure(editableFields(resource, 'create'));
  const forgetParent = useForgetParent(resource);
  const back = useBack();
  // One key per form: a second click after a lost answer must not create a second record.
  const [key, setKey] = useState(newKey);

  function created(record: Row) {
    forgetParent();
    notify('erp.created_named', { messageArgs: { name: recordName(record, labelField(resource)) } });
    if (back) redirect(back);
    else redirect(can(resource, 'show') ? 'show' : 'list', resource.name, record.id, record);
  }

  function failed(error: unknown) {
    const refusal = error as ApiError;
    if (refusal.status === 409) setKey(newKey());
    tellFailure(refusal, isSavedBefore(refusal) ? 'erp.error.already_saved' : undefined);
  }

  return (
    <CreateBase transform={(data: Partial<Row>) => saveable(resource, 'create', data)}
      mutationOptions={{ meta: { key }, onSuccess: created, onError: failed }}>
      <CreateView back={back} />
    </CreateBase>
  );
}

function CreateView({ back }: { back: string | undefined }) {
  const { resource, singular } = useResourceMeta();
  const { saving } = useCreateContext<Row>();
  const preset = (useLocation().state as { record?: Partial<Row> } | null)?.record;
  const translate = useTranslate();
  const crumbs = useParentCrumbs(preset);
  const list = `/${resource.name}`;
  return (
    <Page title={translate('erp.new_of', { name: singular.toLowerCase() })} crumbs={crumbs}>
      <FormSheet>
        <Form defaultValues={initialValues(resource)} sanitizeEmptyValues warnWhenUnsavedChanges mode="onTouched">
          <FormFields fields={editableFields(resource, 'create')} />
          <FormBar cancelTo={back ?? list} busy={!!saving} />
        </Form>
      </FormSheet>
    </Page>
  );
}

/** The page that sent us here, when it wants us back. */
export function useBack(): string | undefined {
  const state = useLocation().state as { back?: unknown } | null;
  return typeof state?.back === 'string' && state.back.startsWith('/') ? state.back : undefined;
}
