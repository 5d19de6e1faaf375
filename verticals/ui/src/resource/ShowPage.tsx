import EditIcon from '@mui/icons-material/EditOutlined';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ShowBase, useShowContext, useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import type { Row } from '../shell/dataProvider';
import { NoPage } from '../shell/Failures';
import { OwnScreenLinks } from '../screens/OwnScreenLinks';
import { useSuite } from '../shell/suiteContext';
import { ActionButtons } from './ActionButtons';
import { AUDIT, nameOfAct } from './acts';
import { ChildTable } from './ChildTable';
import { DeleteButton } from './DeleteButton';
import { Details } from './Details';
import { LinesTable } from './LinesTable';
import { can, isOpen, labelField, resourceOf, stateField } from './meta';
import { Page } from './Page';
import { RecordHistory } from './RecordHistory';
import { recordName } from './recordName';
import { Sheet } from './Sheet';
import { useParentCrumbs } from './useParentCrumbs';
import { useResourceMeta } from './useResourceMeta';
import { Value } from './Value';
import { inLanguage } from '../shell/language';

/** One record for reading: its fields, its lines, what belongs to it, and what can be done with it. */
export function ShowPage() {
  return (
    <ShowBase queryOptions={{ onError: () => undefined }}>
      <ShowView />
    </ShowBase>
  );
}

function ShowView() {
  const { resource, locale } = useResourceMeta();
  const { meta } = useSuite();
  const translate = useTranslate();
  const { record, error } = useShowContext<Row>();
  const crumbs = useParentCrumbs(record);
  if (error && !record) return <NoPage />;
  if (!record) return <div className="opening" role="status" />;
  const state = stateField(resource);
  return (
    <Page title={resource.name === AUDIT ? nameOfAct(String(record.action), resourceOf(meta, String(record.resource)), translate, locale) : recordName(record, labelField(resource))} crumbs={crumbs}
      beside={state && <Value field={state} record={record} />} actions={<Actions record={record} />}>
      <Sheet><Details fields={resource.fields} record={record} /></Sheet>
      {resource.fields.filter(field => field.type === 'lines').map(field => (
        <Section key={field.name} title={inLanguage(field.label, locale)}><LinesTable field={field} record={record} /></Section>
      ))}
      {resource.children?.map(child => {
        const childMeta = resourceOf(meta, child.resource);
        return childMeta && <ChildTable key={child.resource} child={childMeta} by={child.by} parent={record} isFixed={childMeta.lineOf === resource.name && !isOpen(resource, record)} />;
      })}
      <RecordHistory record={record} />
    </Page>
  );
}

function Actions({ record }: { record: Row }) {
  const { resource } = useResourceMeta();
  const translate = useTranslate();
  const open = isOpen(resource, record);
  return (
    <>
      {open && can(resource, 'delete') && <DeleteButton record={record} />}
      <OwnScreenLinks resource={resource.name} record={record} />
      <ActionButtons record={record} />
      {open && can(resource, 'edit') && (
        <Button component={Link} to={`/${resource.name}/${encodeURIComponent(String(record.id))}`} variant="contained" startIcon={<EditIcon />}>
          {translate('ra.action.edit')}
        </Button>
      )}
    </>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <>
      <Typography variant="h2" sx={{ mt: 2.5, mb: 1 }}>{title}</Typography>
      {children}
    </>
  );
}
