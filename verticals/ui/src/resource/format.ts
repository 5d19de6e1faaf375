import { isDecimal, scaleOf } from './decimal';

const CURRENCY = 'MXN';

/** In Mexico pesos are plain "$"; an English reader needs to see whose dollars they are not. */
export function money(value: unknown, locale: string, scale = 2): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: Math.max(2, scale) };
  return exact(value, new Intl.NumberFormat(locale, { style: 'currency', currency: CURRENCY, ...digits }));
}

export function decimal(value: unknown, locale: string, scale = 4): string {
  return exact(value, new Intl.NumberFormat(locale, { maximumFractionDigits: scale }));
}

/** A business day has no time and no zone: read as UTC, or Tijuana would show the day before. */
export function day(value: unknown, locale: string): string {
  return at(value, new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
}

export function instant(value: unknown, locale: string): string {
  return at(value, new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
}

/** A number as it stands in a field nobody is writing in: grouped, without the zeros that storing it has added. */
export function grouped(value: string, locale: string, atLeast = 0): string {
  if (!isDecimal(value)) return value;
  const digits = { minimumFractionDigits: atLeast, maximumFractionDigits: Math.max(atLeast, scaleOf(value)) };
  return exact(value, new Intl.NumberFormat(locale, digits));
}

function exact(value: unknown, format: Intl.NumberFormat): string {
  if (typeof value === 'number') return format.format(value);
  // Intl takes the digits of a string as they are; through Number they would be rounded to a double first.
  return isDecimal(value) ? format.format(value as Intl.StringNumericLiteral) : '';
}

function at(value: unknown, format: Intl.DateTimeFormat): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? String(value) : format.format(date);
}
