import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useGetManyReference, useLocaleState, useTranslate } from 'ra-core';
import { Link, useLocation } from 'react-router-dom';
import type { Row } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import { can, labelField, type ResourceMeta } from './meta';
import { listFields } from './RowTable';
import { Sheet } from './Sheet';
import { SumTable } from './SumTable';
import { Value } from './Value';

const MOST_ROWS = 200;

interface Props {
  child: ResourceMeta;
  by: string;
  parent: Row;
  /** Lines of a document that changes no more. */
  isFixed: boolean;
}

/** Records that belong to the one shown, e.g. the budget lines of a project, with their sums. */
export function ChildTable({ child, by, parent, isFixed }: Props) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const sort = child.sort ?? { field: labelField(child), order: 'ASC' as const };
  const { data, total, isPending, error } = useGetManyReference<Row>(child.name, {
    target: by, id: parent.id, pagination: { page: 1, perPage: MOST_ROWS }, sort, filter: {},
  });
  const fields = listFields(child.fields).filter(field => field.name !== by && field.name !== by.replace(/Id$/, 'Name'));
  const title = inLanguage(child.title, locale);
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', mt: 2.5, mb: 1 }}>
        <Typography variant="h2" sx={{ mr: 'auto' }}>{title}</Typography>
        {!isFixed && can(child, 'create') && isGivenBy(child, by) && <AddChild child={child} by={by} parent={parent} />}
      </Box>
      <Sheet sx={{ overflow: 'hidden' }}>
        {error && <Note>{translate((error as Error).message, { _: (error as Error).message })}</Note>}
        {!error && !isPending && data?.length === 0 && <Note>{translate('ra.page.empty', { name: title.toLowerCase() })}</Note>}
        {!!data?.length && (
          <SumTable label={title} fields={fields} rows={data}
            first={(row, field) => <ChildLink child={child} row={row as Row} isFixed={isFixed}><Value field={field} record={row} plain /></ChildLink>} />
        )}
        {data && total !== undefined && total > data.length && <Note>{translate('erp.first_of', { shown: data.length, total })}</Note>}
      </Sheet>
    </Box>
  );
}

/** Whether people say to which record it belongs; else the back end does, as for what a payroll has counted. */
function isGivenBy(child: ResourceMeta, by: string): boolean {
  return !child.fields.find(field => field.name === by)?.readOnly;
}

function AddChild({ child, by, parent }: Omit<Props, 'isFixed'>) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const { pathname } = useLocation();
  return (
    <Button component={Link} to={`/${child.name}/create`} state={{ record: { [by]: parent.id }, back: pathname }} variant="outlined" startIcon={<AddIcon />}>
      {translate('erp.new_of', { name: inLanguage(child.singular, locale).toLowerCase() })}
    </Button>
  );
}

function ChildLink({ child, row, isFixed, children }: { child: ResourceMeta; row: Row; isFixed: boolean; children: React.ReactNode }) {
  const { pathname } = useLocation();
  const address = `/${child.name}/${encodeURIComponent(String(row.id))}`;
  // What has parts or acts of its own is opened to be read; a mere line is opened to be changed.
  if (!isFixed && can(child, 'edit') && !child.children?.length && !child.actions?.length) return <MuiLink component={Link} to={address} state={{ back: pathname }} underline="hover">{children}</MuiLink>;
  return <MuiLink component={Link} to={`${address}/show`} underline="hover">{children}</MuiLink>;
}

function Note({ children }: { children: React.ReactNode }) {
  return <Box sx={{ p: 2, color: 'text.secondary' }}>{children}</Box>;
}
