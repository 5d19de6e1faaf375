import type { Brought, SyncReport } from '../shell/dataProvider';

/** A record that the back end did not take, and why: its own sentence, or a key of our texts. */
export interface Refused<T extends Brought> {
  record: T;
  reason: string;
}

/**
 * Records on their way: kept on this device before they are sent, until the back end has told what became of each. A page
 * that is closed, or a battery that ends, loses none of them. What is refused stays too, until the person sends it again,
 * writes it anew or discards it.
 */
export class Unsent<T extends Brought> {
  private readonly name: string;

  /** Of one person in one company: nobody sends what somebody else wrote down on the same device. */
  constructor(private readonly storage: Storage, what: string, tenant: string, person: string) {
    this.name = `erp.unsent/${what}/${tenant}/${person}`;
  }

  all(): T[] {
    return this.read(this.name);
  }

  refused(): Refused<T>[] {
    return this.read(this.refusedName);
  }

  add(records: T[]): void {
    this.write(this.name, [...this.all(), ...records]);
  }

  /** Another tab may have added some meanwhile: only these go. */
  forget(keys: string[]): void {
    this.write(this.name, this.all().filter(record => !keys.includes(record.key)));
  }

  /** They are not sent any more. Kept here before they go there: whatever happens in between, they are somewhere. */
  refuse(refusals: Refused<T>[]): void {
    const keys = refusals.map(({ record }) => record.key);
    this.write(this.refusedName, [...this.refused().filter(({ record }) => !keys.includes(record.key)), ...refusals]);
    this.forget(keys);
  }

  /** Back on their way, under the keys that they had: what was taken after all is not taken twice. */
  retry(keys: string[]): void {
    const again = this.refused().map(({ record }) => record).filter(({ key }) => keys.includes(key));
    this.forget(keys);
    this.add(again);
    this.discard(keys);
  }

  /** Of those that were refused; for good, unless they are kept elsewhere. */
  discard(keys: string[]): void {
    this.write(this.refusedName, this.refused().filter(({ record }) => !keys.includes(record.key)));
  }

  private get refusedName(): string {
    return `${this.name}/refused`;
  }

  private read<R>(name: string): R[] {
    try {
      const kept: unknown = JSON.parse(this.storage.getItem(name) ?? '[]');
      return Array.isArray(kept) ? kept as R[] : [];
    } catch {
      return [];
    }
  }

  private write(name: string, records: unknown[]): void {
    if (records.length === 0) this.storage.removeItem(name);
    else this.storage.setItem(name, JSON.stringify(records));
  }
}

/** Which of those that were sent the back end did not take, and why: the first field's complaint, or the whole problem's. */
export function refusals<T extends Brought>(sent: T[], report: SyncReport): Refused<T>[] {
  const records = new Map(sent.map(record => [record.key, record]));
  return report.results.flatMap(({ key, outcome, problem }) => {
    const record = records.get(key);
    if (outcome !== 'refused' || !record) return [];
    return [{ record, reason: problem?.errors?.[0]?.message ?? problem?.detail ?? 'erp.error.refused' }];
  });
}

/** Whether sending the same again may help by itself: no answer came, others were in the way, or a session ended. */
export function isPassing(status: number | undefined): boolean {
  return !status || [401, 408, 409, 429].includes(status) || status >= 500;
}
