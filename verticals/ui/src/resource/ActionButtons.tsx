import Button from '@mui/material/Button';
import { useDataProvider, useNotify, useRedirect, useRefresh, useTranslate } from 'ra-core';
import { lazy, Suspense, useState } from 'react';
import type { Row, SuiteDataProvider } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import { dropHidden, isOutdated, type ApiError, type FieldErrors } from '../shell/problem';
import { ConfirmDialog } from './ConfirmDialog';
import { intentKeys } from './intentKeys';
import { stateField, type ActionMeta } from './meta';
import { fullName } from './recordName';
import { useResourceMeta } from './useResourceMeta';

const AskDialog = lazy(() => import('./forms').then(forms => ({ default: forms.AskDialog })));

/** The transitions a record's state allows now. */
export function ActionButtons({ record }: { record: Row }) {
  const { resource } = useResourceMeta();
  const state = stateField(resource);
  const offered = (resource.actions ?? []).filter(action => !state || action.from.includes(String(record[state.name])));
  return offered.map(action => <ActionButton key={action.name} action={action} record={record} />);
}

function ActionButton({ action, record }: { action: ActionMeta; record: Row }) {
  const { resource, locale } = useResourceMeta();
  const provider = useDataProvider<SuiteDataProvider>();
  const notify = useNotify();
  const redirect = useRedirect();
  const refresh = useRefresh();
  const translate = useTranslate();
  const [keys] = useState(intentKeys);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const label = inLanguage(action.label, locale);
  const questions = action.ask ?? [];
  const isFinal = !!action.irreversible;
  const title = isFinal ? translate('erp.act_question', { action: label, name: fullName(record, resource) }) : label;
  const warning = action.irreversible && translate('erp.act_text', { what: inLanguage(action.irreversible, locale) });
  const isLoss = action.tone === 'error';

  async function act(data: Record<string, unknown>): Promise<FieldErrors | undefined> {
    setBusy(true);
    try {
      const { data: after } = await provider.act(resource.name, action.name, { id: record.id, version: record.version, data, key: keys.of(data) });
      keys.settle();
      setAsking(false);
      notify('erp.done_named', { messageArgs: { action: label } });
      // An action may answer with another record, e.g. the new revision of a budget: that is where work goes on.
      if (after.id !== record.id) redirect('show', resource.name, after.id);
      else refresh();
      return undefined;
    } catch (error) {
      return failed(error as ApiError);
    } finally {
      setBusy(false);
    }
  }

  function failed(error: ApiError): FieldErrors | undefined {
    const { shown, hidden } = dropHidden(error, questions.map(field => field.name));
    if (shown > 0 && hidden === 0) return error.body.errors;
    notify(error.message, { type: 'error', messageArgs: { _: translate(error.message, { _: error.message }) } });
    if (questions.length === 0) setAsking(false);
    if (isOutdated(error)) {
      keys.settle();
      setAsking(false);
      refresh();
    }
    return error.body.errors;
  }

  return (
    <>
      <Button variant="outlined" color={isLoss ? 'error' : 'primary'} disabled={busy}
        onClick={() => (questions.length || isFinal ? setAsking(true) : void act({}))}>
        {label}
      </Button>
      {asking && (questions.length > 0
        ? (
          <Suspense fallback={null}>
            <AskDialog {...{ title, warning, busy }} fields={questions} onCancel={() => setAsking(false)} onAnswer={act} />
          </Suspense>
        )
        : <ConfirmDialog {...{ title, label, isLoss, busy }} text={warning ?? ''} onCancel={() => setAsking(false)} onConfirm={() => void act({})} />)}
    </>
  );
}
