import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { DataProviderContext, Form, I18nContext, ResourceContextProvider, testDataProvider } from 'ra-core';
import { createElement, type ComponentType, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router-dom';
import { expect, test } from 'vitest';
import { FieldInput } from '../src/resource/FieldInput';
import type { FieldMeta, Meta, ResourceMeta } from '../src/resource/meta';
import { chosenFirst, narrowedBy } from '../src/resource/narrowing';
import { fullName, recordName, wordsOf } from '../src/resource/recordName';
import { SuiteProvider } from '../src/shell/suiteContext';
import { textsFor } from '../src/shell/texts';

const said = (text: string) => ({ es: text, en: text });
const field = (name: string, more: Partial<FieldMeta> = {}): FieldMeta => ({ name, type: 'text', label: said(name), ...more });
const resource = (name: string, ...fields: FieldMeta[]): ResourceMeta => ({ name, title: said(name), singular: said(name), can: ['list'], fields });

const stock: ResourceMeta = { ...resource('site-stock', field('material'), field('code'), field('projectName')), recordLabel: 'material', toldApartBy: ['code', 'projectName'] };
const concrete = { id: '1', material: 'Concreto premezclado', code: 'CIM-03', projectName: 'Torre Sierra' };

test('what is chosen says what tells it from others of its name, and its own page only the name', () => {
  expect(fullName(concrete, stock)).toBe('Concreto premezclado · CIM-03 · Torre Sierra');
  expect(fullName({ ...concrete, code: null }, stock)).toBe('Concreto premezclado · Torre Sierra');
  expect(recordName(concrete, 'material')).toBe('Concreto premezclado');
  expect(fullName({ id: '7', folio: 'REQ-1' }, { ...resource('requisitions', field('folio')), recordLabel: 'folio' })).toBe('REQ-1');
  expect(fullName({ id: '8', name: 'Aceros' }, undefined), 'of another application').toBe('Aceros');
});

test('a full name is searched by its words', () => {
  expect(wordsOf(fullName(concrete, stock))).toBe('Concreto premezclado CIM-03 Torre Sierra');
});

const part = field('parentId', { type: 'reference', reference: 'wbs-items', within: { by: 'projectId' } });
const line = field('orderLineId', { type: 'reference', reference: 'purchase-order-lines', within: { by: 'orderId', of: 'receiptId' } });

test('a reference is narrowed by what the form says', () => {
  expect(chosenFirst(part)).toBe('projectId');
  expect(narrowedBy(part, 'p1', undefined)).toEqual({ projectId: 'p1' });
  expect(narrowedBy(part, null, undefined), 'nothing is offered before').toBeUndefined();
});

test('or by what the record says that the form refers to', () => {
  expect(chosenFirst(line)).toBe('receiptId');
  expect(narrowedBy(line, 'r1', undefined), 'it is on its way').toBeUndefined();
  expect(narrowedBy(line, 'r1', { id: 'r1', orderId: 'o1' })).toEqual({ orderId: 'o1' });
});

const items = resource('wbs-items', field('projectId', { type: 'reference', reference: 'projects', label: said('Proyecto') }), part, field('name'));

test('a picker that waits for another field is closed, and says for which', () => {
  expect(shown({})).toMatch(/<input[^>]* disabled=""/);
  expect(shown({})).toContain('Primero elija: Proyecto');
  expect(shown({ projectId: 'p1' })).not.toMatch(/<input[^>]* disabled=""/);
  expect(shown({ projectId: 'p1' })).not.toContain('Primero elija');
});

/** The picker of `parentId` in a form that says this so far. */
function shown(record: Record<string, unknown>): string {
  const meta: Meta = { resources: [items] };
  const layers: [ComponentType<never>, Record<string, unknown>][] = [
    [MemoryRouter, {}],
    [QueryClientProvider, { client: new QueryClient() }],
    [DataProviderContext.Provider, { value: testDataProvider() }],
    [I18nContext.Provider, { value: textsFor(meta, 'es-MX') }],
    [SuiteProvider, { value: { meta } }],
    [ResourceContextProvider, { value: 'wbs-items' }],
    [Form, { record }],
  ] as never;
  return renderToStaticMarkup(layers.reduceRight<ReactNode>(
    (inside, [layer, props]) => createElement(layer as ComponentType<object>, props, inside), createElement(FieldInput, { field: part })));
}
