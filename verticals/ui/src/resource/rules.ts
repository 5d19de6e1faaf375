import { email, maxLength, maxValue, regex, required, type Validator } from 'ra-core';
import { isDecimal, scaleOf } from './decimal';
import type { FieldMeta } from './meta';

/** The checks a form makes before it asks the server, which checks again. */
export function rulesOf(field: FieldMeta): Validator[] {
  const rules: Validator[] = [];
  if (field.required) rules.push(required());
  if (field.maxLength) rules.push(maxLength(field.maxLength));
  if (field.pattern) rules.push(regex(new RegExp(field.pattern), 'erp.validation.pattern'));
  if (field.type === 'email') rules.push(email());
  if (field.type === 'money' || field.type === 'decimal') rules.push(decimalRule(field.scale ?? (field.type === 'money' ? 2 : 4)));
  if (field.type === 'integer') rules.push(decimalRule(0));
  if (field.maximum !== undefined) rules.push(maxValue(field.maximum));
  return rules;
}

export function decimalRule(scale: number) {
  return (value: unknown) => {
    if (value === undefined || value === null || value === '') return undefined;
    const text = String(value);
    if (!isDecimal(text)) return 'erp.validation.decimal';
    return scaleOf(text) > scale ? { message: 'erp.validation.scale', args: { scale } } : undefined;
  };
}
