import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../src/shell/en';
import { es } from '../src/shell/es';
import { resourceTexts } from '../src/shell/texts';
import { LETTER_WORDS } from '../src/letters/words';
import { WORDS } from '../src/shell/words';

function keys(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? keys(value, `${path}${name}.`) : [`${path}${name}`]);
}

function texts(tree: object): string[] {
  return Object.values(tree).flatMap(value => (typeof value === 'object' && value !== null ? texts(value) : [String(value)]));
}

const placeholders = (text: string) => [...text.matchAll(/%\{(\w+)\}/g)].map(match => match[1]).sort();

test('Spanish has every text English has, and no other', () => {
  expect(keys(es).sort()).toEqual(keys(en).sort());
});

test('the sign-in page has the same texts in both languages', () => {
  expect(keys(WORDS['es-MX'])).toEqual(keys(WORDS.en));
  expect(keys(LETTER_WORDS['es-MX'])).toEqual(keys(LETTER_WORDS.en));
});

test('no Spanish text is empty', () => {
  expect(texts(es).filter(text => text === '')).toEqual([]);
});

test('a translation names no value that the other language does not get', () => {
  const english = new Map(keys(en).map((key, index) => [key, texts(en)[index] ?? '']));
  const strangers = keys(es).filter((key, index) => {
    const known = placeholders(english.get(key) ?? '');
    return placeholders(texts(es)[index] ?? '').some(name => !known.includes(name));
  });
  expect(strangers).toEqual([]);
});

test('every text of ours is used, and every key that is used has a text', () => {
  const source = join(import.meta.dirname, '../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(name => /\.tsx?$/.test(name));
  const code = files.map(name => readFileSync(join(source, name), 'utf8')).join('\n');
  const ours = keys({ erp: es.erp });
  // `erp.conflict.${head}` stands for the three heads of that table.
  const used = new Set([...code.matchAll(/'(erp\.[a-z_.]+)'/g)].map(match => match[1]));
  for (const head of ['field', 'yours', 'stored']) used.add(`erp.conflict.${head}`);
  expect([...used].sort()).toEqual(ours.sort());
});

test('names of resources and fields come from the metadata in the language shown', () => {
  const meta = {
    resources: [{
      name: 'partners', title: { es: 'Contactos', en: 'Partners' }, singular: { es: 'Contacto', en: 'Partner' }, can: [],
      fields: [{ name: 'rfc', type: 'text' as const, label: { es: 'RFC', en: 'Tax id' } }],
    }],
  };
  expect(resourceTexts(meta, 'es-MX')).toEqual({ partners: { name: 'Contacto |||| Contactos', fields: { rfc: 'RFC' } } });
  expect(resourceTexts(meta, 'en')).toEqual({ partners: { name: 'Partner |||| Partners', fields: { rfc: 'Tax id' } } });
});
