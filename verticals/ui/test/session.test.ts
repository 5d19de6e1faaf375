import { beforeEach, expect, test, vi } from 'vitest';
import { httpFor } from '../src/shell/http';
import { ApiError } from '../src/shell/problem';
import { Session } from '../src/shell/session';

const user = { id: 'u1', email: 'a@b.example', name: 'Ana', tenant: { id: 't', name: 'Norte' }, permissions: [] };

let posts: string[];
let answers: Record<string, () => Response | Promise<Response>>;
let marker: boolean;
let now: number;
let issued: number;
let reloads: number;
let beginnings: number;
let authorized: (string | undefined)[];

const json = (status: number, body?: unknown) => new Response(body === undefined ? null : JSON.stringify(body), { status });
const grant = () => json(200, { accessToken: `token-${++issued}`, expiresIn: 900, user });

function newSession() {
  return new Session('http://api.erp.localhost:8080', {
    fetch: async (input, init) => {
      authorized.push((init?.headers as Record<string, string>).Authorization);
      const what = String(input).split('/').at(-1)!;
      posts.push(what);
      return answers[what]!();
    },
    marker: () => marker,
    clearMarker: () => (marker = false),
    now: () => now,
    reload: () => { reloads++; },
    begin: () => { beginnings++; },
  });
}

beforeEach(() => {
  posts = [];
  answers = { login: grant, refresh: grant, logout: () => json(204) };
  marker = true;
  now = 0;
  issued = 0;
  reloads = 0;
  beginnings = 0;
  authorized = [];
});

test('a visitor without marker costs no call', async () => {
  marker = false;
  const session = newSession();
  await session.resume();
  expect([session.state, posts]).toEqual(['out', []]);
});

test('a visitor with marker is signed in silently', async () => {
  const session = newSession();
  await session.resume();
  expect([session.state, session.user?.name]).toEqual(['in', 'Ana']);
});

test('a refused refresh on arrival clears the marker, so that the next page does not try again', async () => {
  answers.refresh = () => json(401);
  const session = newSession();
  await session.resume();
  expect([session.state, marker]).toEqual(['out', false]);
});

test('a core that does not answer is not a sign-out', async () => {
  answers.refresh = () => Promise.reject(new TypeError('Failed to fetch'));
  const session = newSession();
  await session.resume();
  expect([session.state, marker]).toEqual(['unreachable', true]);
});

test('calls that need a token at the same time share one refresh', async () => {
  const session = newSession();
  await session.resume();
  now = 900_000;
  const tokens = await Promise.all([session.accessToken(), session.accessToken(), session.accessToken()]);
  expect(tokens).toEqual(['token-2', 'token-2', 'token-2']);
  expect(posts).toEqual(['refresh', 'refresh']);
});

test('a call that was refused with an old token takes the one that came meanwhile', async () => {
  const session = newSession();
  await session.resume();
  await session.renew('token-1');
  expect(await session.renew('token-1')).toBe('token-2');
  expect(posts).toEqual(['refresh', 'refresh']);
});

test('when the session ends, calls wait for the person to sign in again', async () => {
  const session = newSession();
  await session.resume();
  answers.refresh = () => json(401);
  const renewed = session.renew();
  await new Promise(resolve => setTimeout(resolve));
  expect(session.state).toBe('expired');
  await session.signIn('a@b.example', 'x');
  expect(await renewed).toBe('token-2');
  expect(session.state).toBe('in');
});

test('a marker that goes because of our own refused refresh keeps the page', async () => {
  const session = newSession();
  await session.resume();
  answers.refresh = () => { marker = false; return json(401); };
  void session.renew();
  await session.markerGone();
  expect(session.state).toBe('expired');
});

test('a marker that another tab removed ends the session here too, without asking the core', async () => {
  const session = newSession();
  await session.resume();
  marker = false;
  await session.markerGone();
  expect([session.state, session.user, posts]).toEqual(['out', undefined, ['refresh']]);
});

const others = [{ ...user, id: 'u2' }, { ...user, tenant: { id: 't2', name: 'Sur' } }];
const grantTo = (other: typeof user) => () => json(200, { accessToken: 'of-another', expiresIn: 900, user: other });

test.each(others)('a refresh for another person or company begins the page anew and sends nothing as them', async other => {
  const session = newSession();
  await session.resume();
  answers.refresh = grantTo(other);
  now = 900_000;
  const settled = vi.fn();
  session.accessToken().then(settled, settled);
  await new Promise(resolve => setTimeout(resolve));
  expect([reloads, session.user]).toEqual([1, user]);
  expect(settled).not.toHaveBeenCalled();
});

test.each(others)('another person or company who signs in over a page begins it anew', async other => {
  const session = newSession();
  await session.resume();
  answers.refresh = () => json(401);
  const settled = vi.fn();
  session.renew().then(settled, settled);
  await new Promise(resolve => setTimeout(resolve));
  answers.login = grantTo(other);
  await session.signIn('c@d.example', 'x');
  expect([reloads, session.user]).toEqual([1, user]);
  expect(settled).not.toHaveBeenCalled();
});

test('going on for another company asks as who is signed in and begins at the front page', async () => {
  const session = newSession();
  await session.resume();
  answers['switch-tenant'] = grant;
  await session.switchTenant('t2');
  expect([posts.at(-1), authorized.at(-1), beginnings]).toEqual(['switch-tenant', 'Bearer token-1', 1]);
});

test('a company that cannot be gone to changes nothing', async () => {
  const session = newSession();
  await session.resume();
  answers['switch-tenant'] = () => json(404, { detail: 'It does not exist or was deleted.' });
  await expect(session.switchTenant('t2')).rejects.toMatchObject({ status: 404 });
  expect([beginnings, session.state, await session.accessToken()]).toEqual([0, 'in', 'token-1']);
});

test('the same person goes on without a new page', async () => {
  const session = newSession();
  await session.resume();
  await session.signIn('a@b.example', 'x');
  expect(reloads).toBe(0);
});

test('leaving ends the calls that were waiting', async () => {
  const session = newSession();
  await session.resume();
  answers.refresh = () => json(401);
  const renewed = session.renew();
  await new Promise(resolve => setTimeout(resolve));
  session.forget();
  await expect(renewed).rejects.toMatchObject({ status: 401 });
});

test('a call refused for its token is repeated once with a new one', async () => {
  const session = newSession();
  await session.resume();
  const sent: string[] = [];
  const http = httpFor(session, () => 'es-MX', async (_, init) => {
    const token = (init?.headers as Record<string, string>).Authorization!;
    sent.push(token);
    return token === 'Bearer token-1' ? json(401) : json(200, { ok: true });
  });
  expect((await http('http://api/x')).body).toEqual({ ok: true });
  expect(sent).toEqual(['Bearer token-1', 'Bearer token-2']);
});

test('who has another role goes on with the permissions of now, and is not asked to sign in', async () => {
  const session = newSession();
  await session.resume();
  answers.refresh = () => json(200, { accessToken: 'of-now', expiresIn: 900, user: { ...user, permissions: ['partners:read'] } });
  const http = httpFor(session, () => 'es-MX', async (_, init) =>
    (init?.headers as Record<string, string>).Authorization === 'Bearer of-now' ? json(200, { ok: true }) : json(401));
  const seen: string[] = [];
  session.subscribe(() => seen.push(session.state));
  const calls = await Promise.all([http('http://api/x'), http('http://api/y', { method: 'POST', body: {} })]);
  expect(calls.map(call => call.body)).toEqual([{ ok: true }, { ok: true }]);
  expect([seen, reloads, posts.filter(post => post === 'refresh').length]).toEqual([['in'], 0, 2]);
  expect(session.user?.permissions).toEqual(['partners:read']);
});

test('a dead line is an error with status 0', async () => {
  const session = newSession();
  await session.resume();
  const http = httpFor(session, () => 'en', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(http('http://api/x')).rejects.toEqual(new ApiError('erp.error.no_answer', 0));
});

test('a file is sent and received as it is', async () => {
  const session = newSession();
  await session.resume();
  let sent: RequestInit | undefined;
  const http = httpFor(session, () => 'en', (_, init) => {
    sent = init;
    return Promise.resolve(new Response('\uFEFFid'));
  });
  const file = new Blob(['code\nA']);
  const { body } = await http<Blob>('http://api/x', { method: 'POST', body: file, file: true });
  expect([...new Uint8Array(await body.arrayBuffer())], 'spreadsheets need the mark at the start').toEqual([0xef, 0xbb, 0xbf, 0x69, 0x64]);
  expect(sent?.body).toBe(file);
  expect(sent?.headers).toMatchObject({ 'Content-Type': 'text/csv' });
});
