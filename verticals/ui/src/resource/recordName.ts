import type { Row } from '../shell/dataProvider';

/** How people call a record: its label field, else name, else code. */
export function recordName(record: Row | undefined, label?: string): string {
  const name = (label && record?.[label]) ?? record?.name ?? record?.title ?? record?.code ?? record?.id;
  return name === undefined || name === null ? '' : String(name);
}
