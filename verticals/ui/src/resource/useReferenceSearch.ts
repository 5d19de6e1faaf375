import type { Row } from '../shell/dataProvider';
import { useSuite } from '../shell/suiteContext';
import { labelField, resourceOf, type FieldMeta } from './meta';
import { recordName } from './recordName';

/** How to look for the records a field may refer to, and how to call them. */
export function useReferenceSearch(field: FieldMeta) {
  const { meta } = useSuite();
  const reference = field.reference ?? '';
  const target = resourceOf(meta, reference);
  const label = target ? labelField(target) : 'name';
  const text = (row: Row) => recordName(row, label);
  return {
    source: { source: field.name, reference, sort: { field: label, order: 'ASC' as const }, perPage: 25 },
    search: { filterToQuery: (q: string) => ({ q }), optionText: text, inputText: text },
  };
}
