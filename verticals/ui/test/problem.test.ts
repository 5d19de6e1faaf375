import { expect, test } from 'vitest';
import { dropHidden, errorOf, fieldErrors, isOutdated, isSavedBefore } from '../src/shell/problem';

test('a pointer becomes the place of the field in the form', () => {
  expect(fieldErrors([{ pointer: '/lines/0/quantity', message: 'Debe ser positiva' }, { pointer: '/code', message: 'Ya existe' }]))
    .toEqual({ lines: { 0: { quantity: 'Debe ser positiva' } }, code: 'Ya existe' });
});

test('a pointer may be a fragment and may be escaped', () => {
  expect(fieldErrors([{ pointer: '#/a~1b/c~0d', message: 'x' }])).toEqual({ 'a/b': { 'c~d': 'x' } });
});

test('of two complaints about a field the first one is shown', () => {
  expect(fieldErrors([{ pointer: '/code', message: 'one' }, { pointer: '/code', message: 'two' }])).toEqual({ code: 'one' });
});

test('no field errors is nothing, not an empty object: react-admin would take that for a form error', () => {
  expect(fieldErrors([])).toBeUndefined();
  expect(fieldErrors([{ pointer: '', message: 'whole record' }])).toBeUndefined();
  expect(errorOf(409, { detail: 'En uso' }).body).toEqual({});
});

test("the server's own sentence wins over ours", () => {
  expect(errorOf(409, { title: 'Conflict', detail: 'Hay obras que usan este contacto.' }).message).toBe('Hay obras que usan este contacto.');
});

test('only the mark of a key that was used says that the first attempt was saved', () => {
  expect(isSavedBefore(errorOf(422, { type: 'urn:erp:problem:key-used-for-other' }))).toBe(true);
  expect(isSavedBefore(errorOf(422, { type: 'about:blank', detail: 'A number is too large.' }))).toBe(false);
  expect(isSavedBefore(errorOf(422, undefined))).toBe(false);
});

test('a record that somebody moved, or that the first attempt moved, is to be looked at anew', () => {
  expect(isOutdated(errorOf(409, undefined))).toBe(true);
  expect(isOutdated(errorOf(412, undefined))).toBe(true);
  expect(isOutdated(errorOf(422, { type: 'urn:erp:problem:key-used-for-other' }))).toBe(true);
  expect(isOutdated(errorOf(422, { errors: [{ pointer: '/paidOn', message: 'x' }] }))).toBe(false);
  expect(isOutdated(errorOf(0, undefined))).toBe(false);
});

test('a complaint about a field that is not on the form does not stay on it', () => {
  const error = errorOf(409, { errors: [{ pointer: '/budgetIdCode', message: 'x' }, { pointer: '/code', message: 'y' }] });
  expect(dropHidden(error, ['code', 'name'])).toEqual({ shown: 1, hidden: 1 });
  expect(error.body).toEqual({ errors: { code: 'y' } });
  expect(dropHidden(error, ['name'])).toEqual({ shown: 0, hidden: 1 });
  expect(error.body).toEqual({});
  expect(dropHidden(error, ['name'])).toEqual({ shown: 0, hidden: 0 });
});

test.each([
  [0, 'erp.error.no_answer'], [502, 'erp.error.no_answer'], [503, 'erp.error.no_answer'], [403, 'erp.error.forbidden'], [404, 'erp.error.not_found'],
  [409, 'erp.error.conflict'], [412, 'erp.error.stale'], [429, 'erp.error.too_many'], [500, 'erp.error.server'], [422, 'erp.error.refused'],
])('an answer %i without a sentence gets one of ours', (status, message) => {
  expect(errorOf(status, undefined)).toMatchObject({ status, message });
});
