import type { Session } from './session';

interface CookieChanges {
  addEventListener(type: 'change', listener: (event: { deleted: { name?: string }[] }) => void): void;
}

/** Leaves this page when somebody signs out in another tab or another application of the suite. */
export function watchMarker(name: string, session: Session): void {
  const store = (globalThis as { cookieStore?: CookieChanges }).cookieStore;
  store?.addEventListener('change', event => {
    if (event.deleted.some(cookie => cookie.name === name)) void session.markerGone();
  });
  // Browsers without cookieStore notice as soon as the person looks at the page again.
  addEventListener('focus', () => void session.markerGone());
}
