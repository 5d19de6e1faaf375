import { expect, test } from 'vitest';
import { figuresOf, questionOf, risksAt, warningOf, withAnswer, type Kpis } from '../src/screens/construccion/safety';
import { addressOf, appPages, ownScreens } from '../src/screens/ownScreens';
import { inLanguage } from '../src/shell/language';

const kpis: Kpis = {
  from: '2026-01-01', to: '2026-11-30', hours: '41250.50',
  incidents: [{ kind: 'near_miss', number: 2 }, { kind: 'lost_time', number: 1 }],
  recordable: 1, trifr: '24.24', ltifr: '24.24', lostDays: 6, severityRate: '145.45', daysWithoutAccident: 166,
  openRisks: [{ level: 'trivial', number: 3 }, { level: 'intolerable', number: 0 }], overdueActions: 1,
};

const told = (some: Partial<Kpis>, locale: string) =>
  Object.fromEntries(figuresOf({ ...kpis, ...some }, locale, '—').map(({ name, figure, word }) => [inLanguage(name, locale), `${figure} ${inLanguage(word, locale)}`]));

test('each figure has its name, its number and what it says', () => {
  const figures = told({}, 'es-MX');
  expect(figures['Días sin accidentes']).toBe('166 Hasta el fin del periodo.');
  expect(figures['Horas trabajadas']).toBe('41,250.5 Las de asistencia.');
  expect(figures['Frecuencia de registrables (TRIFR)']).toBe('24.24 Accidentes por millón de horas.');
  expect(told({}, 'en')['Severity rate']).toBe('145.45 Days lost per million hours.');
});

test('without hours there is no rate, and the figure says why', () => {
  const figures = told({ hours: '0.00', trifr: null, ltifr: null, severityRate: null, daysWithoutAccident: null }, 'en');
  expect(figures['Lost time frequency (LTIFR)']).toBe('— Without hours worked there is no rate.');
  expect(figures['Days without accident']).toBe('— Nobody has worked yet.');
  expect(figures['Hours worked']).toBe('0 Those of attendance.');
});

test('an intolerable risk is not overlooked', () => {
  const risks = (number: number): Kpis => ({ ...kpis, openRisks: [{ level: 'intolerable', number }] });
  expect(warningOf(kpis, 'es-MX')).toBeUndefined();
  expect(warningOf(risks(1), 'es-MX')).toBe('Hay 1 riesgo intolerable sin controlar: esa actividad no debe seguir así.');
  expect(warningOf(risks(2), 'en')).toContain('2 intolerable risks');
});

test('the address asks, and what it leaves out the back end chooses', () => {
  const address = new URLSearchParams('project=p1&to=2026-06-30');
  expect(questionOf(address)).toEqual({ projectId: 'p1', to: '2026-06-30' });
  expect(questionOf(withAnswer(address, 'project', ''))).toEqual({ to: '2026-06-30' });
  expect(withAnswer(address, 'from', '2026-01-01').toString()).toBe('project=p1&to=2026-06-30&from=2026-01-01');
  expect(address.has('from')).toBe(false);
});

test('risks of a level are listed where they are counted', () => {
  expect(decodeURIComponent(risksAt('important', null))).toBe('/risks?filter={"status":"open","level":"important"}');
  expect(decodeURIComponent(risksAt('important', 'p1'))).toContain('"projectId":"p1"');
});

test('the figures are offered to whoever may see what they are made of', () => {
  const resource = (name: string) => ({ name, title: { es: name, en: name }, singular: { es: name, en: name }, can: ['list' as const], fields: [] });
  const some = { resources: [resource('incidents'), resource('projects')] };
  const all = { resources: [...some.resources, resource('risks')] };
  expect(appPages('construccion', all).map(page => page.path)).toEqual(['/safety']);
  expect(appPages('construccion', some)).toEqual([]);
  expect(appPages('retail', all)).toEqual([]);
  expect(ownScreens('construccion', 'projects', all).map(screen => addressOf(screen, 'p1'))).toEqual(['/safety?project=p1']);
});
