import { useEffect, useState } from 'react';
import { understood, type Meta } from '../resource/meta';
import type { Http } from './http';

interface Loading {
  meta?: Meta;
  failure?: unknown;
  retry(): void;
}

/** Asks this vertical's API what there is to show. */
export function useMeta(http: Http, api: string): Loading {
  const [attempt, setAttempt] = useState(0);
  const [result, setResult] = useState<{ meta?: Meta; failure?: unknown }>({});
  useEffect(() => {
    const stop = new AbortController();
    http<Meta>(`${api}/api/meta`, { signal: stop.signal }).then(
      answer => setResult({ meta: understood(answer.body) }),
      failure => stop.signal.aborted || setResult({ failure }),
    );
    return () => stop.abort();
  }, [http, api, attempt]);
  return { ...result, retry: () => { setResult({}); setAttempt(attempt + 1); } };
}
