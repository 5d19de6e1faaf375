import type { Brought, SyncReport } from '../../shell/dataProvider';

/** Somebody's place in a crew, and at a work. */
export interface Stay {
  employeeId: string;
  employeeName: string;
  startsOn: string;
  endsOn: string | null;
}

export interface Assignment extends Stay {
  code: string;
}

/** A day of somebody's work that is on record. */
export interface Recorded {
  employeeId: string;
  workDate: string;
  code: string;
  hours: string;
}

/** A line of the sheet, as the person left it. */
export interface Line {
  isHere: boolean;
  code: string;
  hours: string;
}

/** A day of somebody's work on its way to the back end. */
export interface Entry extends Brought {
  employeeId: string;
  workDate: string;
  projectId: string;
  code: string;
  hours: string;
}

export const FULL_DAY = '8';

/** Dates are texts like 2026-01-31, which compare as days do. */
export function on<T extends Stay>(stays: T[], day: string): T[] {
  return stays.filter(stay => stay.startsOn <= day && (stay.endsOn === null || stay.endsOn >= day));
}

/** Everybody is here all day on what they are assigned to, until the person says otherwise. */
export function lineOf(employee: string, assignments: Assignment[], touched: ReadonlyMap<string, Line>): Line {
  const code = assignments.find(assignment => assignment.employeeId === employee)?.code ?? '';
  return touched.get(employee) ?? { isHere: true, code, hours: FULL_DAY };
}

/** What is to be sent of a sheet: who is here, and has no day on record or on its way. */
export function entries(
  day: string, project: string, members: Stay[], lines: (employee: string) => Line, known: ReadonlySet<string>, newKey: () => string,
): Entry[] {
  return members
    .filter(({ employeeId }) => !known.has(employeeId) && lines(employeeId).isHere)
    .map(({ employeeId }) => {
      const { code, hours } = lines(employeeId);
      return { key: newKey(), employeeId, workDate: day, projectId: project, code: code.trim(), hours: hours.trim() };
    });
}

/** Why entries were refused, by person: the first field's complaint, or the whole problem's. */
export function refusals(sent: Entry[], report: SyncReport): Map<string, string> {
  const people = new Map(sent.map(entry => [entry.key, entry.employeeId]));
  const told = new Map<string, string>();
  for (const { key, outcome, problem } of report.results) {
    const person = people.get(key);
    if (outcome === 'refused' && person !== undefined) told.set(person, problem?.errors?.[0]?.message ?? problem?.detail ?? '');
  }
  return told;
}

/** The person's own day, where the browser is. */
export function dayOf(moment: Date): string {
  const digits = (number: number) => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${digits(moment.getMonth() + 1)}-${digits(moment.getDate())}`;
}
