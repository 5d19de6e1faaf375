import { expect, test } from 'vitest';
import { isNegative, normalized, sum } from '../src/resource/decimal';
import { day, decimal, grouped, money } from '../src/resource/format';
import { decimalRule, rulesOf } from '../src/resource/rules';

test.each([
  ['1,234.50', '1234.50'], ['$ 12', '12'], ['.5', '0.5'], ['-.5', '-0.5'], ['12.', '12'], ['1 000', '1000'], ['abc', 'abc'], ['1.2.3', '1.2.3'],
])('typed %j is the decimal %j', (typed, expected) => {
  expect(normalized(typed)).toBe(expected);
});

test('sums are exact and keep the longest scale', () => {
  expect(sum(['0.1', '0.2'])).toBe('0.3');
  expect(sum(['99999999999999.99', '0.01'])).toBe('100000000000000.00');
  expect(sum(['-1.50', '1.5000', null, 'x'])).toBe('0.0000');
  expect(sum(['-0.05', '0.01'])).toBe('-0.04');
  expect(sum([])).toBe('0');
});

test('minus zero is not negative', () => {
  expect([isNegative('-0.00'), isNegative('-0.01'), isNegative('3')]).toEqual([false, true, false]);
});

test('money is written as in Mexico, and for English readers with its country', () => {
  expect(money('1234.5', 'es-MX')).toBe('$1,234.50');
  expect(money('1234.5', 'en')).toBe('MX$1,234.50');
  expect(money('31.234567', 'es-MX', 6)).toBe('$31.234567');
});

test('digits beyond a double survive', () => {
  expect(money('90071992547409933.21', 'es-MX')).toBe('$90,071,992,547,409,933.21');
  expect(decimal('0.12345678901234567891', 'en', 20)).toBe('0.12345678901234567891');
  expect(grouped('1250000.50', 'es-MX', 2)).toBe('1,250,000.50');
  expect(grouped('45.5000', 'es-MX')).toBe('45.5');
  expect(grouped('half typed', 'es-MX')).toBe('half typed');
});

test('a business day is the same day in every zone', () => {
  const zone = process.env.TZ;
  process.env.TZ = 'America/Tijuana';
  expect(day('2026-11-25', 'es-MX')).toBe('25 nov 2026');
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('a decimal has at most the digits its field stores', () => {
  const rule = decimalRule(2);
  expect([rule(''), rule('1.25'), rule(null)]).toEqual([undefined, undefined, undefined]);
  expect(rule('1.255')).toMatchObject({ message: 'erp.validation.scale' });
  expect(rule('one')).toBe('erp.validation.decimal');
});

test('a number above the maximum is refused before it is sent', () => {
  const rules = rulesOf({ name: 'taxRate', type: 'decimal', label: { es: 'IVA', en: 'Tax' }, scale: 4, maximum: 1 });
  const refused = (value: string) => rules.some(rule => rule(value, {}, {}));
  expect([refused('0.16'), refused('1'), refused('16')]).toEqual([false, false, true]);
});
