import { useState, type FormEvent, type ReactNode } from 'react';
import { ApiError, type FieldErrors } from '../shell/problem';
import type { Words } from '../shell/words';

interface Props {
  words: Words;
  submit: string;
  /** Refuses with a sentence, or sends what was written and fails as the core did. */
  onSubmit(entries: Record<string, string>): Promise<string | undefined>;
  children: ReactNode;
}

/** A form of the pages that mails lead to: says what went wrong and keeps what was written. */
export function LetterForm({ words, submit, onSubmit, children }: Props) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const entries = Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]));
    setBusy(true);
    setFailure(undefined);
    try {
      setFailure(await onSubmit(entries));
    } catch (error) {
      setFailure(sentence(error, words));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="signin-form" onSubmit={event => void send(event)}>
      {children}
      <p id="letter-failure" role="alert" className="signin-failure">{failure}</p>
      <button type="submit" disabled={busy}>{submit}</button>
    </form>
  );
}

/** What the core said, at a field or at all; keys of texts that are not loaded here become one of ours. */
export function sentence(error: unknown, words: Words): string {
  if (!(error instanceof ApiError)) return words.failed;
  if (error.status === 429) return words.tooMany;
  const atField = firstMessage(error.body.errors);
  if (atField) return atField;
  return error.message.startsWith('erp.') ? words.noAnswer : error.message;
}

function firstMessage(errors: FieldErrors | undefined): string | undefined {
  for (const message of Object.values(errors ?? {})) return typeof message === 'string' ? message : firstMessage(message);
  return undefined;
}

interface FieldProps {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  autoComplete: string;
  autoFocus?: boolean;
  defaultValue?: string;
}

export function LetterField({ name, label, type = 'text', ...rest }: FieldProps) {
  return (
    <>
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} type={type} required aria-describedby="letter-failure"
        {...(type === 'password' && { minLength: 12, maxLength: 200 })} {...rest} />
    </>
  );
}
