import type { Text } from '../../shell/place';
import { lacking } from './matrix';

/** A role that this application suggests, as its back end tells it. */
export interface Template {
  code: string;
  name: Text;
  permissions: string[];
}

/** What is left to be made: a company that has a role of this code has the office, whatever it made of it. */
export function missing<T extends Template>(templates: readonly T[], roles: readonly { code: string }[]): T[] {
  return templates.filter(template => !roles.some(role => role.code === template.code));
}

/** Whether the person at work holds all that it gives; the server refuses what they lack. */
export function canGive(template: Template, mine: readonly string[]): boolean {
  return lacking(template.permissions, mine).length === 0;
}
