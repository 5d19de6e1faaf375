import type { Brought } from '../shell/dataProvider';

/**
 * Records on their way: kept on this device before they are sent, until the back end has told what became of each. A page
 * that is closed, or a battery that ends, loses none of them.
 */
export class Unsent<T extends Brought> {
  private readonly name: string;

  /** Of one person in one company: nobody sends what somebody else wrote down on the same device. */
  constructor(private readonly storage: Storage, what: string, tenant: string, person: string) {
    this.name = `erp.unsent/${what}/${tenant}/${person}`;
  }

  all(): T[] {
    try {
      const kept: unknown = JSON.parse(this.storage.getItem(this.name) ?? '[]');
      return Array.isArray(kept) ? kept as T[] : [];
    } catch {
      return [];
    }
  }

  add(records: T[]): void {
    this.keep([...this.all(), ...records]);
  }

  /** Another tab may have added some meanwhile: only these go. */
  forget(keys: string[]): void {
    this.keep(this.all().filter(record => !keys.includes(record.key)));
  }

  private keep(records: T[]): void {
    if (records.length === 0) this.storage.removeItem(this.name);
    else this.storage.setItem(this.name, JSON.stringify(records));
  }
}
