import { allows, covers, OF_THE_SUITE } from '../shell/permissions';
import type { ResourceMeta } from '../resource/meta';
import type { Text } from '../shell/place';

/** In the order of a record's life; approvals of their own come after. */
const ACTIONS = ['read', 'create', 'update', 'delete', 'approve'];
export const ANY = '*';

/** Resources down, actions across; `*` stands for all resources. */
export interface Matrix {
  resources: string[];
  actions: string[];
  has(resource: string, action: string): boolean;
}

/** Everything that these permissions, written `resource:action`, speak of. */
export function matrixOf(permissions: string[]): Matrix {
  const known = new Set(permissions);
  const parts = permissions.map(permission => permission.split(':') as [string, string]);
  const special = parts.map(([, action]) => action).filter(action => !ACTIONS.includes(action));
  return {
    resources: [ANY, ...new Set(parts.map(([resource]) => resource))],
    actions: [...ACTIONS, ...[...new Set(special)].sort()],
    has: (resource, action) => (resource === ANY ? ACTIONS.includes(action) : known.has(`${resource}:${action}`)),
  };
}

/** What a role has of one permission: `own` is granted by its name, `through` by a wider one. */
export interface Cell {
  own: boolean;
  through: string | undefined;
}

export function cellOf(granted: readonly string[], permission: string): Cell {
  const wider = granted.filter(pattern => pattern !== permission);
  return { own: granted.includes(permission), through: wider.find(pattern => covers(pattern, permission)) };
}

export function toggled(granted: readonly string[], permission: string): string[] {
  return granted.includes(permission) ? granted.filter(each => each !== permission) : [...granted, permission].sort();
}

/** Permissions of a role that the person at work lacks: the server lets nobody save a role that holds one. */
export function lacking(granted: readonly string[], mine: readonly string[]): string[] {
  return granted.filter(permission => !allows(mine, permission));
}

/** What people call what a permission guards: the resource of its name, or the first that is guarded under it. */
export function resourceName(guarded: string, resources: readonly Pick<ResourceMeta, 'name' | 'permission' | 'title'>[]): Text {
  if (guarded === ANY) return { es: 'Todos los recursos', en: 'All resources' };
  if (guarded.startsWith(OF_THE_SUITE)) {
    const { es, en } = resourceName(guarded.slice(OF_THE_SUITE.length), resources);
    return { es: `${es} de toda la suite`, en: `${en} of the whole suite` };
  }
  const resource = resources.find(each => each.name === guarded) ?? resources.find(each => each.permission === guarded);
  return resource?.title ?? { es: guarded, en: guarded };
}
