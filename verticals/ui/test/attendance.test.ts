import { beforeEach, expect, test } from 'vitest';
import { dayOf, entries, lineOf, on, refusals, type Assignment, type Entry, type Line, type Stay } from '../src/screens/construccion/attendanceSheet';
import { Unsent } from '../src/screens/unsent';

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

test('who is absent, on record or on their way is not sent, and each entry has a key of its own', () => {
  const crew = ['ana', 'beto', 'caro', 'dina'].map(name => stay(name, '2026-01-01'));
  const touched = new Map<string, Line>([['beto', { isHere: false, code: 'A', hours: '8' }], ['dina', { isHere: true, code: ' CIM-01 ', hours: ' 4.5' }]]);
  let keys = 0;
  const sent = entries('2026-01-05', 'obra', crew, employee => lineOf(employee, assigned, touched), new Set(['caro']), () => `k${++keys}`);
  expect(sent).toEqual([
    { key: 'k1', employeeId: 'ana', workDate: '2026-01-05', projectId: 'obra', code: 'EST-02', hours: '8' },
    { key: 'k2', employeeId: 'dina', workDate: '2026-01-05', projectId: 'obra', code: 'CIM-01', hours: '4.5' },
  ]);
});

test('a refusal stands at its person, in the words of the field or of the whole', () => {
  const sent = ['ana', 'beto', 'caro'].map((employeeId, at) => ({ key: `k${at}`, employeeId }) as Entry);
  const told = refusals(sent, {
    saved: 1, alreadySaved: 0, refused: 2,
    results: [
      { key: 'k0', outcome: 'saved', id: '1', problem: null },
      { key: 'k1', outcome: 'refused', id: null, problem: { detail: 'Revise.', errors: [{ pointer: '/code', message: 'No lleva mano de obra.' }] } },
      { key: 'k2', outcome: 'refused', id: null, problem: { detail: 'Ya existe.' } },
    ],
  });
  expect([...told]).toEqual([['beto', 'No lleva mano de obra.'], ['caro', 'Ya existe.']]);
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
