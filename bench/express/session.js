import { createRemoteJWKSet, jwtVerify } from 'jose';
import { readFileSync } from 'node:fs';
import { createClient } from 'redis';

const OPTIONS = { algorithms: ['EdDSA'], issuer: 'http://erp.localhost:8080', audience: 'erp', typ: 'at+jwt', clockTolerance: 30 };

/** Lets requests on whose token is good and whose session has not ended; `request.person` is then who asks. */
export async function signedIn() {
  const keys = createRemoteJWKSet(new URL(process.env.ERP_JWKS_URL));
  const redis = createClient({
    url: `redis://127.0.0.1:${process.env.REDIS_PORT}`,
    username: process.env.REDIS_USERNAME,
    password: readFileSync(process.env.REDIS_PASSWORD_FILE, 'utf8').trim(),
  });
  await redis.connect();

  return async (request, _, next) => {
    const [, token] = /^Bearer (.+)$/.exec(request.get('Authorization') ?? '') ?? [];
    const claims = token && (await jwtVerify(token, keys, OPTIONS).catch(() => undefined))?.payload;
    if (!claims || (await ended(redis, claims))) throw refusal(401, 'Sign in.');
    request.person = { user: claims.sub, tenant: claims.tid, permissions: claims.perms };
    next();
  };
}

/** As the back end does while it remembers from within the minute that the session goes on: one look at the cache. */
async function ended(redis, { jti, sub, tid }) {
  const session = jti.slice(0, jti.indexOf('.'));
  const [over, user, tenant] = await redis.mGet([
    `erp-core:ended:session:${session}`, `erp-core:ended:${tid}:user:${sub}`, `erp-core:ended:tenant:${tid}`, `erp-core:alive:session:${session}`,
  ]);
  return Boolean(over ?? user ?? tenant);
}

/** Refuses a request whose person may not do this. */
export const needs = (resource, action) => (request, _, next) => {
  const may = request.person.permissions.some((pattern) => {
    const [of, to] = pattern.split(':');
    return (of === resource || of === '*') && (to === action || to === '*');
  });
  next(may ? undefined : refusal(403, 'You may not do this.'));
};

export const refusal = (status, detail) => Object.assign(new Error(detail), { status });
