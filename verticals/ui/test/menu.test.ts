import { expect, test } from 'vitest';
import { inPlace, isAt, parts } from '../src/shell/menu';
import type { Text } from '../src/shell/place';

interface Named {
  name: string;
  section?: Text;
}

const entry = (name: string, section?: string): Named => ({ name, ...(section && { section: { es: section, en: section } }) });
const told = (entries: Named[]) => parts(entries).map(({ section, entries: some }) => [section?.en, some.map(each => each.name).join(' ')]);

test('neighbours of a part lie together, in their order', () => {
  expect(told([entry('projects', 'Works'), entry('progress', 'Works'), entry('budgets', 'Costs')])).toEqual([['Works', 'projects progress'], ['Costs', 'budgets']]);
});

test('an application that names no parts has a flat menu', () => {
  expect(told([entry('items'), entry('orders')])).toEqual([[undefined, 'items orders']]);
});

test('a page stands before the resource that it names, in the same part', () => {
  const figures = { name: 'figures', before: 'risks' };
  expect(told(inPlace([entry('crews', 'People'), entry('risks', 'Safety'), entry('incidents', 'Safety')], [figures])))
    .toEqual([['People', 'crews'], ['Safety', 'figures risks incidents']]);
  expect(told(inPlace([entry('risks')], [figures]))).toEqual([[undefined, 'figures risks']]);
  expect(told(inPlace([entry('crews', 'People')], [figures])), 'nor is it there without').toEqual([['People', 'crews']]);
});

test('an address is of a list and of all that is below it, and not of one whose name begins alike', () => {
  expect([isAt('/crews', '/crews'), isAt('/crews/7/show', '/crews'), isAt('/crew-members', '/crew'), isAt('/', '/crews')]).toEqual([true, true, false, false]);
});
