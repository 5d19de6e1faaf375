import { errorOf, ApiError } from './problem';
import { parseProblem, type Session } from './session';

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON; a file is sent as it is. */
  body?: unknown;
  /** The answer is a file, not JSON. */
  file?: true;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

export interface Answer<T> {
  body: T;
  headers: Headers;
}

/** Calls an API of the suite as the person who is signed in, in the language shown. */
export type Http = <T>(url: string, call?: Call) => Promise<Answer<T>>;

export function httpFor(session: Session, language: () => string, send: typeof fetch = fetch): Http {
  return async <T>(url: string, call: Call = {}) => {
    const token = await session.accessToken();
    let answer = await attempt(send, url, call, token, language());
    if (answer.status === 401) answer = await attempt(send, url, call, await session.renew(token), language());
    if (!answer.ok) throw errorOf(answer.status, parseProblem(await answer.text()));
    return { body: (call.file ? await answer.blob() : parsed(await answer.text())) as T, headers: answer.headers };
  };
}

function parsed(text: string): unknown {
  return text ? JSON.parse(text) : undefined;
}

async function attempt(send: typeof fetch, url: string, call: Call, token: string, language: string): Promise<Response> {
  const { method = 'GET', body, file, headers, signal } = call;
  const type = body instanceof Blob ? 'text/csv' : 'application/json';
  try {
    return await send(url, {
      method,
      headers: {
        Accept: file ? 'text/csv, application/problem+json' : 'application/json',
        'Accept-Language': language,
        Authorization: `Bearer ${token}`,
        'X-ERP': '1',
        ...(body !== undefined && { 'Content-Type': type }),
        ...headers,
      },
      ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    // A gateway's own 502 carries no CORS headers, so the browser reports it like a dead line.
    throw new ApiError('erp.error.no_answer', 0);
  }
}
