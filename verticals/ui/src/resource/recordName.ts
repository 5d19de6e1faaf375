import type { Row } from '../shell/dataProvider';
import { labelField, type ResourceMeta } from './meta';

const BETWEEN = ' · ';

/** How people call a record: its label field, else name, else code. */
export function recordName(record: Row | undefined, label?: string): string {
  const name = (label && record?.[label]) ?? record?.name ?? record?.title ?? record?.code ?? record?.id;
  return name === undefined || name === null ? '' : String(name);
}

/** The same with what tells it from others of that name: where it is chosen or referred to, nothing else says which one it is. */
export function fullName(record: Row | undefined, resource: ResourceMeta | undefined): string {
  const further = (resource?.toldApartBy ?? []).map(field => record?.[field]);
  return [recordName(record, resource && labelField(resource)), ...further].filter(Boolean).join(BETWEEN);
}

/** Such a name as words to search by. */
export function wordsOf(name: string): string {
  return name.replaceAll(BETWEEN, ' ');
}
