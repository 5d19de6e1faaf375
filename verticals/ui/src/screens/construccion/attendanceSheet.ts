import { day } from '../../resource/format';
import type { Brought } from '../../shell/dataProvider';
import type { Text } from '../../shell/place';
import type { Refused } from '../unsent';

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

/** A day of somebody's work on its way to the back end. Names are for the person who reads it on the device. */
export interface Entry extends Brought {
  employeeId: string;
  employeeName?: string;
  workDate: string;
  projectId: string;
  projectName?: string;
  code: string;
  hours: string;
}

/** The work that a sheet is of. */
export interface Work {
  id: string;
  name: string;
}

export const FULL_DAY = '8';

/** Dates are texts like 2026-01-31, which compare as days do. */
export function on<T extends Stay>(stays: T[], day: string): T[] {
  return stays.filter(stay => stay.startsOn <= day && (stay.endsOn === null || stay.endsOn >= day));
}

/** Everybody is here all day on what they are assigned to, until the person says otherwise; what was refused is as it was written. */
export function lineOf(employee: string, assignments: Assignment[], touched: ReadonlyMap<string, Line>, refused?: Entry): Line {
  const code = assignments.find(assignment => assignment.employeeId === employee)?.code ?? '';
  return touched.get(employee) ?? { isHere: true, code: refused?.code ?? code, hours: refused?.hours ?? FULL_DAY };
}

/** Of a day at a work: what was refused, by person. */
export function refusedOn(refused: Refused<Entry>[], day: string, project: string): Map<string, Refused<Entry>> {
  return new Map(refused
    .filter(({ record }) => record.workDate === day && record.projectId === project)
    .map(one => [one.record.employeeId, one]));
}

/** What is to be sent of a sheet: who is here, and has no day on record or on its way. */
export function entries(
  day: string, work: Work, members: Stay[], lines: (employee: string) => Line, known: ReadonlySet<string>, newKey: () => string,
): Entry[] {
  return members
    .filter(({ employeeId }) => !known.has(employeeId) && lines(employeeId).isHere)
    .map(({ employeeId, employeeName }) => {
      const { code, hours } = lines(employeeId);
      return { key: newKey(), employeeId, employeeName, workDate: day, projectId: work.id, projectName: work.name, code: code.trim(), hours: hours.trim() };
    });
}

/** Whose day it is. Devices of before kept no name with it. */
export function nameOf({ employeeName, employeeId }: Entry): string {
  return employeeName ?? employeeId;
}

/** What was written down about somebody: the day, on what, how long, where. */
export function contentOf({ workDate, code, hours, projectName }: Entry, locale: string): Text {
  const told = (none: string, unit: string) => [day(workDate, locale), code || none, `${hours} ${unit}`, projectName].filter(Boolean).join(' · ');
  return { es: told('sin concepto', 'horas'), en: told('no concept', 'hours') };
}

/** The person's own day, where the browser is. */
export function dayOf(moment: Date): string {
  const digits = (number: number) => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${digits(moment.getMonth() + 1)}-${digits(moment.getDate())}`;
}
