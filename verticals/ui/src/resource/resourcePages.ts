import { lazy, type ComponentType } from 'react';
import type { Row } from '../shell/dataProvider';
import { ListPage } from './ListPage';
import { can, labelField, type ResourceMeta } from './meta';
import { recordName } from './recordName';
import { ShowPage } from './ShowPage';

const CreatePage = lazy(() => import('./forms').then(forms => ({ default: forms.CreatePage })));
const EditPage = lazy(() => import('./forms').then(forms => ({ default: forms.EditPage })));

interface Pages {
  list?: ComponentType;
  show?: ComponentType;
  create?: ComponentType;
  edit?: ComponentType;
  recordRepresentation(record: Row): string;
}

/** The pages of a resource: exactly those the user may open. */
export function resourcePages(resource: ResourceMeta): Pages {
  return {
    ...(can(resource, 'list') && { list: ListPage }),
    ...(can(resource, 'show') && { show: ShowPage }),
    ...(can(resource, 'create') && { create: CreatePage }),
    ...(can(resource, 'edit') && { edit: EditPage }),
    recordRepresentation: record => recordName(record, labelField(resource)),
  };
}
