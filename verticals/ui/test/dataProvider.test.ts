import { beforeEach, expect, test } from 'vitest';
import { dataProviderFor } from '../src/shell/dataProvider';
import type { Call, Http } from '../src/shell/http';

const place = { api: 'http://api.construccion.erp.localhost:8080', coreApi: 'http://api.erp.localhost:8080' };
let calls: { url: string; call: Call | undefined }[];
let answer: { body: unknown; headers: Headers };

const http: Http = (url, call) => {
  calls.push({ url, call });
  return Promise.resolve(answer as never);
};
const provider = dataProviderFor(http, place);
const last = () => calls.at(-1)!;
const query = () => Object.fromEntries(new URL(last().url).searchParams);

beforeEach(() => {
  calls = [];
  answer = { body: [], headers: new Headers({ 'X-Total-Count': '41' }) };
});

test('a list asks for a page counted from 0, a sort, words and filters', async () => {
  const list = await provider.getList('projects', {
    pagination: { page: 3, perPage: 25 }, sort: { field: 'code', order: 'DESC' }, filter: { q: 'torre', status: 'active', partnerId: '' },
  });
  expect(new URL(last().url).pathname).toBe('/api/projects');
  expect(query()).toEqual({ page: '2', size: '25', sort: 'code,desc', q: 'torre', status: 'active' });
  expect(list.total).toBe(41);
});

test('many records are one call with all their ids', async () => {
  await provider.getMany('projects', { ids: ['a', 'b'] });
  expect(new URL(last().url).searchParams.getAll('id')).toEqual(['a', 'b']);
  expect(query().size).toBe('2');
});

test('records of another one are found by its id', async () => {
  await provider.getManyReference('budgets', {
    target: 'projectId', id: 'p1', pagination: { page: 1, perPage: 10 }, sort: { field: 'name', order: 'ASC' }, filter: {},
  });
  expect(query()).toMatchObject({ projectId: 'p1', page: '0' });
});

test("a core resource is asked for at the core's API", async () => {
  await provider.getOne('core/partners', { id: 'x/y' });
  expect(last().url).toBe('http://api.erp.localhost:8080/api/partners/x%2Fy');
});

test('creating carries the key of the form, so that a repeated click creates once', async () => {
  answer = { body: { id: '1' }, headers: new Headers() };
  await provider.create('projects', { data: { code: 'A' }, meta: { key: 'k1' } });
  expect(last()).toMatchObject({ url: `${place.api}/api/projects`, call: { method: 'POST', body: { code: 'A' }, headers: { 'Idempotency-Key': 'k1' } } });
});

test("updating is conditional on the form's own version, not on the cached one", async () => {
  answer = { body: { id: '1', version: 8 }, headers: new Headers() };
  await provider.update('projects', { id: '1', data: { name: 'B', version: 7 }, previousData: { id: '1', version: 9 } });
  expect(last().call).toMatchObject({ method: 'PUT', headers: { 'If-Match': '"7"' } });
});

test('deleting is conditional on the version that was shown', async () => {
  await provider.delete('projects', { id: '1', previousData: { id: '1', version: 4 } });
  expect(last().call).toMatchObject({ method: 'DELETE', headers: { 'If-Match': '"4"' } });
});

test('an action is a named call with key and version', async () => {
  answer = { body: { id: '1' }, headers: new Headers() };
  await provider.act('projects', 'contract', { id: '1', version: 2, data: { reason: 'x' }, key: 'k2' });
  expect(last()).toMatchObject({
    url: `${place.api}/api/projects/1/contract`,
    call: { method: 'POST', body: { reason: 'x' }, headers: { 'If-Match': '"2"', 'Idempotency-Key': 'k2' } },
  });
});

test('a list leaves as a file with its filters and order, and no page', async () => {
  const file = new Blob(['id']);
  answer = { body: file, headers: new Headers() };
  const { data } = await provider.exportFile('projects', { sort: { field: 'code', order: 'ASC' }, filter: { status: 'active' } });
  expect(data).toBe(file);
  expect(last()).toMatchObject({ url: `${place.api}/api/projects/export?sort=code%2Casc&status=active`, call: { file: true } });
});

test('a file of records is checked first and saved under the same key', async () => {
  answer = { body: { rows: 1, saved: 0, errors: [] }, headers: new Headers() };
  const file = new Blob(['code']);
  await provider.importFile('projects', { file, preview: true, key: 'k3' });
  expect(last()).toMatchObject({ url: `${place.api}/api/projects/import?preview=true`, call: { method: 'POST', body: file, headers: { 'Idempotency-Key': 'k3' } } });
  await provider.importFile('projects', { file, preview: false, key: 'k3' });
  expect(last().url).toBe(`${place.api}/api/projects/import`);
});

test("a password is changed at the core's API, wherever the person works", async () => {
  answer = { body: undefined, headers: new Headers() };
  await provider.changePassword('old', 'new');
  expect(last()).toMatchObject({ url: `${place.coreApi}/api/auth/password`, call: { method: 'POST', body: { current: 'old', next: 'new' } } });
});

test('what an API tells beside records is asked for by its path', async () => {
  answer = { body: { cpi: '0.96' }, headers: new Headers() };
  expect(await provider.read('projects', ['a/b', 'earned-value'], { on: '2026-04-30' })).toEqual({ data: { cpi: '0.96' } });
  expect(last().url).toBe(`${place.api}/api/projects/a%2Fb/earned-value?on=2026-04-30`);
  await provider.read('permissions', []);
  expect(last().url).toBe(`${place.api}/api/permissions`);
});
