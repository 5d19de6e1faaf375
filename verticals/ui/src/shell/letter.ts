/** What somebody who is not signed in may come for, by an address of the suite's front page. */
export type Letter = 'forgot' | 'reset' | 'invitation';

export function letterIn(pathname: string): Letter | undefined {
  const name = pathname.slice(1);
  return name === 'forgot' || name === 'reset' || name === 'invitation' ? name : undefined;
}
