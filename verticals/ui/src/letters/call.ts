import { errorOf } from '../shell/problem';
import { parseProblem } from '../shell/session';

/** Asks the core as nobody in particular. Fails with an ApiError whose message is the core's own sentence. */
export async function call<T>(coreApi: string, what: string, body: object, language: string, send: typeof fetch = fetch): Promise<T> {
  let answer: Response;
  try {
    answer = await send(`${coreApi}/api/auth/${what}`, {
      method: 'POST',
      headers: { 'X-ERP': '1', 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify(body),
    });
  } catch {
    throw errorOf(0, undefined);
  }
  const text = await answer.text();
  if (!answer.ok) throw errorOf(answer.status, parseProblem(text));
  return (text ? JSON.parse(text) : undefined) as T;
}

/** The secret behind the hash sign, which browsers send to no server. Taken out of the address, for that is kept and shown. */
export function takeToken(from: Location, history: History): string {
  const token = from.hash.slice(1);
  if (token) history.replaceState(null, '', from.pathname);
  return token;
}
