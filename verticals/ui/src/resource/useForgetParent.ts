import { useQueryClient } from '@tanstack/react-query';
import { useSuite } from '../shell/suiteContext';
import { parentOf, type ResourceMeta } from './meta';

/** A saved line changes the total of what it belongs to: the copy kept of that must not be shown again. */
export function useForgetParent(resource: ResourceMeta): () => void {
  const { meta } = useSuite();
  const queries = useQueryClient();
  return () => {
    for (let parent = parentOf(meta, resource); parent; parent = parentOf(meta, parent.resource)) {
      queries.removeQueries({ queryKey: [parent.resource.name, 'getOne'] });
    }
  };
}
