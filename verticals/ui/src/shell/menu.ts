import type { Text } from './place';

/** Neighbours of one part of the menu. */
export interface Part<T> {
  section: Text | undefined;
  entries: T[];
}

/** Entries that follow each other in one part lie together; the others stand alone. */
export function parts<T extends { section?: Text }>(entries: T[]): Part<T>[] {
  const found: Part<T>[] = [];
  for (const entry of entries) {
    const last = found.at(-1);
    if (last && last.section?.en === entry.section?.en) last.entries.push(entry);
    else found.push({ section: entry.section, entries: [entry] });
  }
  return found;
}

/** Pages among resources, each before the one that it names and in the same part of the menu. */
export function inPlace<R extends { name: string; section?: Text }, P extends { before: string }>(resources: R[], pages: P[]): (R | (P & { section?: Text }))[] {
  return resources.flatMap(resource => [
    ...pages.filter(page => page.before === resource.name).map(page => ({ ...page, ...(resource.section && { section: resource.section }) })),
    resource,
  ]);
}

/** Whether an address is the page's own, or of something below it. */
export function isAt(pathname: string, address: string): boolean {
  return pathname === address || pathname.startsWith(`${address}/`);
}
