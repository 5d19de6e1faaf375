import { memoryStore, type Store } from 'ra-core';
import { rememberAppearance, rememberedAppearance, type Appearance } from './appearance';
import type { Language } from './language';
import type { Place } from './place';

/**
 * react-admin's store. Language and appearance go on to the suite's cookies, so that all applications follow; the rest
 * (filters, pages) lives as long as the tab: the next person at this machine shall not meet another one's searches.
 */
export function suiteStore(place: Place, language: Language, onLanguage: (language: Language) => void): Store {
  const store = memoryStore({ theme: rememberedAppearance(), locale: language });
  return {
    ...store,
    setItem(key, value) {
      store.setItem(key, value);
      if (key === 'locale') onLanguage(value as Language);
      if (key === 'theme') rememberAppearance(value as Appearance, place.home);
    },
  };
}
