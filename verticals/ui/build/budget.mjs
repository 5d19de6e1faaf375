// What a visitor has to load, by step, and how much that may be: phones on a building site pay for every kB.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const STEPS = [
  { what: 'sign-in page', chunks: ['main', 'index'], limitKB: 65 },
  { what: 'sign-in page to first list', chunks: ['main', 'index', 'admin'], limitKB: 285 },
  { what: 'forms, on the first create or edit', chunks: ['forms'], limitKB: 50 },
];

/** Brotli sizes of each step; run after the files are compressed. */
export function sizesOf(dist) {
  const assets = join(dist, 'assets');
  const files = readdirSync(assets).filter(name => name.endsWith('.br'));
  return STEPS.map(({ what, chunks, limitKB }) => {
    const mine = files.filter(name => chunks.includes(name.split('-')[0]));
    return { what, limitKB, kB: mine.reduce((bytes, name) => bytes + statSync(join(assets, name)).size, 0) / 1000 };
  });
}

export function overBudget(sizes) {
  return sizes.filter(size => size.kB > size.limitKB);
}
