import { useState, type FormEvent } from 'react';
import { ApiError } from './problem';
import type { Session } from './session';
import type { Words } from './words';

interface Props {
  session: Session;
  words: Words;
  email?: string | undefined;
  /** Called at the first sign that somebody will sign in: time to load what comes next. */
  onIntent?: () => void;
}

/** E-mail and password; says what went wrong and keeps the e-mail. */
export function SignInForm({ session, words, email, onIntent }: Props) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const entries = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(undefined);
    try {
      await session.signIn(String(entries.get('email')).trim(), String(entries.get('password')));
    } catch (error) {
      setFailure(reason(error, words));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="signin-form" onSubmit={submit} onFocus={onIntent}>
      <label htmlFor="email">{words.email}</label>
      <input id="email" name="email" type="email" autoComplete="username" required defaultValue={email}
        autoFocus={!email} aria-describedby={failure ? 'signin-failure' : undefined} />
      <label htmlFor="password">{words.password}</label>
      <input id="password" name="password" type="password" autoComplete="current-password" required
        autoFocus={!!email} aria-describedby={failure ? 'signin-failure' : undefined} />
      <p id="signin-failure" role="alert" className="signin-failure">{failure}</p>
      <button type="submit" disabled={busy}>{busy ? words.signingIn : words.signIn}</button>
    </form>
  );
}

function reason(error: unknown, words: Words): string {
  if (!(error instanceof ApiError)) return words.failed;
  switch (error.status) {
    case 0: case 502: case 503: case 504: return words.noAnswer;
    case 400: case 401: case 403: case 422: return words.wrong;
    case 429: return words.tooMany;
    default: return words.failed;
  }
}
