import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ListBase, useListContext, useTranslate } from 'ra-core';
import { Pagination } from 'ra-ui-materialui';
import { Link } from 'react-router-dom';
import { ListToolbar } from './ListToolbar';
import { InviteLink } from '../screens/erp-core/InviteLink';
import { can, labelField } from './meta';
import { Page } from './Page';
import { Quiet } from './Quiet';
import { RowCards } from './RowCards';
import { RowTable } from './RowTable';
import { Sheet } from './Sheet';
import { useResourceMeta } from './useResourceMeta';

/** All records of a resource: searched, sorted and paged by the server. */
export function ListPage() {
  const { resource } = useResourceMeta();
  const sort = resource.sort ?? { field: labelField(resource), order: 'ASC' as const };
  return (
    <ListBase sort={sort} perPage={25} {...(resource.shownFirst && { filterDefaultValues: resource.shownFirst })}>
      <ListView />
    </ListBase>
  );
}

function ListView() {
  const { resource, plural, singular } = useResourceMeta();
  const translate = useTranslate();
  const { total, isPending, filterValues } = useListContext();
  const empty = !isPending && total === 0 && Object.keys(filterValues).length === 0;
  const create = can(resource, 'create') && (
    <Button component={Link} to={`/${resource.name}/create`} variant="contained" startIcon={<AddIcon />}>
      {translate('erp.new_of', { name: singular.toLowerCase() })}
    </Button>
  );
  return (
    <Page title={plural} actions={<><InviteLink />{!empty && create}</>}>
      {empty ? <Quiet text={translate('ra.page.empty', { name: plural.toLowerCase() })}>{create}</Quiet> : <Records />}
    </Page>
  );
}

function Records() {
  const { data, isPending, error, refetch } = useListContext();
  const translate = useTranslate();
  const wide = useMediaQuery<Theme>(theme => theme.breakpoints.up('sm'));
  if (error) {
    return (
      <Quiet text={translate((error as Error).message, { _: (error as Error).message })}>
        <Button variant="outlined" onClick={() => void refetch()}>{translate('erp.reload')}</Button>
      </Quiet>
    );
  }
  return (
    <Sheet sx={{ overflow: 'hidden' }}>
      <ListToolbar />
      {!isPending && data?.length === 0 ? <NothingFound /> : wide ? <RowTable /> : <RowCards />}
      <Pagination rowsPerPageOptions={[10, 25, 50, 100]} />
    </Sheet>
  );
}

function NothingFound() {
  const { plural } = useResourceMeta();
  const { setFilters } = useListContext();
  const translate = useTranslate();
  return (
    <Sheet sx={{ border: 0, py: 5, textAlign: 'center' }}>
      <p>{translate('ra.navigation.no_filtered_results', { name: plural.toLowerCase() })}</p>
      <Button onClick={() => setFilters({})}>{translate('ra.navigation.clear_filters')}</Button>
    </Sheet>
  );
}
