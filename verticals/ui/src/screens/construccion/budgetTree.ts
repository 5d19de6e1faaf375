import { shareOf, sum } from '../../resource/decimal';

export interface BudgetLine {
  id: string | number;
  code: string;
  concept: string;
  type: string;
  unit: string;
  quantity: string;
  unitPrice: string;
  amount: string;
}

/** Lines that belong together, with what they come to. */
export interface Group {
  /** `CIM`, or `CIM/02` for the group within it. */
  key: string;
  label: string;
  total: string;
  groups: Group[];
  lines: BudgetLine[];
}

/** By the words of their codes: `CIM-02-A` lies in `02`, which lies in `CIM`. A code of one word is a group of its own. */
export function byCode(lines: BudgetLine[]): Group[] {
  return grouped(lines, line => {
    const words = line.code.split(/[-./_]/).filter(word => word !== '');
    return words.length > 1 ? words.slice(0, -1) : words;
  });
}

export function byType(lines: BudgetLine[]): Group[] {
  return grouped(lines, line => [line.type]);
}

function grouped(lines: BudgetLine[], pathOf: (line: BudgetLine) => string[], above: string[] = []): Group[] {
  const depth = above.length;
  const heads = new Map<string, BudgetLine[]>();
  for (const line of lines) {
    const head = pathOf(line)[depth];
    if (head !== undefined) heads.set(head, [...(heads.get(head) ?? []), line]);
  }
  return [...heads].map(([head, members]) => {
    const path = [...above, head];
    return {
      key: path.join('/'),
      label: head,
      total: sum(members.map(line => line.amount)),
      groups: grouped(members.filter(line => pathOf(line).length > path.length), pathOf, path),
      lines: members.filter(line => pathOf(line).length <= path.length),
    };
  });
}

export function keysOf(groups: Group[]): string[] {
  return groups.flatMap(group => [group.key, ...keysOf(group.groups)]);
}

/** Percent of the whole budget. */
export function shareOfBudget(group: Group, lines: BudgetLine[]): string | undefined {
  return shareOf(group.total, sum(lines.map(line => line.amount)));
}
