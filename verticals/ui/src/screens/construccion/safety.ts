import { decimal } from '../../resource/format';
import { resourceOf, type FieldMeta, type Meta } from '../../resource/meta';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';
import type { Figure } from '../FigureSheet';

/** How safe one work or all were over a period, as `/api/hse/kpis` tells it; null is what cannot be told. */
export interface Kpis {
  from: string;
  to: string;
  hours: string;
  incidents: { kind: string; number: number }[];
  recordable: number;
  trifr: string | null;
  ltifr: string | null;
  lostDays: number;
  severityRate: string | null;
  daysWithoutAccident: number | null;
  openRisks: { level: string; number: number }[];
  overdueActions: number;
}

/** What a page's address asks for, as the API wants it; whatever is left out is the API's to choose. */
export function questionOf(address: URLSearchParams): Record<string, string> {
  const asked = { projectId: address.get('project'), from: address.get('from'), to: address.get('to') };
  return Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => !!entry[1]));
}

/** The same address with one more answer in it, or one less. */
export function withAnswer(address: URLSearchParams, name: string, value: string): URLSearchParams {
  const changed = new URLSearchParams(address);
  if (value) changed.set(name, value);
  else changed.delete(name);
  return changed;
}

/** @param none what stands for a figure that cannot be told */
export function figuresOf(kpis: Kpis, locale: string, none: string): Figure[] {
  const told = (figure: string | number | null) => (figure === null ? none : decimal(figure, locale, 2));
  const rated = (rate: string | null, word: Text): Text => (rate === null ? { es: 'Sin horas trabajadas no hay índice.', en: 'Without hours worked there is no rate.' } : word);
  const perMillion: Text = { es: 'Accidentes por millón de horas.', en: 'Accidents per million hours.' };
  return [
    { name: { es: 'Días sin accidentes', en: 'Days without accident' }, figure: told(kpis.daysWithoutAccident), word: daysWord(kpis.daysWithoutAccident) },
    { name: { es: 'Horas trabajadas', en: 'Hours worked' }, figure: told(kpis.hours), word: { es: 'Las de asistencia.', en: 'Those of attendance.' } },
    { name: { es: 'Accidentes registrables', en: 'Recordable accidents' }, figure: told(kpis.recordable), word: { es: 'Más que primeros auxilios.', en: 'More than first aid.' } },
    { name: { es: 'Frecuencia de registrables (TRIFR)', en: 'Recordable frequency (TRIFR)' }, figure: told(kpis.trifr), word: rated(kpis.trifr, perMillion) },
    { name: { es: 'Frecuencia con días perdidos (LTIFR)', en: 'Lost time frequency (LTIFR)' }, figure: told(kpis.ltifr), word: rated(kpis.ltifr, perMillion) },
    { name: { es: 'Días perdidos', en: 'Days lost' }, figure: told(kpis.lostDays), word: { es: 'Por accidentes del periodo.', en: 'By accidents of the period.' } },
    { name: { es: 'Índice de gravedad', en: 'Severity rate' }, figure: told(kpis.severityRate), word: rated(kpis.severityRate, { es: 'Días perdidos por millón de horas.', en: 'Days lost per million hours.' }) },
    { name: { es: 'Acciones vencidas', en: 'Overdue actions' }, figure: told(kpis.overdueActions), word: { es: 'A hoy, aún por hacer.', en: 'Today, still to be done.' } },
  ];
}

function daysWord(days: number | null): Text {
  if (days === null) return { es: 'Aún nadie ha trabajado.', en: 'Nobody has worked yet.' };
  return { es: 'Hasta el fin del periodo.', en: 'Up to the end of the period.' };
}

/** What nobody should overlook. */
export function warningOf(kpis: Kpis, locale: string): string | undefined {
  const count = kpis.openRisks.find(each => each.level === 'intolerable')?.number ?? 0;
  if (count === 0) return undefined;
  return inLanguage(count === 1
    ? { es: 'Hay 1 riesgo intolerable sin controlar: esa actividad no debe seguir así.', en: 'There is 1 intolerable risk out of control: that activity must not go on like this.' }
    : { es: `Hay ${count} riesgos intolerables sin controlar: esas actividades no deben seguir así.`, en: `There are ${count} intolerable risks out of control: those activities must not go on like this.` }, locale);
}

/** Where the open risks of a level are listed. */
export function risksAt(level: string, project: string | null): string {
  const filter = { status: 'open', level, ...(project && { projectId: project }) };
  return `/risks?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

/** A column that shows the values of a resource's field in that field's own words. */
export function columnOf(meta: Meta, resource: string, name: string): FieldMeta[] {
  return (resourceOf(meta, resource)?.fields ?? []).filter(field => field.name === name);
}
