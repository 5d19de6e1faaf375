import type { Row } from '../shell/dataProvider';
import { useSuite } from '../shell/suiteContext';
import { labelField, resourceOf, type FieldMeta } from './meta';
import { fullName, wordsOf } from './recordName';

/** How to look for the records a field may refer to, and how to call them. */
export function useReferenceSearch(field: FieldMeta) {
  const { meta } = useSuite();
  const reference = field.reference ?? '';
  const target = resourceOf(meta, reference);
  const text = (row: Row) => fullName(row, target);
  return {
    source: { source: field.name, reference, sort: { field: target ? labelField(target) : 'name', order: 'ASC' as const }, perPage: 25 },
    search: { filterToQuery: (q: string) => ({ q: wordsOf(q) }), optionText: text, inputText: text },
  };
}
