import type { Row } from '../shell/dataProvider';
import type { FieldMeta } from './meta';

/** The field of the form that must be filled in before a reference that it narrows is chosen. */
export function chosenFirst({ within }: FieldMeta): string | undefined {
  return within && (within.of ?? within.by);
}

/**
 * What the records to choose from are filtered by.
 *
 * @param chosen value of the field that is filled in first
 * @param referred the record it refers to, where that one's field narrows
 * @returns undefined while it is not known
 */
export function narrowedBy({ within }: FieldMeta, chosen: unknown, referred: Row | undefined): Record<string, unknown> | undefined {
  if (!within || !chosen) return undefined;
  const value = within.of ? referred?.[within.by] : chosen;
  return value ? { [within.by]: value } : undefined;
}
