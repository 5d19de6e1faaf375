export interface Size {
  what: string;
  kB: number;
  limitKB: number;
}

export function sizesOf(dist: string): Size[];

export function overBudget(sizes: Size[]): Size[];
