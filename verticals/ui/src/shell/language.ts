import { readCookie, rememberInSuite } from './cookies';
import type { Text } from './place';

/** Plain `es` would format money as "1234,50 MXN"; Mexico writes "$1,234.50". */
export type Language = 'es-MX' | 'en';

export const LANGUAGES: { locale: Language; name: string }[] = [
  { locale: 'es-MX', name: 'Español' },
  { locale: 'en', name: 'English' },
];

const COOKIE = 'erp_language';

export function rememberedLanguage(): Language {
  return readCookie(COOKIE) === 'en' ? 'en' : 'es-MX';
}

export function rememberLanguage(language: Language, home: string): void {
  rememberInSuite(COOKIE, language, home);
  document.documentElement.lang = language;
}

/** The right one of a text's languages. A locale that is not English falls to Spanish, the suite's first language. */
export function inLanguage(text: Text | string, locale: string): string {
  if (typeof text === 'string') return text;
  return locale.startsWith('en') ? text.en : text.es;
}
