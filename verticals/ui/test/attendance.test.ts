import { beforeEach, expect, test } from 'vitest';
import { contentOf, dayOf, entries, lineOf, nameOf, on, refusedOn, type Assignment, type Entry, type Line, type Stay } from '../src/screens/construccion/attendanceSheet';
import { isPassing, refusals, Unsent } from '../src/screens/unsent';

const stay = (employeeId: string, startsOn: string, endsOn: string | null = null): Stay => ({ employeeId, employeeName: employeeId, startsOn, endsOn });
const assigned: Assignment[] = [{ ...stay('ana', '2026-01-01'), code: 'EST-02' }];
const none = new Map<string, Line>();

test('a member is there from the first day to the last, both included', () => {
  const crew = [stay('ana', '2026-01-02', '2026-01-04'), stay('beto', '2026-01-04')];
  const there = (day: string) => on(crew, day).map(each => each.employeeId);
  expect([there('2026-01-01'), there('2026-01-02'), there('2026-01-04'), there('2026-01-05')]).toEqual([[], ['ana'], ['ana', 'beto'], ['beto']]);
});

test('everybody is here all day on what they are assigned to, until somebody says otherwise', () => {
  expect(lineOf('ana', assigned, none)).toEqual({ isHere: true, code: 'EST-02', hours: '8' });
  expect(lineOf('beto', assigned, none)).toEqual({ isHere: true, code: '', hours: '8' });
  const absent = { isHere: false, code: 'EST-02', hours: '8' };
  expect(lineOf('ana', assigned, new Map([['ana', absent]]))).toBe(absent);
});

test('what was refused is in its line as it was written, until somebody changes it', () => {
  const refused = { code: 'MUR-99', hours: '5' } as Entry;
  expect(lineOf('ana', assigned, none, refused)).toEqual({ isHere: true, code: 'MUR-99', hours: '5' });
  const mended = { isHere: true, code: 'MUR-01', hours: '5' };
  expect(lineOf('ana', assigned, new Map([['ana', mended]]), refused)).toBe(mended);
});

test('who is absent, on record or on their way is not sent, and each entry has a key of its own', () => {
  const crew = ['ana', 'beto', 'caro', 'dina'].map(name => stay(name, '2026-01-01'));
  const touched = new Map<string, Line>([['beto', { isHere: false, code: 'A', hours: '8' }], ['dina', { isHere: true, code: ' CIM-01 ', hours: ' 4.5' }]]);
  let keys = 0;
  const sent = entries('2026-01-05', { id: 'obra', name: 'Obra' }, crew, employee => lineOf(employee, assigned, touched), new Set(['caro']), () => `k${++keys}`);
  expect(sent).toEqual([
    { key: 'k1', employeeId: 'ana', employeeName: 'ana', workDate: '2026-01-05', projectId: 'obra', projectName: 'Obra', code: 'EST-02', hours: '8' },
    { key: 'k2', employeeId: 'dina', employeeName: 'dina', workDate: '2026-01-05', projectId: 'obra', projectName: 'Obra', code: 'CIM-01', hours: '4.5' },
  ]);
});

test('a refusal is told in the words of the field or of the whole, and stands at its person', () => {
  const sent = ['ana', 'beto', 'caro', 'dina'].map((employeeId, at) => ({ key: `k${at}`, employeeId, workDate: '2026-01-05', projectId: 'obra' }) as Entry);
  const told = refusals(sent, {
    saved: 1, alreadySaved: 0, refused: 3,
    results: [
      { key: 'k0', outcome: 'saved', id: '1', problem: null },
      { key: 'k1', outcome: 'refused', id: null, problem: { detail: 'Revise.', errors: [{ pointer: '/code', message: 'No lleva mano de obra.' }] } },
      { key: 'k2', outcome: 'refused', id: null, problem: { detail: 'Ya existe.' } },
      { key: 'k3', outcome: 'refused', id: null, problem: null },
    ],
  });
  expect(told.map(({ record, reason }) => [record.employeeId, reason])).toEqual([['beto', 'No lleva mano de obra.'], ['caro', 'Ya existe.'], ['dina', 'erp.error.refused']]);
  expect([...refusedOn(told, '2026-01-05', 'obra').keys()]).toEqual(['beto', 'caro', 'dina']);
  expect(refusedOn(told, '2026-01-06', 'obra').size).toBe(0);
  expect(refusedOn(told, '2026-01-05', 'otra').size).toBe(0);
});

test('an entry is told with all that is lost with it', () => {
  const entry: Entry = { key: 'k', employeeId: 'e-1', employeeName: 'Ana Ruiz', workDate: '2026-01-05', projectId: 'p', projectName: 'Torre', code: 'MUR-01', hours: '5' };
  expect(nameOf(entry)).toBe('Ana Ruiz');
  expect(contentOf(entry, 'es-MX').es).toBe('5 ene 2026 · MUR-01 · 5 horas · Torre');
  expect(contentOf(entry, 'en').en).toBe('Jan 5, 2026 · MUR-01 · 5 hours · Torre');
  const older: Entry = { key: 'k', employeeId: 'e-1', workDate: '2026-01-05', projectId: 'p', code: '', hours: '8' };
  expect([nameOf(older), contentOf(older, 'en').en]).toEqual(['e-1', 'Jan 5, 2026 · no concept · 8 hours']);
});

test('what others cause passes, what is refused stays refused', () => {
  for (const status of [0, undefined, 401, 408, 409, 429, 500, 503]) expect(isPassing(status), String(status)).toBe(true);
  for (const status of [400, 403, 404, 413, 422]) expect(isPassing(status), String(status)).toBe(false);
});

test('a day is the one of the wall clock here, not of Greenwich', () => {
  expect(dayOf(new Date(2026, 0, 31, 23, 59))).toBe('2026-01-31');
  expect(dayOf(new Date(2026, 11, 1, 0, 0))).toBe('2026-12-01');
});

/** What a browser keeps, without a browser. */
class Shelf implements Storage {
  private readonly items = new Map<string, string>();
  get length() { return this.items.size; }
  key(index: number) { return [...this.items.keys()][index] ?? null; }
  getItem(name: string) { return this.items.get(name) ?? null; }
  setItem(name: string, value: string) { this.items.set(name, value); }
  removeItem(name: string) { this.items.delete(name); }
  clear() { this.items.clear(); }
}

let shelf: Shelf;
beforeEach(() => { shelf = new Shelf(); });

test('what was written down outlives the page, and leaves when the back end has told', () => {
  new Unsent(shelf, 'attendance', 'norte', 'eva').add([{ key: 'a' }, { key: 'b' }]);
  const reopened = new Unsent(shelf, 'attendance', 'norte', 'eva');
  expect(reopened.all().map(each => each.key)).toEqual(['a', 'b']);
  reopened.forget(['a']);
  expect(reopened.all()).toEqual([{ key: 'b' }]);
  reopened.forget(['b']);
  expect(shelf.length).toBe(0);
});

test('another tab adds meanwhile, and nothing of it is lost', () => {
  const here = new Unsent(shelf, 'attendance', 'norte', 'eva');
  here.add([{ key: 'a' }]);
  new Unsent(shelf, 'attendance', 'norte', 'eva').add([{ key: 'b' }]);
  here.forget(['a']);
  expect(here.all()).toEqual([{ key: 'b' }]);
});

test('nobody sees or sends what somebody else wrote down on the same device', () => {
  new Unsent(shelf, 'attendance', 'norte', 'eva').add([{ key: 'a' }]);
  expect(new Unsent(shelf, 'attendance', 'norte', 'luis').all()).toEqual([]);
  expect(new Unsent(shelf, 'attendance', 'sur', 'eva').all()).toEqual([]);
});

test('a damaged note is no reason to stop', () => {
  shelf.setItem('erp.unsent/attendance/norte/eva', '{');
  expect(new Unsent(shelf, 'attendance', 'norte', 'eva').all()).toEqual([]);
});

const reasons = (of: Unsent<{ key: string }>) => of.refused().map(({ record, reason }) => `${record.key}: ${reason}`);

test('what is refused is not sent any more, and stays on the device until somebody discards it', () => {
  const kept = new Unsent(shelf, 'attendance', 'norte', 'eva');
  kept.add([{ key: 'a' }, { key: 'b' }, { key: 'c' }]);
  kept.refuse([{ record: { key: 'a' }, reason: 'Obra cerrada.' }, { record: { key: 'b' }, reason: 'Causó baja.' }]);
  expect(kept.all()).toEqual([{ key: 'c' }]);
  const reopened = new Unsent<{ key: string }>(shelf, 'attendance', 'norte', 'eva');
  expect(reasons(reopened)).toEqual(['a: Obra cerrada.', 'b: Causó baja.']);
  reopened.discard(['a']);
  expect(reasons(reopened)).toEqual(['b: Causó baja.']);
  expect(reopened.all()).toEqual([{ key: 'c' }]);
  reopened.discard(['b']);
  reopened.forget(['c']);
  expect(shelf.length).toBe(0);
});

test('what is tried again is on its way under its key, and refused anew it is there once, with the new reason', () => {
  const kept = new Unsent(shelf, 'attendance', 'norte', 'eva');
  kept.add([{ key: 'a' }, { key: 'b' }]);
  kept.refuse([{ record: { key: 'a' }, reason: 'Sin permiso.' }, { record: { key: 'b' }, reason: 'Sin permiso.' }]);
  kept.retry(['a', 'unknown']);
  expect(kept.all()).toEqual([{ key: 'a' }]);
  expect(reasons(kept)).toEqual(['b: Sin permiso.']);
  kept.refuse([{ record: { key: 'a' }, reason: 'Obra cerrada.' }]);
  expect(kept.all()).toEqual([]);
  expect(reasons(kept)).toEqual(['b: Sin permiso.', 'a: Obra cerrada.']);
});

/** Every write, as a page may be closed after any. */
class Closing extends Shelf {
  readonly states: string[] = [];
  override setItem(name: string, value: string) { super.setItem(name, value); this.look(); }
  override removeItem(name: string) { super.removeItem(name); this.look(); }
  private look() { this.states.push([0, 1].map(at => this.getItem(this.key(at) ?? '') ?? '').join(' ')); }
}

test('a page that is closed between two writes has lost nothing', () => {
  const closing = new Closing();
  const kept = new Unsent(closing, 'attendance', 'norte', 'eva');
  kept.add([{ key: 'a' }]);
  kept.refuse([{ record: { key: 'a' }, reason: 'Sin permiso.' }]);
  kept.retry(['a']);
  expect(closing.states.length).toBeGreaterThan(3);
  for (const state of closing.states) expect(state).toContain('"key":"a"');
});

test('nobody sees what of somebody else was refused', () => {
  new Unsent(shelf, 'attendance', 'norte', 'eva').refuse([{ record: { key: 'a' }, reason: 'Sin permiso.' }]);
  expect(new Unsent(shelf, 'attendance', 'norte', 'luis').refused()).toEqual([]);
  expect(new Unsent(shelf, 'attendance', 'sur', 'eva').refused()).toEqual([]);
});
