import { expect, test } from 'vitest';
import { openApps } from '../src/shell/place';

const app = (name: string, host = `${name}.erp.localhost`) => ({ name, title: { es: name, en: name }, url: `http://${host}:8080` });
const place = { home: 'http://erp.localhost:8080', apps: [app('erp-core', 'erp.localhost'), app('construccion'), app('retail')] };
const names = (modules?: string[]) => openApps(place, modules).map(each => each.name);

test('the applications are those of the plan, and the core whatever the plan is', () => {
  expect(names(['retail', 'clinicas'])).toEqual(['erp-core', 'retail']);
  expect(names([])).toEqual(['erp-core']);
});

test('a star is all of them, and so is what a core from before there were modules tells', () => {
  expect(names(['*'])).toEqual(['erp-core', 'construccion', 'retail']);
  expect(names(undefined)).toEqual(['erp-core', 'construccion', 'retail']);
});
