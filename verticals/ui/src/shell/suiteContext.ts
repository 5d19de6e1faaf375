import { createContext, useContext } from 'react';
import type { Meta } from '../resource/meta';
import type { Place } from './place';
import type { Session } from './session';

/** What every screen may need: where it runs, for whom, and what there is. */
export interface SuiteContextValue {
  place: Place;
  session: Session;
  meta: Meta;
}

const SuiteContext = createContext<SuiteContextValue | undefined>(undefined);

export const SuiteProvider = SuiteContext.Provider;

export function useSuite(): SuiteContextValue {
  const value = useContext(SuiteContext);
  if (!value) throw new Error('useSuite works only below <SuiteProvider>.');
  return value;
}
