import { expect, test } from 'vitest';
import { intentKeys } from '../src/resource/intentKeys';

test('a click after a lost reply is the same intent', () => {
  const keys = intentKeys();
  const first = keys.of({ paidOn: '2026-11-03', paymentReference: null });
  expect(keys.of({ paidOn: '2026-11-03', paymentReference: null })).toBe(first);
});

test('what was typed anew is another one, and so is going back', () => {
  const keys = intentKeys();
  const first = keys.of({ paidOn: '2026-11-03' });
  const second = keys.of({ paidOn: '2026-11-04' });
  expect(second).not.toBe(first);
  expect(keys.of({ paidOn: '2026-11-04' })).toBe(second);
  expect([first, second]).not.toContain(keys.of({ paidOn: '2026-11-03' }));
});

test('what was settled is not asked for by its key again', () => {
  const keys = intentKeys();
  const first = keys.of({});
  keys.settle();
  expect(keys.of({})).not.toBe(first);
});
