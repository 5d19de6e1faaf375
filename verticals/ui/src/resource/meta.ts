import type { Text } from '../shell/place';

const FIELD_TYPES = [
  'text', 'longtext', 'email', 'password', 'tags', 'enum', 'reference', 'references',
  'money', 'decimal', 'integer', 'date', 'time', 'datetime', 'boolean', 'lines',
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error';

export interface Choice {
  value: string;
  label: Text;
  tone?: Tone;
}

/** One field of a resource, as /api/meta describes it. */
export interface FieldMeta {
  name: string;
  type: FieldType;
  label: Text;
  required?: boolean;
  readOnly?: boolean;
  /** Written when the record is created and never again. */
  onlyOnCreate?: boolean;
  /** Never sent by the server, e.g. a password. */
  writeOnly?: boolean;
  list?: boolean;
  filter?: boolean;
  sortable?: boolean;
  values?: Choice[];
  /** Resource of the same API, or "core/partners" for one of the core's. */
  reference?: string;
  /** Of a reference: chosen from the records whose field `by` says what this form's does, or what that of the record does which the form's field `of` refers to. */
  within?: { by: string; of?: string };
  scale?: number;
  pattern?: string;
  maxLength?: number;
  /** The largest number that is taken. */
  maximum?: number;
  /** Show the sum under the column. */
  total?: boolean;
  /** Columns of a `lines` field. */
  fields?: FieldMeta[];
  help?: Text;
  /** What a browser may fill in; the back ends leave it out. */
  autoComplete?: 'current-password';
  default?: unknown;
}

export interface ActionMeta {
  name: string;
  label: Text;
  /** States in which the action is offered. */
  from: string[];
  tone?: Tone | 'primary';
  /** Fields the person must fill in first, e.g. a reason. */
  ask?: FieldMeta[];
  /** What it does, where no other act takes that back. */
  irreversible?: Text;
}

/** Records of another resource that belong to one of this. */
export interface ChildMeta {
  resource: string;
  /** Field of the child that holds this record's id. */
  by: string;
}

export type Ability = 'list' | 'show' | 'create' | 'edit' | 'delete' | 'import';

export interface ResourceMeta {
  name: string;
  title: Text;
  singular: Text;
  icon?: string;
  /** Part of the menu in which it lies; back ends with few resources name none. */
  section?: Text;
  sort?: { field: string; order: 'ASC' | 'DESC' };
  /** Field by which people call a record. */
  recordLabel?: string;
  /** Fields that tell it from others of the same name. */
  toldApartBy?: string[];
  can: Ability[];
  /** Reachable through references only. */
  hidden?: boolean;
  fields: FieldMeta[];
  actions?: ActionMeta[];
  children?: ChildMeta[];
  /** States in which a record, and its lines with it, may change; in every one unless said. */
  editableIn?: string[];
  /** The document whose lines the records are. */
  lineOf?: string;
  /** What their permissions are called after, when it is not the resource itself. */
  permission?: string;
  /** Filters that a list opens with. */
  shownFirst?: Record<string, string>;
}

/** GET /api/meta: everything the screens need to know, cut down to what this user may do. */
export interface Meta {
  resources: ResourceMeta[];
}

/** Leaves out fields of types this build does not know: a newer back end may have more than an older page can show. */
export function understood(meta: Meta): Meta {
  const known = (field: FieldMeta) => (FIELD_TYPES as readonly string[]).includes(field.type);
  return { ...meta, resources: meta.resources.map(resource => ({ ...resource, fields: resource.fields.filter(known) })) };
}

/** Looks up a resource by name. */
export function resourceOf(meta: Meta, name: string): ResourceMeta | undefined {
  return meta.resources.find(resource => resource.name === name);
}

/** The resource whose records hold this one's, and the field that says which. */
export function parentOf(meta: Meta, child: ResourceMeta): { resource: ResourceMeta; by: string } | undefined {
  for (const resource of meta.resources) {
    const link = resource.children?.find(candidate => candidate.resource === child.name);
    if (link) return { resource, by: link.by };
  }
  return undefined;
}

export function labelField(resource: ResourceMeta): string {
  if (resource.recordLabel) return resource.recordLabel;
  const names = resource.fields.map(field => field.name);
  return ['name', 'title', 'code'].find(name => names.includes(name)) ?? 'id';
}

/** The field whose value is the record's state: shown as a chip beside the title, changed by actions. */
export function stateField(resource: ResourceMeta): FieldMeta | undefined {
  return resource.fields.find(isState);
}

export function isState(field: FieldMeta): boolean {
  return field.type === 'enum' && (field.name === 'status' || field.name === 'state');
}

/** `partnerName` beside the reference `partnerId`: sent along so that lists need no second call. */
export function isNameOfReference(field: FieldMeta, all: FieldMeta[]): boolean {
  return !!field.readOnly && all.some(other => other.type === 'reference' && other.name.replace(/Id$/, 'Name') === field.name);
}

/** Whether the state of a record lets it change. */
export function isOpen(resource: ResourceMeta, record: Record<string, unknown>): boolean {
  const state = stateField(resource);
  return !resource.editableIn || !state || resource.editableIn.includes(String(record[state.name]));
}

export function can(resource: ResourceMeta | undefined, ability: Ability): boolean {
  return !!resource?.can.includes(ability);
}
