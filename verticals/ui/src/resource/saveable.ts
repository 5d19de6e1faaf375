import type { Row } from '../shell/dataProvider';
import type { FieldMeta, ResourceMeta } from './meta';

/** Fields a person may write; a state changes by actions only where the back end says read-only. */
export function editableFields(resource: ResourceMeta, intent: 'create' | 'edit'): FieldMeta[] {
  const onlyOnce = (field: FieldMeta) => field.onlyOnCreate || field.type === 'password';
  return resource.fields.filter(field => !field.readOnly && (intent === 'create' || !onlyOnce(field)));
}

/** What goes to the server: the fields of the form, and the version the form was opened with. */
export function saveable(resource: ResourceMeta, intent: 'create' | 'edit', data: Partial<Row>): Partial<Row> {
  const fields = editableFields(resource, intent).map(field => [field.name, data[field.name] ?? null]);
  return { ...Object.fromEntries(fields), ...(data.version !== undefined && { version: data.version }) };
}

/** Values a new record starts with. */
export function initialValues(resource: ResourceMeta): Record<string, unknown> {
  const preset = resource.fields.filter(field => field.default !== undefined);
  return Object.fromEntries(preset.map(field => [field.name, field.default]));
}
