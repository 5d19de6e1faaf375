import { expect, test } from 'vitest';
import { call, takeToken } from '../src/letters/call';
import { sentence } from '../src/letters/LetterForm';
import { letterIn } from '../src/shell/letter';
import { ApiError } from '../src/shell/problem';
import { WORDS } from '../src/shell/words';

test('only three addresses are for people who cannot sign in', () => {
  expect(['/forgot', '/reset', '/invitation', '/', '/resets', '/users', '/reset/x'].map(letterIn))
    .toEqual(['forgot', 'reset', 'invitation', undefined, undefined, undefined, undefined]);
});

test('the secret leaves the address as soon as it is read', () => {
  const shown: unknown[] = [];
  const history = { replaceState: (...to: unknown[]) => shown.push(to[2]) } as unknown as History;
  const token = takeToken({ hash: '#secret', pathname: '/reset' } as Location, history);
  expect([token, shown]).toEqual(['secret', ['/reset']]);
  expect(takeToken({ hash: '', pathname: '/reset' } as Location, history)).toBe('');
});

test('the secret is sent in the body, never in an address', async () => {
  let address = '';
  let body = '';
  await call('http://api.x', 'reset-password', { token: 'secret', password: 'p' }, 'es-MX', async (input, init) => {
    address = String(input);
    body = String(init?.body);
    return new Response(null, { status: 204 });
  });
  expect(address).toBe('http://api.x/api/auth/reset-password');
  expect(JSON.parse(body)).toEqual({ token: 'secret', password: 'p' });
});

test.each([
  [new ApiError('Check the fields marked.', 422, { errors: { token: 'The link was used.' } }), 'The link was used.'],
  [new ApiError('Whatever', 429), WORDS.en.tooMany],
  [new ApiError('erp.error.no_answer', 0), WORDS.en.noAnswer],
  [new ApiError('The database does not answer.', 503), 'The database does not answer.'],
  [new TypeError('x'), WORDS.en.failed],
])('a failure is one sentence for the person', (failure, said) => {
  expect(sentence(failure, WORDS.en)).toBe(said);
});
