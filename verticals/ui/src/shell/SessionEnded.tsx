import { useEffect, useRef } from 'react';
import type { Session } from './session';
import { SignInForm } from './SignInForm';
import type { Words } from './words';

/** Lies over the page when the session ends, so that a half-written form survives signing in again. */
export function SessionEnded({ session, words }: { session: Session; words: Words }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // A dialog focuses its first field, but the e-mail is known already.
    element?.querySelector<HTMLInputElement>('input[type=password]')?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="session-ended signin-card" aria-labelledby="session-ended" onCancel={event => event.preventDefault()}>
      <h2 id="session-ended">{words.expiredTitle}</h2>
      <p>{words.expiredText}</p>
      <SignInForm session={session} words={words} email={session.user?.email} />
      <button type="button" className="signin-quiet" onClick={() => session.forget()}>{words.leave}</button>
    </dialog>
  );
}
