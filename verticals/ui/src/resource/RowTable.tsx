import Link from '@mui/material/Link';
import type { Theme } from '@mui/material/styles';
import { DataTable } from 'ra-ui-materialui';
import { Link as RouterLink } from 'react-router-dom';
import type { Row } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import { can, type FieldMeta } from './meta';
import { useResourceMeta } from './useResourceMeta';
import { isNumeric, Value } from './Value';

/** Records as a dense table. The first column is a link, so that the keyboard opens a record too. */
export function RowTable() {
  const { resource, locale } = useResourceMeta();
  const opens = can(resource, 'show') ? 'show' : can(resource, 'edit') ? 'edit' : false;
  return (
    <DataTable bulkActionButtons={false} rowClick={opens} size="small" sx={tableSx}>
      {listFields(resource.fields).map((field, index) => (
        <DataTable.Col key={field.name} source={field.name} label={inLanguage(field.label, locale)}
          disableSort={field.sortable === false || field.type === 'lines'}
          {...(isNumeric(field) && { align: 'right' as const })}
          render={(row: Row) => index === 0 && opens
            ? <RowLink to={`/${resource.name}/${encodeURIComponent(String(row.id))}${opens === 'show' ? '/show' : ''}`}><Value field={field} record={row} plain /></RowLink>
            : <Value field={field} record={row} />} />
      ))}
    </DataTable>
  );
}

export function listFields(fields: FieldMeta[]): FieldMeta[] {
  return fields.filter(field => field.list);
}

function RowLink({ to, children }: { to: string; children: React.ReactNode }) {
  return <Link component={RouterLink} to={to} underline="hover" sx={{ fontWeight: 500 }} onClick={event => event.stopPropagation()}>{children}</Link>;
}

const tableSx = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& .RaDataTable-row:last-of-type td': { borderBottom: 0 },
  '& .RaDataTable-headerCell': { position: 'static', bgcolor: (theme: Theme) => (theme.palette.mode === 'dark' ? '#1f2833' : '#f8f9fb') },
} as const;
