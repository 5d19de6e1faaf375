import { readCookie, rememberInSuite } from './cookies';

export type Appearance = 'light' | 'dark';

const COOKIE = 'erp_appearance';

/** What the person chose, or what the machine prefers. */
export function rememberedAppearance(): Appearance {
  const chosen = readCookie(COOKIE);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function rememberAppearance(appearance: Appearance, home: string): void {
  rememberInSuite(COOKIE, appearance, home);
  applyAppearance(appearance);
}

export function applyAppearance(appearance: Appearance): void {
  document.documentElement.dataset.appearance = appearance;
}
