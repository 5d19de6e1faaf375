import type { Row } from '../shell/dataProvider';
import type { FieldMeta } from './meta';

/** Fields in which two versions of a record differ. Empty is empty, whether null, missing or "". */
export function differing(fields: FieldMeta[], mine: Partial<Row>, stored: Partial<Row>): FieldMeta[] {
  return fields.filter(field => JSON.stringify(filled(mine[field.name])) !== JSON.stringify(filled(stored[field.name])));
}

function filled(value: unknown): unknown {
  return value === undefined || value === '' ? null : value;
}
