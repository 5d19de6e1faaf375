// What a visitor has to load, by step, and how much that may be: phones on a building site pay for every kB.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const STEPS = [
  { what: 'sign-in page', chunks: ['main', 'index', 'rolldown'], limitKB: 65 },
  { what: 'sign-in page to first list', chunks: ['main', 'index', 'rolldown', 'admin'], limitKB: 285 },
  { what: 'forgotten password or invitation', chunks: ['Letters'], limitKB: 4 },
  { what: 'own screens, on the first of them', chunks: ['screens'], limitKB: 20 },
  { what: 'forms, on the first create or edit', chunks: ['forms'], limitKB: 50 },
];

/** Brotli sizes of each step; run after the files are compressed. A chunk that no step names may weigh nothing. */
export function sizesOf(dist) {
  const assets = join(dist, 'assets');
  const files = readdirSync(assets)
    .filter(name => name.endsWith('.br'))
    .map(name => ({ chunk: name.split('-')[0], kB: statSync(join(assets, name)).size / 1000 }));
  const sum = chosen => chosen.reduce((kB, file) => kB + file.kB, 0);
  const steps = STEPS.map(({ what, chunks, limitKB }) => ({ what, limitKB, kB: sum(files.filter(file => chunks.includes(file.chunk))) }));
  const strangers = files.filter(file => !STEPS.some(step => step.chunks.includes(file.chunk)));
  return [...steps, ...strangers.map(({ chunk, kB }) => ({ what: `${chunk}, which belongs to no step`, limitKB: 0, kB }))];
}

export function overBudget(sizes) {
  return sizes.filter(size => size.kB > size.limitKB);
}
