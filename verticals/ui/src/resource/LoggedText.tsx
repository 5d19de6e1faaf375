import { useLocaleState, useTranslate } from 'ra-core';
import { inLanguage } from '../shell/language';
import { useSuite } from '../shell/suiteContext';
import { nameOfAct } from './acts';
import { resourceOf } from './meta';
import { ReferenceLink } from './ReferenceLink';

interface Props {
  name: string;
  record: Record<string, unknown>;
  plain: boolean;
}

/** A text of the audit log in people's words: which record, what was done, and who did it. */
export function LoggedText({ name, record, plain }: Props) {
  const { meta } = useSuite();
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const text = String(record[name]);
  const resource = resourceOf(meta, String(record.resource));
  switch (name) {
    case 'action': return <>{nameOfAct(text, resource, translate, locale)}</>;
    case 'createdBy': return <ReferenceLink reference="core/users" id={text} plain={plain} />;
    case 'resource': return resource ? <>{inLanguage(resource.singular, locale)}: <ReferenceLink reference={resource.name} id={String(record.recordId)} plain={plain} /></> : <>{text}</>;
    default: return <>{text}</>;
  }
}
