import { allows, covers, OF_THE_SUITE } from '../../shell/permissions';
import type { ResourceMeta } from '../../resource/meta';
import type { Text } from '../../shell/place';

/** What every resource has, in the order of a record's life; approvals of their own come after. */
const ACTION_NAMES: Record<string, Text> = {
  read: { es: 'Leer', en: 'Read' },
  create: { es: 'Crear', en: 'Create' },
  update: { es: 'Cambiar', en: 'Update' },
  delete: { es: 'Eliminar', en: 'Delete' },
  approve: { es: 'Aprobar', en: 'Approve' },
};
const ACTIONS = Object.keys(ACTION_NAMES);
export const ANY = '*';

/** A permission, written `resource:action`, as the back end tells it: with words where its action has a name of its own. */
export interface Permission {
  name: string;
  label?: Text;
}

/** Resources down, actions across; `*` stands for all resources. */
export interface Matrix {
  resources: string[];
  actions: string[];
  has(resource: string, action: string): boolean;
  /** What people call an action of a resource; of `*`, all that it is called. */
  actionName(action: string, resource: string): Text;
}

/** Everything that these permissions speak of. */
export function matrixOf(permissions: Permission[]): Matrix {
  const known = new Set(permissions.map(permission => permission.name));
  const parts = permissions.map(permission => permission.name.split(':') as [string, string]);
  const special = parts.map(([, action]) => action).filter(action => !ACTIONS.includes(action));
  return {
    resources: [ANY, ...new Set(parts.map(([resource]) => resource))],
    actions: [...ACTIONS, ...[...new Set(special)].sort()],
    has: (resource, action) => (resource === ANY ? ACTIONS.includes(action) : known.has(`${resource}:${action}`)),
    actionName: (action, resource) => ACTION_NAMES[action] ?? wordsOf(action, permissions
      .filter(({ name }) => (resource === ANY ? name.endsWith(`:${action}`) : name === `${resource}:${action}`))),
  };
}

/** What the permissions call their action, each word once. A back end older than the page tells none. */
function wordsOf(action: string, permissions: Permission[]): Text {
  const labels = permissions.flatMap(({ label }) => label ?? []);
  if (labels.length === 0) return { es: action, en: action };
  const once = (texts: string[]) => [...new Set(texts)].join(' / ');
  return { es: once(labels.map(({ es }) => es)), en: once(labels.map(({ en }) => en)) };
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

/** Permissions of a role that the person at work lacks: the server lets nobody change or delete a role that holds one. */
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
