import type { Session } from './session';

/** Belongs to whoever runs the suite: a star does not reach it. */
export const OF_THE_SUITE = 'suite-';

/** Whether one of these patterns, e.g. `*:read`, covers what is written `resource:action`. The back ends judge by the same rule. */
export function allows(patterns: readonly string[], permission: string): boolean {
  return patterns.some(pattern => covers(pattern, permission));
}

export function covers(pattern: string, permission: string): boolean {
  const [resource = '', action = ''] = permission.split(':');
  const [coveredResource = '', coveredAction = ''] = pattern.split(':');
  const sameResource = coveredResource === resource || (coveredResource === '*' && !resource.startsWith(OF_THE_SUITE));
  return sameResource && (coveredAction === action || coveredAction === '*');
}

/** Who reads roles sees what they may do. */
export function maySeePermissions(session: Session): boolean {
  return allows(session.user?.permissions ?? [], 'roles:read');
}
