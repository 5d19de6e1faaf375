import { useLocaleState, useResourceContext } from 'ra-core';
import { inLanguage } from '../shell/language';
import { useSuite } from '../shell/suiteContext';
import { resourceOf, type ResourceMeta } from './meta';

interface Named {
  resource: ResourceMeta;
  /** "Contactos" */
  plural: string;
  /** "Contacto" */
  singular: string;
  locale: string;
}

/** The description of the resource this page is about, with its names in the language shown. */
export function useResourceMeta(): Named {
  const { meta } = useSuite();
  const [locale] = useLocaleState();
  const name = useResourceContext();
  const resource = name === undefined ? undefined : resourceOf(meta, name);
  if (!resource) throw new Error(`/api/meta does not describe the resource "${name}".`);
  return { resource, plural: inLanguage(resource.title, locale), singular: inLanguage(resource.singular, locale), locale };
}
