import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'ra-core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Brought, SuiteDataProvider } from '../shell/dataProvider';
import type { ApiError } from '../shell/problem';
import { useSuite } from '../shell/suiteContext';
import { isPassing, refusals, Unsent } from './unsent';

/** As many as the back ends take in one request. */
const AT_ONCE = 200;

/**
 * Sends records that survive a lost network. They are kept on the device first, and tried again when the network is back,
 * when the page is opened again, or when the person asks for it. Those that are refused wait for the person.
 */
export function useUnsent<T extends Brought>(resource: string) {
  const { session } = useSuite();
  const provider = useDataProvider<SuiteDataProvider>();
  const queries = useQueryClient();
  const user = session.user;
  const kept = useMemo(() => new Unsent<T>(localStorage, resource, user?.tenant.id ?? '', user?.id ?? ''), [resource, user]);
  const [waiting, setWaiting] = useState(() => kept.all());
  const [refused, setRefused] = useState(() => kept.refused());
  const [error, setError] = useState<ApiError>();
  const sending = useRef(false);

  const look = useCallback(() => {
    setWaiting(kept.all());
    setRefused(kept.refused());
  }, [kept]);

  const send = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      const before = kept.all().length;
      for (let some = kept.all().slice(0, AT_ONCE); some.length > 0; some = kept.all().slice(0, AT_ONCE)) {
        kept.refuse(await bring(provider, resource, some));
        kept.forget(some.map(record => record.key));
      }
      // Until the lists know them, those that were sent count as on their way.
      if (before > 0) await queries.invalidateQueries({ queryKey: [resource] });
      setError(undefined);
    } catch (failure) {
      setError(failure as ApiError);
    } finally {
      sending.current = false;
      look();
    }
  }, [kept, look, provider, queries, resource]);

  useEffect(() => {
    const again = () => void send();
    again();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [send]);

  /** Refused ones with these keys were written anew. */
  const add = (records: T[], instead: string[] = []) => {
    kept.add(records);
    kept.discard(instead);
    look();
    void send();
  };

  const retry = (keys: string[]) => {
    kept.retry(keys);
    look();
    void send();
  };

  const discard = (keys: string[]) => {
    kept.discard(keys);
    look();
  };

  return { waiting, refused, error, add, send, retry, discard };
}

/** Sends some, and answers with those that the back end will not take. A request that it refuses as a whole is all of them. */
async function bring<T extends Brought>(provider: SuiteDataProvider, resource: string, some: T[]) {
  try {
    return refusals(some, (await provider.bring(resource, some)).data);
  } catch (failure) {
    const { status, message } = failure as ApiError;
    if (isPassing(status)) throw failure;
    return some.map(record => ({ record, reason: message }));
  }
}
