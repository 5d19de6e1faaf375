import Button from '@mui/material/Button';
import { useDataProvider, useNotify, useRedirect, useRefresh, useTranslate } from 'ra-core';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Row, SuiteDataProvider } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import { newKey } from '../shell/newKey';
import { dropHidden, type ApiError, type FieldErrors } from '../shell/problem';
import { stateField, type ActionMeta } from './meta';
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
  const key = useRef(newKey());
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const label = inLanguage(action.label, locale);

  async function act(data: Record<string, unknown>): Promise<FieldErrors | undefined> {
    setBusy(true);
    try {
      const { data: after } = await provider.act(resource.name, action.name, { id: record.id, version: record.version, data, key: key.current });
      key.current = newKey();
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
    const { shown, hidden } = dropHidden(error, (action.ask ?? []).map(field => field.name));
    if (shown > 0 && hidden === 0) return error.body.errors;
    notify(error.message, { type: 'error', messageArgs: { _: translate(error.message, { _: error.message }) } });
    if (error.status === 409 || error.status === 412) {
      key.current = newKey();
      setAsking(false);
      refresh();
    }
    return error.body.errors;
  }

  return (
    <>
      <Button variant="outlined" color={action.tone === 'error' ? 'error' : 'primary'} disabled={busy}
        onClick={() => (action.ask?.length ? setAsking(true) : void act({}))}>
        {label}
      </Button>
      {asking && (
        <Suspense fallback={null}>
          <AskDialog title={label} fields={action.ask ?? []} busy={busy} onCancel={() => setAsking(false)} onAnswer={act} />
        </Suspense>
      )}
    </>
  );
}
