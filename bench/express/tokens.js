// Prints an access token of each of 200 tenants, as erp-core issues them: node tokens.js SIGNING_KEY_FILE JWKS_URL
import { createPrivateKey, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SignJWT } from 'jose';

const [file, url] = process.argv.slice(2);
const key = createPrivateKey(readFileSync(file));
const { keys } = await (await fetch(url)).json();
const numbered = (group, n) => `00000000-0000-4000-${group}-${n.toString(16).padStart(12, '0')}`;

for (let n = 1; n <= 200; n++) {
  const token = await new SignJWT({
    tid: numbered('8000', n),
    roles: ['admin'],
    perms: ['*:*'],
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: keys[0].kid })
    .setSubject(numbered('9000', n))
    .setJti(`${randomUUID()}.${randomUUID()}`)
    .setIssuer('http://erp.localhost:8080')
    .setAudience('erp')
    .setIssuedAt()
    .setExpirationTime('15 minutes')
    .sign(key);
  console.log(token);
}
