import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, StringMap } from 'ra-core';
import type { FieldMeta, Meta } from '../resource/meta';
import { en } from './en';
import { es } from './es';
import { inLanguage, LANGUAGES, type Language } from './language';

/** react-admin's texts, ours, and the names of this vertical's resources and fields in both languages. */
export function textsFor(meta: Meta, language: Language): I18nProvider {
  return polyglotI18nProvider(
    locale => ({ ...(locale === 'en' ? en : es), resources: resourceTexts(meta, locale) }),
    language,
    LANGUAGES,
  );
}

export function resourceTexts(meta: Meta, locale: string): StringMap {
  return Object.fromEntries(
    meta.resources.map(resource => [
      resource.name,
      {
        name: `${inLanguage(resource.singular, locale)} |||| ${inLanguage(resource.title, locale)}`,
        fields: Object.fromEntries(resource.fields.map(field => [field.name, fieldText(field, locale)])),
      },
    ]),
  );
}

function fieldText(field: FieldMeta, locale: string): string {
  return inLanguage(field.label, locale);
}
