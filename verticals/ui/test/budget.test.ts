import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { overBudget, sizesOf } from '../build/budget.mjs';

let dist: string;

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'erp-ui-'));
  mkdirSync(join(dist, 'assets'));
});

afterEach(() => rmSync(dist, { recursive: true }));

function chunk(name: string, kB: number) {
  writeFileSync(join(dist, 'assets', `${name}-abc.js.br`), Buffer.alloc(kB * 1000));
}

test('a build within its budget passes', () => {
  chunk('main', 60);
  chunk('admin', 180);
  chunk('forms', 40);
  expect(overBudget(sizesOf(dist))).toEqual([]);
});

test('the first list counts what the sign-in page has loaded already', () => {
  chunk('main', 60);
  chunk('admin', 230);
  expect(overBudget(sizesOf(dist)).map(size => size.what)).toEqual(['sign-in page to first list']);
});

test('a chunk with a name nobody knows is over budget, or splitting would hide growth', () => {
  chunk('main', 10);
  chunk('vendor', 1);
  expect(overBudget(sizesOf(dist)).map(size => size.what)).toEqual(['vendor, which belongs to no step']);
});
