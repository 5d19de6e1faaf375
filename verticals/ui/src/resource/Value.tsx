import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useLocaleState, useResourceContext, useTranslate } from 'ra-core';
import { inLanguage } from '../shell/language';
import { AUDIT } from './acts';
import { isNegative } from './decimal';
import { day, decimal, instant, money } from './format';
import { LoggedText } from './LoggedText';
import { isState, type FieldMeta } from './meta';
import { ReferenceLink } from './ReferenceLink';
import { StateChip } from './StateChip';

interface Props {
  field: FieldMeta;
  record: Record<string, unknown>;
  /** Text only: for places that are links themselves. */
  plain?: boolean;
}

/** A field's value for reading, in the language and format of the reader. */
export function Value({ field, record, plain = false }: Props) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const isLogged = useResourceContext() === AUDIT;
  const value = record[field.name];
  if (value === undefined || value === null || value === '') return <Box component="span" sx={{ color: 'text.secondary' }}>{translate('erp.none')}</Box>;
  switch (field.type) {
    case 'enum': return <Enum field={field} value={String(value)} plain={plain} />;
    case 'reference': return field.reference ? <ReferenceLink reference={field.reference} id={String(value)} plain={plain} /> : <>{String(value)}</>;
    case 'references': return <References field={field} ids={value} plain={plain} />;
    case 'tags': return <>{Array.isArray(value) ? value.join(', ') : ''}</>;
    case 'password': return <>••••••••</>;
    case 'money': return <Amount negative={isNegative(value)}>{money(value, locale, field.scale)}</Amount>;
    case 'decimal': case 'integer': return <Amount negative={isNegative(value)}>{decimal(value, locale, field.scale)}</Amount>;
    case 'date': return <Whole>{day(value, locale)}</Whole>;
    case 'datetime': return <Whole>{instant(value, locale)}</Whole>;
    case 'boolean': return <>{translate(value ? 'ra.boolean.true' : 'ra.boolean.false')}</>;
    case 'longtext': return <Box component="span" sx={{ whiteSpace: 'pre-line' }}>{String(value)}</Box>;
    case 'email': return plain ? <>{String(value)}</> : <Link href={`mailto:${String(value)}`} underline="hover" onClick={event => event.stopPropagation()}>{String(value)}</Link>;
    case 'lines': return <>{Array.isArray(value) ? value.length : ''}</>;
    case 'text': return isLogged ? <LoggedText name={field.name} record={record} plain={plain} /> : <>{String(value)}</>;
    case 'time': return <>{String(value)}</>;
  }
}

/** Columns whose values line up at the decimal point. */
export function isNumeric(field: FieldMeta): boolean {
  return field.type === 'money' || field.type === 'decimal' || field.type === 'integer';
}

function References({ field, ids, plain }: { field: FieldMeta; ids: unknown; plain: boolean }) {
  if (!field.reference || !Array.isArray(ids)) return null;
  const reference = field.reference;
  return ids.map((id, index) => (
    <span key={String(id)}>{index > 0 && ', '}<ReferenceLink reference={reference} id={String(id)} plain={plain} /></span>
  ));
}

/** States are chips; other choices only where the back end gave them a tone, or every list would be full of them. */
function Enum({ field, value, plain }: { field: FieldMeta; value: string; plain: boolean }) {
  const choice = field.values?.find(candidate => candidate.value === value);
  const [locale] = useLocaleState();
  if (!choice) return <>{value}</>;
  const tinted = !plain && choice.tone !== undefined && choice.tone !== 'neutral';
  return tinted || isState(field) ? <StateChip choice={choice} /> : <>{inLanguage(choice.label, locale)}</>;
}

/** A date broken over two lines reads like two things. */
function Whole({ children }: { children: string }) {
  return <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{children}</Box>;
}

function Amount({ negative, children }: { negative: boolean; children: string }) {
  return <Box component="span" sx={{ whiteSpace: 'nowrap', ...(negative && { color: 'error.main' }) }}>{children}</Box>;
}
