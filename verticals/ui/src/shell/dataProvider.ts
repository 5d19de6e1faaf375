import type { DataProvider, GetListParams, Identifier, RaRecord } from 'ra-core';
import type { Http } from './http';
import type { Place } from './place';
import type { Problem } from './problem';

/** A record as the back ends send it; `version` is what If-Match compares. */
export interface Row extends RaRecord {
  version?: number;
}

/** Parameters of a named transition, e.g. approving an order. */
export interface ActParams {
  id: Identifier;
  version: number | undefined;
  data: Record<string, unknown>;
  /** Idempotency-Key: one per intent, so that a repeated click after a lost answer does it once. */
  key: string;
}

/** What became of a file of records, or would become: errors by row, the first record being 1, and field, as `/3/code`. */
export interface ImportReport {
  rows: number;
  saved: number;
  errors: { pointer: string; message: string }[];
}

export interface ImportParams {
  file: Blob;
  /** Saves nothing and tells what would be wrong. */
  preview: boolean;
  /** Idempotency-Key of this file. */
  key: string;
}

/** A record that was written down without a network, with the key that this device gave it. */
export interface Brought extends Record<string, unknown> {
  key: string;
}

/** What became of the records of a device, one by one. */
export interface SyncReport {
  saved: number;
  alreadySaved: number;
  refused: number;
  results: { key: string; outcome: 'saved' | 'already-saved' | 'refused'; id: string | null; problem: Problem | null }[];
}

export interface SuiteDataProvider extends DataProvider {
  act(resource: string, action: string, params: ActParams): Promise<{ data: Row }>;
  exportFile(resource: string, params: Pick<GetListParams, 'sort' | 'filter'>): Promise<{ data: Blob }>;
  importFile(resource: string, params: ImportParams): Promise<{ data: ImportReport }>;
  /** Each is stored or refused for itself; sending them again stores nothing twice. */
  bring(resource: string, records: Brought[]): Promise<{ data: SyncReport }>;
  changePassword(current: string, next: string): Promise<void>;
  /** What an API tells beside records, e.g. the value of a project: `read('projects', [id, 'earned-value'])`. */
  read<T>(resource: string, path: unknown[], query?: Record<string, string>, signal?: AbortSignal): Promise<{ data: T }>;
}

const FROM_CORE = 'core/';

/** Maps react-admin's verbs to the suite's REST conventions. */
export function dataProviderFor(http: Http, place: Pick<Place, 'api' | 'coreApi'>): SuiteDataProvider {
  const at = (resource: string, ...path: unknown[]) => {
    const core = resource.startsWith(FROM_CORE);
    const name = core ? resource.slice(FROM_CORE.length) : resource;
    return [core ? place.coreApi : place.api, 'api', name, ...path.map(part => encodeURIComponent(String(part)))].join('/');
  };

  const list = async (resource: string, query: URLSearchParams, signal?: AbortSignal) => {
    const { body, headers } = await http<Row[]>(`${at(resource)}?${query}`, { signal });
    return { data: body, total: Number(headers.get('X-Total-Count') ?? body.length) };
  };

  const update = async (resource: string, id: Identifier, data: Partial<Row>) =>
    (await http<Row>(at(resource, id), { method: 'PUT', body: data, headers: ifMatch(data.version) })).body;

  const remove = async (resource: string, id: Identifier, version: number | undefined) => {
    await http(at(resource, id), { method: 'DELETE', headers: ifMatch(version) });
  };

  const provider: SuiteDataProvider = {
    supportAbortSignal: true,

    getList: (resource, params) => list(resource, listQuery(params), params.signal),

    getManyReference: (resource, params) =>
      list(resource, listQuery({ ...params, filter: { ...params.filter, [params.target]: params.id } }), params.signal),

    getOne: async (resource, { id, signal }) => ({ data: (await http<Row>(at(resource, id), { signal })).body }),

    getMany: async (resource, { ids, signal }) => {
      const query = new URLSearchParams([['size', String(ids.length)], ...ids.map(id => ['id', String(id)])]);
      return { data: (await list(resource, query, signal)).data };
    },

    create: async (resource, { data, meta }) => {
      const headers = idempotent(meta?.key);
      return { data: (await http<Row>(at(resource), { method: 'POST', body: data, headers })).body };
    },

    // The version is the form's own: the one in the cache may have moved on under the person's hands.
    update: async (resource, { id, data }) => ({ data: await update(resource, id, data) }),

    updateMany: async (resource, { ids, data }) => {
      for (const id of ids) await update(resource, id, data);
      return { data: ids };
    },

    delete: async (resource, { id, previousData }) => {
      await remove(resource, id, previousData?.version);
      return { data: previousData ?? { id } };
    },

    deleteMany: async (resource, { ids }) => {
      for (const id of ids) await remove(resource, id, undefined);
      return { data: ids };
    },

    act: async (resource, action, { id, version, data, key }) => {
      const headers = { ...ifMatch(version), ...idempotent(key) };
      return { data: (await http<Row>(at(resource, id, action), { method: 'POST', body: data, headers })).body };
    },

    exportFile: async (resource, params) => ({ data: (await http<Blob>(`${at(resource, 'export')}?${listQuery(params)}`, { file: true })).body }),

    importFile: async (resource, { file, preview, key }) => {
      const address = at(resource, 'import') + (preview ? '?preview=true' : '');
      return { data: (await http<ImportReport>(address, { method: 'POST', body: file, headers: idempotent(key) })).body };
    },

    bring: async (resource, records) => ({ data: (await http<SyncReport>(at(resource, 'sync'), { method: 'POST', body: { records } })).body }),

    changePassword: async (current, next) => {
      await http(`${place.coreApi}/api/auth/password`, { method: 'POST', body: { current, next } });
    },

    read: async <T>(resource: string, path: unknown[], query: Record<string, string> = {}, signal?: AbortSignal) => {
      const asked = new URLSearchParams(query).toString();
      return { data: (await http<T>(at(resource, ...path) + (asked && `?${asked}`), { signal })).body };
    },
  } as SuiteDataProvider;
  return provider;
}

/** `?page&size&sort&q&<field>`; pages count from 0. */
export function listQuery({ pagination, sort, filter }: GetListParams): URLSearchParams {
  const query = new URLSearchParams();
  if (pagination) {
    query.set('page', String(pagination.page - 1));
    query.set('size', String(pagination.perPage));
  }
  if (sort?.field) query.set('sort', `${sort.field},${sort.order.toLowerCase()}`);
  for (const [field, value] of Object.entries(filter ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(field, String(value));
  }
  return query;
}

function ifMatch(version: number | undefined): Record<string, string> {
  return version === undefined ? {} : { 'If-Match': `"${version}"` };
}

function idempotent(key: unknown): Record<string, string> {
  return typeof key === 'string' ? { 'Idempotency-Key': key } : {};
}
