import { useNotify, useTranslate } from 'ra-core';
import type { ApiError } from '../shell/problem';
import type { FieldMeta } from './meta';

/**
 * Says why a form was not saved. react-admin already points at the marked fields, so this speaks up only when the
 * reason is not at one of them: a complaint about a field that is not on the form would otherwise be lost.
 */
export function useTellFailure(fields: FieldMeta[]): (error: ApiError, text?: string) => void {
  const notify = useNotify();
  const translate = useTranslate();
  return (error, text = error.message) => {
    const complaints = Object.keys(error.body?.errors ?? {});
    const allVisible = complaints.every(name => fields.some(field => field.name === name));
    if (complaints.length > 0 && allVisible) return;
    notify(text, { type: 'error', messageArgs: { _: translate(text, { _: text }) } });
  };
}
