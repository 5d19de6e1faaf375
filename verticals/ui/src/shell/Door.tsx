import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { letterIn } from './letter';
import { rememberedLanguage, rememberLanguage, type Language } from './language';
import { safeNext, signInAddress } from './next';
import { isHome, type Place } from './place';
import type { Session } from './session';
import { SessionEnded } from './SessionEnded';
import { Notice, SignInPage } from './SignInPage';
import { WORDS } from './words';

const loadSuite = () => import('./Suite');
const Suite = lazy(loadSuite);
const Letters = lazy(() => import('../letters/Letters'));

/** Decides what a visitor sees: the sign-in page, the application, or the application under a sign-in form. */
export function Door({ session, place }: { session: Session; place: Place }) {
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  const words = WORDS[language];
  const next = isHome(place) ? safeNext(location.search, place) : undefined;
  const [letter] = useState(() => isHome(place) ? letterIn(location.pathname) : undefined);

  function choose(chosen: Language) {
    rememberLanguage(chosen, place.home);
    setLanguage(chosen);
  }

  useEffect(() => {
    if (state === 'out' && !isHome(place)) location.replace(signInAddress(place, session.hasBeenIn ? undefined : location.href));
    if (state === 'in' && next) location.replace(next);
  }, [state, next, place, session]);

  if (letter) {
    return <Suspense fallback={<Opening text={words.opening} />}><Letters {...{ letter, place, language }} /></Suspense>;
  }
  switch (state) {
    case 'starting':
      return <Opening text={words.opening} />;
    case 'unreachable':
      return (
        <Notice title={words.unreachableTitle} text={words.unreachableText}>
          <button type="button" onClick={() => void session.resume()}>{words.retry}</button>
        </Notice>
      );
    case 'out':
      if (!isHome(place)) return <Opening text={words.opening} />;
      return <SignInPage {...{ session, place, language, next }} onLanguage={choose} onIntent={() => void loadSuite()} />;
    case 'in':
    case 'expired':
      if (next) return <Opening text={words.opening} />;
      return (
        <>
          <Suspense fallback={<Opening text={words.opening} />}>
            <Suite session={session} place={place} language={language} onLanguage={choose} />
          </Suspense>
          {state === 'expired' && <SessionEnded session={session} words={words} />}
        </>
      );
  }
}

function Opening({ text }: { text: string }) {
  return <div className="opening" role="status"><span>{text}</span></div>;
}
