import { expect, test } from 'vitest';
import { canGive, missing, type Template } from '../src/screens/erp-core/templates';

const office = (code: string, ...permissions: string[]): Template => ({ code, name: { es: code, en: code }, permissions });

test('an office is offered until the company has a role of that code', () => {
  const offices = [office('direccion', '*:read'), office('compras', 'partners:read')];
  expect(missing(offices, [{ code: 'compras' }]).map(each => each.code)).toEqual(['direccion']);
});

test('nobody makes an office that may do more than they may', () => {
  expect(canGive(office('compras', 'partners:read', 'purchase-orders:create'), ['*:read', 'purchase-orders:*'])).toBe(true);
  expect(canGive(office('direccion', '*:read', 'estimates:approve-director'), ['*:read', 'estimates:approve'])).toBe(false);
});
