import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'ra-core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Brought, SuiteDataProvider, SyncReport } from '../shell/dataProvider';
import type { ApiError } from '../shell/problem';
import { useSuite } from '../shell/suiteContext';
import { Unsent } from './unsent';

/** As many as the back ends take in one request. */
const AT_ONCE = 200;

/**
 * Sends records that survive a lost network. They are kept on the device first, and tried again when the network is back,
 * when the page is opened again, or when the person asks for it.
 *
 * @param told what became of those that were sent
 */
export function useUnsent<T extends Brought>(resource: string, told: (sent: T[], report: SyncReport) => void) {
  const { session } = useSuite();
  const provider = useDataProvider<SuiteDataProvider>();
  const queries = useQueryClient();
  const user = session.user;
  const kept = useMemo(() => new Unsent<T>(localStorage, resource, user?.tenant.id ?? '', user?.id ?? ''), [resource, user]);
  const [waiting, setWaiting] = useState(() => kept.all());
  const [error, setError] = useState<ApiError>();
  const sending = useRef(false);
  const tell = useRef(told);
  tell.current = told;

  const send = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      const before = kept.all().length;
      for (let some = kept.all().slice(0, AT_ONCE); some.length > 0; some = kept.all().slice(0, AT_ONCE)) {
        const { data } = await provider.bring(resource, some);
        kept.forget(some.map(record => record.key));
        tell.current(some, data);
      }
      // Until the lists know them, those that were sent count as on their way.
      if (before > 0) await queries.invalidateQueries({ queryKey: [resource] });
      setError(undefined);
    } catch (failure) {
      setError(failure as ApiError);
    } finally {
      sending.current = false;
      setWaiting(kept.all());
    }
  }, [kept, provider, queries, resource]);

  useEffect(() => {
    const again = () => void send();
    again();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [send]);

  const add = (records: T[]) => {
    kept.add(records);
    setWaiting(kept.all());
    void send();
  };

  return { waiting, error, add, send };
}
