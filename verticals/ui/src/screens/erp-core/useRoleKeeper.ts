import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify, useTranslate } from 'ra-core';
import { useRef, useState } from 'react';
import type { Row } from '../../shell/dataProvider';
import type { ApiError } from '../../shell/problem';
import { toggled } from './matrix';

/** Roles are the core's, whichever application shows them. */
export const ROLES = 'core/roles';

export interface Role extends Row {
  id: string;
  code: string;
  name: string;
  permissions: string[];
  system: boolean;
}

/**
 * Keeps a role's permissions as they are turned. A turn shows at once and is saved behind the ones before it, each on the
 * version that the last one left; when one is refused, those that wait are given up and what is stored is shown.
 */
export function useRoleKeeper(opened: Role) {
  const provider = useDataProvider();
  const queries = useQueryClient();
  const notify = useNotify();
  const translate = useTranslate();
  const [granted, setGranted] = useState(opened.permissions);
  const wanted = useRef(opened.permissions);
  const stored = useRef(opened);
  const saving = useRef(Promise.resolve());
  const round = useRef(0);

  function show(permissions: string[]) {
    wanted.current = permissions;
    setGranted(permissions);
  }

  async function save(permissions: string[], mine: number) {
    if (mine !== round.current) return;
    const { id, code, name, version } = stored.current;
    try {
      const { data } = await provider.update<Role>(ROLES, { id, data: { code, name, permissions, version }, previousData: stored.current });
      stored.current = data;
      void queries.invalidateQueries({ queryKey: ['roles'] });
      void queries.invalidateQueries({ queryKey: [ROLES] });
    } catch (error) {
      await refused(error as ApiError);
    }
  }

  async function refused(error: ApiError) {
    round.current++;
    const said = Object.values(error.body?.errors ?? {}).find(message => typeof message === 'string') ?? error.message;
    notify(said, { type: 'error', messageArgs: { _: translate(said, { _: said }) } });
    try {
      stored.current = (await provider.getOne<Role>(ROLES, { id: opened.id })).data;
    } catch {
      // What was stored before is the best that is known.
    }
    show(stored.current.permissions);
  }

  function turn(permission: string) {
    const next = toggled(wanted.current, permission);
    const mine = round.current;
    show(next);
    saving.current = saving.current.then(() => save(next, mine));
  }

  return { granted, turn };
}
