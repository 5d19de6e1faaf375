import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useGetList, useTranslate } from 'ra-core';
import { useState } from 'react';
import type { Row } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import { useSuite } from '../shell/suiteContext';
import { AUDIT, nameOfAct } from './acts';
import { differing } from './differing';
import { instant } from './format';
import { resourceOf, type FieldMeta } from './meta';
import { ReferenceLink } from './ReferenceLink';
import { Sheet } from './Sheet';
import { useResourceMeta } from './useResourceMeta';
import { Value } from './Value';

const MOST_ACTS = 50;

/** Who did what to this record, newest first. Asked for when it is opened, for most visits do not need it. */
export function RecordHistory({ record }: { record: Row }) {
  const { meta } = useSuite();
  const { resource } = useResourceMeta();
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  if (resource.name === AUDIT || !resourceOf(meta, AUDIT)) return null;
  return (
    <Box sx={{ mt: 2.5 }}>
      <Button aria-expanded={open} startIcon={<HistoryIcon />} onClick={() => setOpen(!open)}>{translate('erp.history.title')}</Button>
      {open && <Acts record={record} />}
    </Box>
  );
}

function Acts({ record }: { record: Row }) {
  const { resource } = useResourceMeta();
  const translate = useTranslate();
  const { data, total, error } = useGetList<Row>(AUDIT, {
    filter: { resource: resource.name, recordId: record.id }, sort: { field: 'createdAt', order: 'DESC' }, pagination: { page: 1, perPage: MOST_ACTS },
  });
  return (
    <Sheet sx={{ mt: 1, p: 2 }}>
      {error && <p>{translate((error as Error).message, { _: (error as Error).message })}</p>}
      {data?.length === 0 && <p>{translate('erp.history.nothing')}</p>}
      <Box component="ol" reversed aria-label={translate('erp.history.title')} sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
        {data?.map(act => <Act key={act.id} act={act} />)}
      </Box>
      {data && total !== undefined && total > data.length && <p>{translate('erp.first_of', { shown: data.length, total })}</p>}
    </Sheet>
  );
}

function Act({ act }: { act: Row }) {
  const { resource, locale } = useResourceMeta();
  const translate = useTranslate();
  const before = recordIn(act.before);
  const after = recordIn(act.after);
  return (
    <li>
      <Box component="span" sx={{ fontWeight: 600 }}>{nameOfAct(String(act.action), resource, translate, locale)}</Box>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {' · '}{instant(act.at, locale)}{' · '}
        {act.createdBy ? <ReferenceLink reference="core/users" id={String(act.createdBy)} plain /> : translate('erp.history.system')}
      </Box>
      {before && after && differing(resource.fields, before, after).map(field => <Change key={field.name} {...{ field, before, after }} />)}
    </li>
  );
}

function Change({ field, before, after }: { field: FieldMeta; before: Partial<Row>; after: Partial<Row> }) {
  const { locale } = useResourceMeta();
  return (
    <Box sx={{ pl: 2, overflowWrap: 'anywhere' }}>
      {inLanguage(field.label, locale)}: <Value field={field} record={before} plain /> → <Value field={field} record={after} plain />
    </Box>
  );
}

/** The log keeps a record as JSON text; an act that changed nothing keeps none. */
function recordIn(text: unknown): Partial<Row> | undefined {
  return typeof text === 'string' ? (JSON.parse(text) as Partial<Row>) : undefined;
}
