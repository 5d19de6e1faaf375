import { useEffect, type ReactNode } from 'react';
import { inLanguage, LANGUAGES, type Language } from './language';
import type { Place } from './place';
import type { Session } from './session';
import { SignInForm } from './SignInForm';
import { WORDS } from './words';

interface Props {
  session: Session;
  place: Place;
  language: Language;
  onLanguage(language: Language): void;
  onIntent(): void;
  next: string | undefined;
}

/** The suite's front door, the same for every application. */
export function SignInPage({ session, place, language, onLanguage, onIntent, next }: Props) {
  const words = WORDS[language];
  useEffect(() => {
    document.title = `${words.title} · ${words.suite}`;
  }, [words]);
  const destination = next && place.apps.find(app => new URL(app.url).origin === new URL(next).origin);
  return (
    <div className="signin">
      <header className="signin-brand">
        <Mark />
        <span>{words.suite}</span>
      </header>
      <main className="signin-card">
        <h1>{words.title}</h1>
        {destination && <p className="signin-next">{words.goesTo} <strong>{inLanguage(destination.title, language)}</strong></p>}
        <SignInForm session={session} words={words} onIntent={onIntent} />
        <a className="signin-link" href="/forgot">{words.forgot}</a>
      </main>
      <footer className="signin-languages">
        <nav aria-label={words.language}>
          {LANGUAGES.map(({ locale, name }) => (
            <button key={locale} type="button" lang={locale} aria-pressed={locale === language} onClick={() => onLanguage(locale)}>
              {name}
            </button>
          ))}
        </nav>
      </footer>
    </div>
  );
}

/** What is shown when the page cannot start: what happened, what was kept, what to do. */
export function Notice({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="signin">
      <main className="signin-card" role="status">
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
      </main>
    </div>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="36" height="36" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="signin-mark" />
      <path d="M8 9h16v3.4H12v2.1h9.5v3.2H12v2.1h12V23H8z" fill="#fff" />
    </svg>
  );
}
