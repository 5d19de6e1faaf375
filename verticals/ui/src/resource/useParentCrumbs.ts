import { useReference } from 'ra-core';
import type { Row } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import { useSuite } from '../shell/suiteContext';
import { labelField, parentOf } from './meta';
import type { Crumb } from './Page';
import { recordName } from './recordName';
import { useResourceMeta } from './useResourceMeta';

/** The way to a record: through the one it belongs to, when there is one, else through the list of its kind. */
export function useParentCrumbs(record: Partial<Row> | undefined): Crumb[] {
  const { meta } = useSuite();
  const { resource, plural, locale } = useResourceMeta();
  const parent = parentOf(meta, resource);
  const id = parent && record?.[parent.by];
  const { referenceRecord } = useReference<Row>({ reference: parent?.resource.name ?? '', id, options: { enabled: !!id } });
  const list = { label: plural, to: `/${resource.name}` };
  if (!parent || !id) return [list];
  const above = `/${parent.resource.name}`;
  return [
    { label: inLanguage(parent.resource.title, locale), to: above },
    { label: recordName(referenceRecord, labelField(parent.resource)) || '…', to: `${above}/${encodeURIComponent(String(id))}/show` },
    ...(resource.hidden ? [] : [list]),
  ];
}
