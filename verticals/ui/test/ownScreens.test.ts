import { expect, test } from 'vitest';
import { shareOf } from '../src/resource/decimal';
import { byCode, byType, keysOf, shareOfBudget, type BudgetLine } from '../src/screens/construccion/budgetTree';
import { drawn, marksUpTo, named, path, scaleOf, type Curve } from '../src/screens/construccion/curve';
import { alertSentence, eacWord, notes, type Alert, type ValueOfDay } from '../src/screens/construccion/value';
import { awaiting, listOf } from '../src/screens/morning';
import type { Meta } from '../src/resource/meta';
import { cellOf, lacking, matrixOf, resourceName, toggled } from '../src/screens/erp-core/matrix';
import { allows } from '../src/shell/permissions';

const line = (code: string, amount: string, type = 'material'): BudgetLine =>
  ({ id: code, code, concept: code, type, unit: 'm3', quantity: '1', unitPrice: amount, amount });

test('lines lie in the groups that their codes name, and amounts add up exactly on each level', () => {
  const groups = byCode([line('CIM-01', '0.10'), line('EST-01-A', '0.20'), line('CIM-02', '0.20'), line('EST-02', '1.00'), line('ALB', '5.00')]);
  expect(groups.map(group => [group.key, group.total, group.lines.map(each => each.code)])).toEqual([
    ['CIM', '0.30', ['CIM-01', 'CIM-02']], ['EST', '1.20', ['EST-02']], ['ALB', '5.00', ['ALB']],
  ]);
  expect(groups[1]?.groups.map(group => [group.key, group.label, group.total])).toEqual([['EST/01', '01', '0.20']]);
  expect(keysOf(groups)).toEqual(['CIM', 'EST', 'EST/01', 'ALB']);
});

test('lines lie together by type, each group with its share of the budget', () => {
  const lines = [line('A', '25.00', 'labor'), line('B', '50.00'), line('C', '25.00', 'labor')];
  const groups = byType(lines);
  expect(groups.map(group => [group.label, group.total, shareOfBudget(group, lines)])).toEqual([['labor', '50.00', '50.0'], ['material', '50.00', '50.0']]);
});

test('a share is rounded to one digit, away from zero, and nothing is no share of nothing', () => {
  expect([shareOf('1', '3'), shareOf('2.00', '3'), shareOf('0.05', '100'), shareOf('-0.05', '100.00'), shareOf('1', '0.00')])
    .toEqual(['33.3', '66.7', '0.1', '-0.1', undefined]);
});

const curve: Curve = {
  today: '2026-02-15', budget: '1000.00',
  points: [
    { on: '2026-02-01', planned: '0.00', earned: '0.00', actual: '0.00' },
    { on: '2026-02-15', planned: '500.00', earned: '400.00', actual: '450.00' },
    { on: '2026-03-01', planned: '1000.00', earned: null, actual: null },
  ],
};
const frame = { width: 120, height: 110, left: 10, right: 10, top: 5, bottom: 5 };

test('a curve fills its frame, and what is not known yet is not drawn', () => {
  const scale = scaleOf(curve, frame);
  expect(path(drawn(curve.points, 'planned', scale))).toBe('M10.0 105.0L60.0 55.0L110.0 5.0');
  expect(drawn(curve.points, 'earned', scale)).toEqual([[10, 105], [60, 65]]);
});

test('a curve of one day, or of nothing but zeros, can be drawn', () => {
  const scale = scaleOf({ ...curve, budget: null, points: curve.points.slice(0, 1) }, frame);
  expect(path(drawn(curve.points.slice(0, 1), 'actual', scale))).toBe('M10.0 105.0');
});

test('marks are round and reach the largest amount', () => {
  expect(marksUpTo(1000)).toEqual([0, 200, 400, 600, 800, 1000]);
  expect(marksUpTo(14_577_479)).toEqual([0, 5e6, 1e7, 1.5e7]);
  expect(marksUpTo(1)).toEqual([0, 0.2, 0.4, 0.6000000000000001, 0.8, 1]);
});

test('names of days keep their distance', () => {
  expect(named([0, 50, 100], 50)).toEqual([0, 1, 2]);
  expect(named([0, 10, 60, 70, 95, 100], 50)).toEqual([0, 5]);
  expect(named([0, 10, 50, 55, 100], 50)).toEqual([0, 2, 4]);
  expect(named([7], 50)).toEqual([0]);
});

const alert = (more: Partial<Alert>): Alert => ({ level: 'red', about: 'line', code: 'CIM-01', concept: 'Excavación', by: '5.41', limit: '5.00', ...more });

test('an alert is a sentence with its figure and its limit', () => {
  expect(alertSentence(alert({}), 'es-MX')).toBe('CIM-01 Excavación: costó 5.41 % más que lo presupuestado (se avisa arriba de 5 %).');
  expect(alertSentence(alert({ by: '-6.00' }), 'en')).toBe('CIM-01 Excavación: it cost 6 % less than budgeted (alert above 5 %).');
  expect(alertSentence(alert({ by: null, concept: null }), 'es-MX')).toBe('CIM-01: tiene costo y no está en el presupuesto aprobado.');
  expect(alertSentence(alert({ about: 'eac', code: null }), 'en')).toContain('5.41 % more than its budget');
  expect(eacWord('-2.50', 'es-MX')).toBe('2.5 % menos que el presupuesto.');
});

test('what figures stand on is told', () => {
  const value = { budget: '1.00', weightsAddUp: true, plannedPct: '10.00', weightWithoutDatesPct: '0.00' } as ValueOfDay;
  expect(notes(value, 'es-MX')).toEqual([]);
  expect(notes({ ...value, weightWithoutDatesPct: '34.50' }, 'es-MX')).toEqual(['34.5 % del desglose no tiene fechas planeadas: se reparte en el plazo de toda la obra.']);
  expect(notes({ ...value, weightWithoutDatesPct: '34.50', plannedPct: null }, 'en')[0]).toContain('what was planned is not known');
  expect(notes({ ...value, budget: null, weightsAddUp: false, plannedPct: null }, 'en')).toHaveLength(2);
});

test('permissions cover what the back ends say they cover', () => {
  expect(allows(['*:read'], 'budgets:read')).toBe(true);
  expect(allows(['*:*'], 'suite-tenants:create')).toBe(false);
  expect(allows(['*:*'], '*:read')).toBe(true);
  expect(allows(['budgets:*'], '*:read')).toBe(false);
  expect(allows(['estimates:approve'], 'estimates:approve-director')).toBe(false);
});

test('the matrix has a row for each resource and one for all of them', () => {
  const matrix = matrixOf(['budgets:approve', 'budgets:read', 'estimates:approve-director'].map(name => ({ name })));
  expect(matrix.resources).toEqual(['*', 'budgets', 'estimates']);
  expect(matrix.actions).toEqual(['read', 'create', 'update', 'delete', 'approve', 'approve-director']);
  expect([matrix.has('budgets', 'read'), matrix.has('budgets', 'delete'), matrix.has('*', 'delete'), matrix.has('*', 'approve-director')])
    .toEqual([true, false, true, false]);
});

test('an action is called by the words of the back end, and in a heading by those of all resources', () => {
  const paying = { es: 'Pagar', en: 'Pay' };
  const matrix = matrixOf([
    { name: 'advances:approve-payment', label: paying },
    { name: 'contracts:approve-payment', label: { es: 'Devolver retenciones', en: 'Release retentions' } },
    { name: 'estimates:approve-payment', label: paying },
    { name: 'estimates:read' },
    { name: 'orders:approve-late' },
  ]);
  expect(matrix.actionName('approve-payment', 'contracts')).toEqual({ es: 'Devolver retenciones', en: 'Release retentions' });
  expect(matrix.actionName('approve-payment', 'estimates')).toEqual(paying);
  expect(matrix.actionName('approve-payment', '*')).toEqual({ es: 'Pagar / Devolver retenciones', en: 'Pay / Release retentions' });
  expect(matrix.actionName('read', 'estimates')).toEqual({ es: 'Leer', en: 'Read' });
  expect(matrix.actionName('approve-late', '*'), 'an older back end tells no words').toEqual({ es: 'approve-late', en: 'approve-late' });
});

test('a permission is held by its name or through a wider one, and a switch changes its name only', () => {
  expect(cellOf(['*:read', 'budgets:read'], 'budgets:read')).toEqual({ own: true, through: '*:read' });
  expect(cellOf(['budgets:*'], 'budgets:approve')).toEqual({ own: false, through: 'budgets:*' });
  expect(cellOf([], 'budgets:approve')).toEqual({ own: false, through: undefined });
  expect(toggled(['a:read', 'c:read'], 'b:read')).toEqual(['a:read', 'b:read', 'c:read']);
  expect(toggled(['a:read', 'b:read'], 'b:read')).toEqual(['a:read']);
});

test('a permission is called by what it guards', () => {
  const tenants = { name: 'tenants', title: { es: 'Empresas', en: 'Companies' } };
  const entries = { name: 'entries', permission: 'progress', title: { es: 'Avances', en: 'Progress' } };
  expect(resourceName('*', [tenants]).es).toBe('Todos los recursos');
  expect(resourceName('suite-tenants', [tenants])).toEqual({ es: 'Empresas de toda la suite', en: 'Companies of the whole suite' });
  expect(resourceName('progress', [tenants, entries])).toEqual(entries.title);
  expect(resourceName('unknown', [tenants]).en).toBe('unknown');
});

test('a role with more than the person holds is beyond them', () => {
  expect(lacking(['partners:read', 'suite-tenants:create'], ['*:*'])).toEqual(['suite-tenants:create']);
  expect(lacking(['partners:read'], ['*:read'])).toEqual([]);
});

const described = (name: string, more: object = {}) => ({
  name, title: { es: name, en: name }, singular: { es: name, en: name }, can: ['list' as const],
  fields: [{ name: 'status', type: 'enum' as const, label: { es: 'Estado', en: 'State' }, values: [{ value: 'submitted', label: { es: 'Enviada', en: 'Submitted' } }] }], ...more,
});

test('the morning tells of what the person may list, in states that the back end knows', () => {
  const seen = (meta: Meta) => awaiting('construccion', meta).map(listOf);
  expect(seen({ resources: [described('estimates')] })).toEqual(['/estimates?filter=%7B%22status%22%3A%22submitted%22%7D']);
  expect(seen({ resources: [described('estimates', { can: [] })] })).toEqual([]);
  expect(awaiting('retail', { resources: [described('estimates')] })).toEqual([]);
});

const inStates = (name: string, states: string[], acts: string[]) => described(name, {
  fields: [{ name: 'status', type: 'enum', label: { es: 'Estado', en: 'State' }, values: states.map(value => ({ value, label: { es: value, en: value } })) }],
  actions: acts.map(act => ({ name: act, label: { es: act, en: act }, from: states })),
});

test('a director and whoever pays are told of all that waits for them, and others of none of it', () => {
  const told = (acts: string[]) => awaiting('construccion', {
    resources: [
      inStates('estimates', ['authorized', 'programmed'], acts), inStates('contracts', ['closed'], acts),
      ...['advances', 'budgets', 'addendums', 'purchase-orders'].map(name => inStates(name, ['draft'], acts)),
    ],
  }).map(({ resource, where }) => `${resource} ${where.status}`);
  expect(told(['approve'])).toEqual(['estimates authorized', 'budgets draft', 'addendums draft', 'purchase-orders draft']);
  expect(told(['pay', 'release-retentions'])).toEqual(['estimates authorized', 'estimates programmed', 'advances draft', 'contracts closed']);
  expect(told([])).toEqual(['estimates authorized']);
});
