import { useDataProvider, useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { AskDialog } from '../resource/AskDialog';
import type { FieldMeta } from '../resource/meta';
import type { SuiteDataProvider } from './dataProvider';
import type { ApiError, FieldErrors } from './problem';

const password = (name: string, es: string, en: string): FieldMeta => ({ name, type: 'password', required: true, label: { es, en } });

const FIELDS = [
  { ...password('current', 'Contraseña actual', 'Current password'), autoComplete: 'current-password' as const },
  password('next', 'Contraseña nueva', 'New password'),
  password('repeated', 'Contraseña nueva, otra vez', 'New password, again'),
];

/** Gives the person at work another password. */
export function PasswordDialog({ onClose }: { onClose(): void }) {
  const provider = useDataProvider<SuiteDataProvider>();
  const notify = useNotify();
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);

  async function change({ current, next, repeated }: Record<string, unknown>): Promise<FieldErrors | undefined> {
    if (next !== repeated) return { repeated: translate('erp.password.differs') };
    setBusy(true);
    try {
      await provider.changePassword(String(current), String(next));
      notify('erp.password.changed');
      onClose();
      return undefined;
    } catch (error) {
      const { message, body } = error as ApiError;
      if (!body?.errors) notify(message, { type: 'error', messageArgs: { _: translate(message, { _: message }) } });
      return body?.errors;
    } finally {
      setBusy(false);
    }
  }

  return <AskDialog title={translate('erp.password.title')} fields={FIELDS} busy={busy} onCancel={onClose} onAnswer={change} />;
}
