import { randomUUID } from 'node:crypto';
import express from 'express';
import { needs, refusal } from './session.js';
import { audit, prepared, read, write } from './tenant.js';

const COLUMNS = `SELECT t.id, t.version, t.created_at, t.code AS code, t.name AS name, t.kind AS kind, t.rfc AS rfc, t.email AS email,
  t.phone AS phone, t.tax_regime AS tax_regime, t.credit_limit AS credit_limit, t.active AS active`;

const COUNT = prepared('SELECT count(*) FROM core.partners t WHERE t.tenant_id = $1');
const ROW = prepared(`${COLUMNS} FROM core.partners t WHERE t.tenant_id = $1 AND t.id = $2`);
const INSERT = prepared(`INSERT INTO core.partners (code, name, kind, rfc, email, phone, tax_regime, credit_limit, active, tenant_id, id, created_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (tenant_id, id) DO NOTHING`);

const SORTS = { name: 't.name_key', code: 't.code_key' };
const pages = new Map();

/** The statement of a page, one for each order: the page itself is a parameter. */
function pageOf(sort) {
  const [field, direction] = sort.split(',');
  if (!SORTS[field]) throw refusal(400, 'Sorting by this is not offered.');
  const key = SORTS[field];
  const way = direction === 'desc' ? 'DESC' : 'ASC';
  if (!pages.has(key + way)) {
    pages.set(key + way, prepared(`${COLUMNS}, ${key} AS sort_key FROM core.partners t WHERE t.tenant_id = $1
      ORDER BY ${key} ${way}, t.id ${way} LIMIT $2 OFFSET $3`));
  }
  return pages.get(key + way);
}

const shown = (row) => ({
  id: row.id, version: row.version, code: row.code, name: row.name, kind: row.kind, rfc: row.rfc, email: row.email, phone: row.phone,
  taxRegime: row.tax_regime, creditLimit: row.credit_limit, active: row.active, createdAt: row.created_at,
});

/** Where a page behind this row would begin. */
function nextPage(sort, size, { id, sort_key: key }) {
  const after = Buffer.from(`partners ${sort}\n${id}\n${key}`).toString('base64url');
  return `/api/partners?size=${size}&sort=${sort}&after=${after}`;
}

export const partners = express.Router();

partners.get('/', needs('partners', 'read'), async ({ person, query: asked }, response) => {
  const size = Math.min(Number(asked.size ?? 25), 200);
  const sort = asked.sort ?? 'name,asc';
  const statement = pageOf(sort);
  const [total, rows] = await read(person.tenant, async (query) => [
    (await query(COUNT, [person.tenant])).rows[0].count,
    (await query(statement, [person.tenant, size, size * Number(asked.page ?? 0)])).rows,
  ]);
  if (rows.length === size) response.links({ next: nextPage(sort, size, rows.at(-1)) });
  response.set('X-Total-Count', total).json(rows.map(shown));
});

partners.get('/:id', needs('partners', 'read'), async ({ person, params }, response) => {
  const { rows: [row] } = await read(person.tenant, (query) => query(ROW, [person.tenant, params.id]));
  if (!row) throw refusal(404, 'There is no such record.');
  response.set('ETag', `"${row.version}"`).json(shown(row));
});

const RULES = {
  code: (it) => it?.length > 0 && it.length <= 40,
  name: (it) => it?.length > 0 && it.length <= 200,
  kind: (it) => ['customer', 'supplier', 'both'].includes(it),
  rfc: (it) => it == null || /^[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3}$/.test(it),
  email: (it) => it == null || /^[^@\s]+@[^@\s]+$/.test(it),
  phone: (it) => it == null || it.length <= 30,
  taxRegime: (it) => it == null || /^[0-9]{3}$/.test(it),
  creditLimit: (it) => it == null || /^[0-9]{1,12}(\.[0-9]{1,2})?$/.test(it),
  active: (it) => typeof it === 'boolean',
};

partners.post('/', needs('partners', 'create'), async ({ person, body, baseUrl }, response) => {
  const wrong = Object.keys(RULES).filter((field) => !RULES[field](body[field]));
  if (wrong.length) throw refusal(422, `Look at ${wrong.join(', ')}.`);
  const id = randomUUID();
  const made = await write(person.tenant, async (query) => {
    await query(INSERT, [...Object.keys(RULES).map((field) => body[field] ?? null), person.tenant, id, person.user]);
    const row = shown((await query(ROW, [person.tenant, id])).rows[0]);
    const { id: _, version, createdAt, ...after } = row;
    await audit(query, person, randomUUID(), 'partners', id, 'create', null, after);
    return row;
  });
  response.status(201).set({ ETag: `"${made.version}"`, Location: `${baseUrl}/${id}` }).json(made);
});
