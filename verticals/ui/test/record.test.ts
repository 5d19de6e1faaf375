import { expect, test } from 'vitest';
import { differing } from '../src/resource/differing';
import { isNameOfReference, isOpen, labelField, understood, type FieldMeta, type ResourceMeta } from '../src/resource/meta';
import { recordName } from '../src/resource/recordName';
import { editableFields, initialValues, saveable } from '../src/resource/saveable';

const text = { es: 'x', en: 'x' };
const field = (name: string, more: Partial<FieldMeta> = {}): FieldMeta => ({ name, type: 'text', label: text, ...more });
const resource: ResourceMeta = {
  name: 'users', title: text, singular: text, can: ['list'],
  fields: [
    field('email', { onlyOnCreate: true }), field('name'), field('status', { type: 'enum', default: 'active' }),
    field('password', { type: 'password' }), field('createdAt', { type: 'datetime', readOnly: true }),
  ],
};
const names = (fields: FieldMeta[]) => fields.map(each => each.name);

test('what is written only once is on the create form only', () => {
  expect(names(editableFields(resource, 'create'))).toEqual(['email', 'name', 'status', 'password']);
  expect(names(editableFields(resource, 'edit'))).toEqual(['name', 'status']);
});

test('only the fields of the form are sent, with the version it was opened with', () => {
  const row = { id: '1', version: 3, email: 'a@b.example', name: 'Ana', createdAt: 'x', secret: 1 };
  expect(saveable(resource, 'edit', row)).toEqual({ name: 'Ana', status: null, version: 3 });
});

test('a new record starts with the defaults of its metadata', () => {
  expect(initialValues(resource)).toEqual({ status: 'active' });
});

test('two versions differ where a person would see it', () => {
  const fields = [field('a'), field('b'), field('c')];
  expect(names(differing(fields, { a: '', b: 'x', c: ['1'] }, { a: null, b: 'y', c: ['1'] }))).toEqual(['b']);
});

test('a field of a type that this build does not know is left out', () => {
  const newer = { resources: [{ ...resource, fields: [field('name'), field('map', { type: 'geo' as never })] }] };
  expect(names(understood(newer).resources[0]!.fields)).toEqual(['name']);
});

test('a record is called by its label field, else by name, title, code or id', () => {
  expect(labelField({ ...resource, recordLabel: 'email' })).toBe('email');
  expect(labelField(resource)).toBe('name');
  expect(recordName({ id: '7', code: 'A-1' })).toBe('A-1');
  expect(recordName({ id: '7' }, 'concept')).toBe('7');
});

test('the name that comes with a reference is recognised', () => {
  const fields = [field('partnerId', { type: 'reference' }), field('partnerName', { readOnly: true })];
  expect(fields.map(each => isNameOfReference(each, fields))).toEqual([false, true]);
});

test('a document changes only in the states that its back end names', () => {
  const document = { ...resource, fields: [field('status', { type: 'enum' })], editableIn: ['draft'] };
  expect(isOpen(document, { status: 'draft' })).toBe(true);
  expect(isOpen(document, { status: 'approved' })).toBe(false);
  expect(isOpen({ ...document, editableIn: undefined } as never, { status: 'approved' })).toBe(true);
});
