import { useNotify, useTranslate } from 'ra-core';
import { dropHidden, type ApiError } from '../shell/problem';
import type { FieldMeta } from './meta';

/**
 * Says why a form was not saved. react-admin already points at the marked fields, so this speaks up only when the
 * reason is not at one of them: a complaint about a field that is not on the form would otherwise be lost. Such a complaint
 * is taken from the error too, for nobody could clear its mark and the form would stay unsaveable.
 */
export function useTellFailure(fields: FieldMeta[]): (error: ApiError, text?: string) => void {
  const notify = useNotify();
  const translate = useTranslate();
  return (error, text = error.message) => {
    const { shown, hidden } = dropHidden(error, fields.map(field => field.name));
    if (shown > 0 && hidden === 0) return;
    notify(text, { type: 'error', messageArgs: { _: translate(text, { _: text }) } });
  };
}
