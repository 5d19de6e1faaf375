import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'ra-core';
import type { Row } from '../shell/dataProvider';
import type { ApiError } from '../shell/problem';

/** Most that the back ends send at once. */
const PAGE = 200;

/** All records that a filter finds, page after page: for screens that add up or print, which half of them would make wrong. */
export function useAll(resource: string, filter: Record<string, unknown>, field: string, enabled = true) {
  const provider = useDataProvider();
  return useQuery<Row[], ApiError>({
    queryKey: [resource, 'all', filter, field],
    queryFn: async ({ signal }) => {
      const found: Row[] = [];
      for (let page = 1; ; page++) {
        const { data, total = 0 } = await provider.getList<Row>(resource, {
          filter, sort: { field, order: 'ASC' }, pagination: { page, perPage: PAGE }, signal,
        });
        found.push(...data);
        if (data.length === 0 || found.length >= total) return found;
      }
    },
    enabled,
    retry: false,
  });
}
