import { inLanguage } from '../shell/language';
import type { ResourceMeta } from './meta';

/** The log of what was done, a resource of every back end. */
export const AUDIT = 'audit';

/** Acts that no resource names: what every record goes through, and how people come in. */
const ACTS_BY_NAME = new Map([
  ['create', 'erp.history.create'],
  ['update', 'erp.history.update'],
  ['delete', 'erp.history.delete'],
  ['ask-password-reset', 'erp.history.asked_reset'],
  ['reset-password', 'erp.history.reset'],
  ['change-password', 'erp.history.changed_password'],
  ['sign-in', 'erp.history.signed_in'],
  ['sign-in-failed', 'erp.history.sign_in_failed'],
  ['lock-out', 'erp.history.locked_out'],
  ['end-sessions', 'erp.history.ended_sessions'],
  ['join', 'erp.history.joined'],
]);

/** What people call an act on a record of this resource; its own name where nobody gave it another. */
export function nameOfAct(act: string, resource: Pick<ResourceMeta, 'actions'> | undefined, translate: (key: string) => string, locale: string): string {
  const common = ACTS_BY_NAME.get(act);
  if (common) return translate(common);
  const known = resource?.actions?.find(action => action.name === act);
  return known ? inLanguage(known.label, locale) : act;
}
