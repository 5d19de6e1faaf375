import type { Place } from './place';

/**
 * The address to go to after signing in, or undefined when it is not one of the suite's own.
 * Anything else would make the sign-in page a springboard for phishing.
 */
export function safeNext(search: string, place: Pick<Place, 'home' | 'apps'>): string | undefined {
  const wanted = new URLSearchParams(search).get('next');
  if (!wanted || !URL.canParse(wanted)) return undefined;
  const target = new URL(wanted);
  if (target.username || target.password) return undefined;
  const known = [place.home, ...place.apps.map(app => app.url)].map(url => new URL(url).origin);
  return known.includes(target.origin) ? target.href : undefined;
}

/** The suite's sign-in page, told to come back to this address. */
export function signInAddress(place: Pick<Place, 'home'>, comeBackTo?: string): string {
  const address = new URL('/', place.home);
  if (comeBackTo) address.searchParams.set('next', comeBackTo);
  return address.href;
}
