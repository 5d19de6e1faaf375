import { expect, test } from 'vitest';
import { nameOfAct } from '../src/resource/acts';
import { en } from '../src/shell/en';
import { es } from '../src/shell/es';

const textOf = (tree: object) => (key: string) => key.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], tree) as string;
const orders = { actions: [{ name: 'approve', label: { es: 'Aprobar', en: 'Approve' }, from: ['draft'] }] };

test('how people come in is told in words, in both languages', () => {
  for (const act of ['sign-in', 'sign-in-failed', 'lock-out', 'change-password', 'end-sessions', 'reset-password']) {
    const spanish = nameOfAct(act, undefined, textOf(es), 'es-MX');
    const english = nameOfAct(act, undefined, textOf(en), 'en');
    expect([act, typeof spanish, typeof english]).toEqual([act, 'string', 'string']);
    expect(new Set([act, spanish, english]).size, `${act}: ${spanish}, ${english}`).toBe(3);
  }
});

test('an act of a resource has the words of its button, and one that nobody named its own', () => {
  expect(nameOfAct('approve', orders, textOf(es), 'es-MX')).toBe('Aprobar');
  expect(nameOfAct('split', orders, textOf(es), 'es-MX')).toBe('split');
});
