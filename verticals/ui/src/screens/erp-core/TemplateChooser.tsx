import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useLocaleState, useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { inLanguage } from '../../shell/language';
import { allows } from '../../shell/permissions';
import type { ApiError } from '../../shell/problem';
import { useSuite } from '../../shell/suiteContext';
import { useReport } from '../useReport';
import { canGive, missing, type Template } from './templates';
import { ROLES, type Role } from './useRoleKeeper';

interface Props {
  roles: Role[];
  onMade(id: string): void;
}

/** Makes a role of the company from one that this application suggests; from then on it is like any other. */
export function TemplateChooser({ roles, onMade }: Props) {
  const { session } = useSuite();
  const [locale] = useLocaleState();
  const provider = useDataProvider();
  const queries = useQueryClient();
  const notify = useNotify();
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);
  const mine = session.user?.permissions ?? [];
  const suggested = useReport<Template[]>('role-templates', []);
  const offered = missing(suggested.data ?? [], roles);
  // An application without offices of its own, and a back end older than the page, suggest none.
  if (offered.length === 0 || !allows(mine, 'roles:create')) return null;

  async function make(template: Template) {
    setBusy(true);
    try {
      const data = { code: template.code, name: inLanguage(template.name, locale), permissions: template.permissions };
      const made = await provider.create<Role>(ROLES, { data });
      await queries.invalidateQueries({ queryKey: [ROLES] });
      onMade(made.data.id);
    } catch (thrown) {
      const error = thrown as ApiError;
      notify(error.message, { type: 'error', messageArgs: { _: translate(error.message, { _: error.message }) } });
    } finally {
      setBusy(false);
    }
  }

  return (
    <TextField select label={inLanguage({ es: 'Crear rol de un puesto', en: 'Make a role of an office' }, locale)} value="" disabled={busy} sx={{ minWidth: 220 }}
      onChange={event => { const chosen = offered.find(template => template.code === event.target.value); if (chosen) void make(chosen); }}>
      {offered.map(template => <MenuItem key={template.code} value={template.code} disabled={!canGive(template, mine)}>{inLanguage(template.name, locale)}</MenuItem>)}
    </TextField>
  );
}
