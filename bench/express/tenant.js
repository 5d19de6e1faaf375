import { readFileSync } from 'node:fs';
import pg from 'pg';

const env = process.env;

const pool = new pg.Pool({
  host: env.DB_HOST,
  port: Number(env.DB_PORT),
  database: env.DB_NAME,
  user: env.DB_USER,
  password: readFileSync(env.DB_PASSWORD_FILE, 'utf8').trim(),
  ssl: { ca: readFileSync(env.PGSSLROOTCERT, 'utf8') },
  max: Number(env.DB_POOL_SIZE),
  options: '-c search_path=pg_catalog',
});

const SET_TENANT = prepared("SELECT set_config('app.current_tenant', $1, true)");

/** A statement that each connection prepares once. */
export function prepared(text) {
  const name = `s${(prepared.count = (prepared.count ?? 0) + 1)}`;
  return (values) => ({ name, text, values });
}

/** Runs work in a transaction whose rows are one tenant's. */
async function transaction(begin, tenant, work) {
  const client = await pool.connect();
  try {
    // Sent without waiting for each other's answer to arrive here.
    await Promise.all([client.query(begin), client.query(SET_TENANT([tenant]))]);
    const result = await work((statement, values) => client.query(statement(values)));
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (failed) {
    await client.query('ROLLBACK').catch(() => {});
    client.release();
    throw failed;
  }
}

export const read = (tenant, work) => transaction('BEGIN READ ONLY', tenant, work);
export const write = (tenant, work) => transaction('BEGIN', tenant, work);

const AUDIT = prepared(`INSERT INTO core.audit_log (tenant_id, id, created_by, resource, record_id, action, before, after)
  VALUES ($1, $2, $3, $4, $5, $6, CAST($7 AS jsonb), CAST($8 AS jsonb))`);

export const audit = (query, person, line, resource, id, action, before, after) =>
  query(AUDIT, [person.tenant, line, person.user, resource, id, action, before && JSON.stringify(before), after && JSON.stringify(after)]);
