// Writes a .br and a .gz beside every text file of dist/, so that nginx never compresses while somebody waits,
// and refuses a build that outgrew its budget.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { overBudget, sizesOf } from './budget.mjs';

const DIST = new URL('../dist/', import.meta.url).pathname;
const TEXT = /\.(js|css|svg|json|webmanifest)$/;
/** Below this size the answer fits one packet either way. */
const WORTH_IT_BYTES = 512;

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true }).map(name => join(folder, name)).filter(path => statSync(path).isFile());
}

// index.html stays plain: nginx puts the nonce into it for every request.
for (const path of filesBelow(DIST).filter(path => TEXT.test(path))) {
  const content = readFileSync(path);
  if (content.length < WORTH_IT_BYTES) continue;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  writeFileSync(`${path}.br`, brotliCompressSync(content, quality));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}

const sizes = sizesOf(DIST);
for (const { what, kB, limitKB } of sizes) console.log(`${what.padEnd(36)} ${kB.toFixed(1).padStart(7)} kB brotli (at most ${limitKB})`);
const excess = overBudget(sizes);
if (excess.length) {
  console.error(`Too big: ${excess.map(size => size.what).join(', ')}. Nothing is shipped until something is loaded later or left out.`);
  process.exit(1);
}
