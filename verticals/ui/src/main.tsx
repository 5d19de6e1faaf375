import { createRoot } from 'react-dom/client';
import { applyAppearance, rememberedAppearance } from './shell/appearance';
import { forgetInSuite, readCookie } from './shell/cookies';
import { Door } from './shell/Door';
import { rememberedLanguage } from './shell/language';
import { readPlace } from './shell/place';
import { Session } from './shell/session';
import { installTrustedTypes } from './shell/trustedTypes';
import { watchMarker } from './shell/watchMarker';
import './shell/signin.css';

/** Set by the core beside the refresh cookie: no secret, only "somebody is signed in". */
const MARKER = 'erp_session';

installTrustedTypes();
applyAppearance(rememberedAppearance());
document.documentElement.lang = rememberedLanguage();

const place = readPlace();
const session = new Session(place.coreApi, {
  fetch: (input, init) => fetch(input, init),
  marker: () => readCookie(MARKER) !== undefined,
  clearMarker: () => forgetInSuite(MARKER, place.home),
  now: () => Date.now(),
  reload: () => location.reload(),
  begin: () => location.assign('/'),
});
watchMarker(MARKER, session);
void session.resume();

createRoot(document.getElementById('root')!).render(<Door session={session} place={place} />);
