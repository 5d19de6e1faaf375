import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'ra-core';
import type { SuiteDataProvider } from '../shell/dataProvider';
import type { ApiError } from '../shell/problem';

/** What an API tells beside records. While another question is answered, the last answer stays in sight. */
export function useReport<T>(resource: string, path: unknown[], query: Record<string, string> = {}) {
  const provider = useDataProvider<SuiteDataProvider>();
  return useQuery<T, ApiError>({
    queryKey: [resource, 'read', ...path, query],
    queryFn: async ({ signal }) => (await provider.read<T>(resource, path, query, signal)).data,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
