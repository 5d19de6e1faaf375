import { randomUUID } from 'node:crypto';
import express from 'express';
import { needs, refusal } from './session.js';
import { audit, prepared, write } from './tenant.js';

const HOLD = prepared('SELECT t.id FROM inventory.moves t WHERE t.tenant_id = $1 AND t.id = $2 FOR NO KEY UPDATE');
const GET = prepared(`SELECT t.id, t.version, t.created_at, CASE WHEN o.usage = 'inventory' OR d.usage = 'inventory' THEN 'adjustment'
  WHEN d.usage = 'scrap' THEN 'scrap' WHEN o.usage = 'supplier' THEN 'receipt' WHEN d.usage = 'customer' THEN 'issue'
  WHEN o.usage = 'customer' OR d.usage = 'supplier' THEN 'return' ELSE 'transfer' END AS kind, t.product_id AS product_id,
  p.name AS product_name, t.qty AS qty, t.from_location_id AS from_location_id, o.name AS from_location_name, t.to_location_id AS to_location_id,
  d.name AS to_location_name, t.unit_cost AS unit_cost, t.value AS value, t.status AS status, t.document AS document, t.done_at AS done_at,
  t.reverses_id AS reverses_id FROM inventory.moves t JOIN core.products p ON p.tenant_id = t.tenant_id AND p.id = t.product_id
  JOIN inventory.locations o ON o.tenant_id = t.tenant_id AND o.id = t.from_location_id
  JOIN inventory.locations d ON d.tenant_id = t.tenant_id AND d.id = t.to_location_id WHERE t.tenant_id = $1 AND t.id = $2`);
const TOLD = prepared('SELECT EXISTS (SELECT FROM core.audit_log WHERE tenant_id = $1 AND id = $2)');
const PRODUCT = prepared('SELECT name, type, active FROM core.products WHERE tenant_id = $1 AND id = $2 FOR SHARE');
const COST = prepared(`UPDATE inventory.moves m SET unit_cost = p.cost FROM core.products p WHERE m.tenant_id = $1 AND m.id = $2
  AND m.status = 'draft' AND m.unit_cost IS NULL AND p.tenant_id = m.tenant_id AND p.id = m.product_id`);
const DRAFT = prepared('SELECT * FROM inventory.moves WHERE tenant_id = $1 AND id = $2 AND status = $3 FOR NO KEY UPDATE');
const QUANT = prepared(`SELECT product_id, location_id, usage, qty, reserved, value FROM inventory.quants
  WHERE tenant_id = $1 AND product_id = $2 AND location_id = $3 FOR NO KEY UPDATE`);
const CHANGE = prepared(`UPDATE inventory.quants SET qty = qty + $1, reserved = reserved + $2, value = value + $3, version = version + 1,
  updated_at = now() WHERE tenant_id = $4 AND product_id = $5 AND location_id = $6 AND (usage <> 'internal' OR qty - reserved >= $7)`);
const FINISH = prepared(`UPDATE inventory.moves SET status = 'done', done_at = clock_timestamp(), unit_cost = $1, value = $2,
  version = version + 1, updated_at = now() WHERE tenant_id = $3 AND id = $4 AND status = 'draft'`);

/** A number of PostgreSQL with so many decimals, as a whole number of the last of them; and back. */
const whole = (text, decimals) => BigInt((text.includes('.') ? text : `${text}.`).replace(/\.(\d*)$/, (_, rest) => rest.padEnd(decimals, '0')));
const text = (number, decimals) => {
  const digits = (number < 0n ? -number : number).toString().padStart(decimals + 1, '0');
  return `${number < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};

const shown = (row) => ({
  id: row.id, version: row.version, kind: row.kind, productId: row.product_id, productName: row.product_name, qty: row.qty,
  fromLocationId: row.from_location_id, fromLocationName: row.from_location_name, toLocationId: row.to_location_id,
  toLocationName: row.to_location_name, unitCost: row.unit_cost, value: row.value && text(whole(row.value, 6) / 10_000n, 2), status: row.status,
  document: row.document, doneAt: row.done_at, reversesId: row.reverses_id, createdAt: row.created_at,
});

export const moves = express.Router();

moves.post('/:id/confirm', needs('moves', 'update'), async ({ person, params: { id } }, response) => {
  const done = await write(person.tenant, (query) => confirm(query, person, id, randomUUID()));
  response.set('ETag', `"${done.version}"`).json(done);
});

async function confirm(query, person, id, line) {
  const key = [person.tenant, id];
  if (!(await query(HOLD, key)).rowCount) throw refusal(404, 'There is no such record.');
  const before = shown((await query(GET, key)).rows[0]);
  if ((await query(TOLD, [person.tenant, line])).rows[0].exists) return before;
  if (before.status !== 'draft') throw refusal(409, `The record is ${before.status}.`);
  const product = (await query(PRODUCT, [person.tenant, before.productId])).rows[0];
  if (product.type === 'service' || !product.active) throw refusal(422, `"${product.name}" cannot be moved.`);
  await query(COST, key);
  await moveGoods(query, person.tenant, (await query(DRAFT, [...key, 'draft'])).rows[0]);
  const after = shown((await query(GET, key)).rows[0]);
  const differing = Object.keys(after).filter((field) => field !== 'version' && String(after[field]) !== String(before[field]));
  const only = (row) => Object.fromEntries(differing.map((field) => [field, row[field]]));
  await audit(query, person, line, 'inventory/moves', id, 'confirm', only(before), only(after));
  return after;
}

/** Takes from one location what it gives to the other, held in one order by everybody. */
async function moveGoods(query, tenant, draft) {
  const held = {};
  for (const location of [draft.from_location_id, draft.to_location_id].sort()) {
    [held[location]] = (await query(QUANT, [tenant, draft.product_id, location])).rows;
  }
  const source = held[draft.from_location_id];
  const [qty, has, reserved] = [draft.qty, source.qty, source.reserved].map((it) => whole(it, 4));
  const inside = source.usage === 'internal';
  if (inside && has - reserved < qty) throw refusal(409, 'There is not enough. Nothing was moved.');
  // Of an internal location its share of the value there, else what is told.
  const value = inside ? (whole(source.value, 6) * qty) / has : (whole(draft.unit_cost ?? '0', 6) * qty) / 10_000n;
  for (const location of Object.keys(held).sort()) {
    const sign = location === draft.to_location_id ? 1n : -1n;
    await query(CHANGE, [text(sign * qty, 4), '0', text(sign * value, 6), tenant, draft.product_id, location, text(-sign * qty, 4)]);
  }
  await query(FINISH, [text((value * 10_000n) / qty, 6), text(value, 6), tenant, draft.id]);
}
