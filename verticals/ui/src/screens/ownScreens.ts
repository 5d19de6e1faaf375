import AccountTree from '@mui/icons-material/AccountTreeOutlined';
import HealthAndSafety from '@mui/icons-material/HealthAndSafetyOutlined';
import HowToReg from '@mui/icons-material/HowToRegOutlined';
import Key from '@mui/icons-material/KeyOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import ShowChart from '@mui/icons-material/ShowChart';
import type SvgIcon from '@mui/material/SvgIcon';
import { lazy, type ComponentType } from 'react';
import { can, resourceOf, type Meta } from '../resource/meta';
import type { Text } from '../shell/place';

const screens = () => import('./screens');
const AttendancePage = lazy(() => screens().then(all => ({ default: all.AttendancePage })));
const BudgetTreePage = lazy(() => screens().then(all => ({ default: all.BudgetTreePage })));
const PrintPage = lazy(() => screens().then(all => ({ default: all.PrintPage })));
const SafetyPage = lazy(() => screens().then(all => ({ default: all.SafetyPage })));
const ValuePage = lazy(() => screens().then(all => ({ default: all.ValuePage })));

/** A screen about one record, offered on the record's page. */
export interface OwnScreen {
  app: string;
  resource: string;
  label: Text;
  icon: typeof SvgIcon;
  /** Behind the record's address: `value` is `/projects/{id}/value`. Absent for a screen that has its own address. */
  path?: string;
  /** Where it is otherwise. */
  at?(id: string): string;
  Page?: ComponentType;
  /** Resources whose records the person must be able to list. */
  needs: string[];
}

/** A page about an application as a whole, offered in its menu. */
export interface AppPage {
  app: string;
  path: string;
  label: Text;
  icon: typeof SvgIcon;
  Page: ComponentType;
  /** The resource that it stands before in the menu. */
  before: string;
  /** Resources whose records the person must be able to list. */
  needs: string[];
}

export const SAFETY_TITLE: Text = { es: 'Indicadores de seguridad', en: 'Safety figures' };
const SAFETY = '/safety';
const SAFETY_NEEDS = ['incidents', 'risks', 'projects'];

const APP_PAGES: AppPage[] = [
  { app: 'construccion', path: SAFETY, label: SAFETY_TITLE, icon: HealthAndSafety, Page: SafetyPage, before: 'risks', needs: SAFETY_NEEDS },
];

const OWN_SCREENS: OwnScreen[] = [
  { app: 'construccion', resource: 'projects', path: 'value', label: { es: 'Valor ganado', en: 'Earned value' }, icon: ShowChart, Page: ValuePage, needs: ['budgets'] },
  { app: 'construccion', resource: 'projects', at: id => `${SAFETY}?project=${encodeURIComponent(id)}`, label: { es: 'Seguridad', en: 'Safety' }, icon: HealthAndSafety, needs: SAFETY_NEEDS },
  { app: 'construccion', resource: 'budgets', path: 'tree', label: { es: 'Por grupos', en: 'By groups' }, icon: AccountTree, Page: BudgetTreePage, needs: ['budget-lines'] },
  { app: 'construccion', resource: 'crews', path: 'attendance', label: { es: 'Pasar lista', en: 'Attendance of a day' }, icon: HowToReg, Page: AttendancePage, needs: ['crew-members', 'attendance'] },
  { app: 'construccion', resource: 'estimates', path: 'print', label: { es: 'Imprimir', en: 'Print' }, icon: Print, Page: PrintPage, needs: ['estimate-lines'] },
  { app: 'construccion', resource: 'purchase-orders', path: 'print', label: { es: 'Imprimir', en: 'Print' }, icon: Print, Page: PrintPage, needs: ['purchase-order-lines'] },
  { app: 'erp-core', resource: 'roles', at: id => `${PERMISSIONS}?role=${encodeURIComponent(id)}`, label: { es: 'Permisos', en: 'Permissions' }, icon: Key, needs: ['roles'] },
];

/** Who may do what in this application, role by role. Each application knows its own permissions. */
export const PERMISSIONS = '/permissions';
export const PERMISSIONS_TITLE: Text = { es: 'Permisos por rol', en: 'Permissions by role' };
export const PermissionPage = lazy(() => screens().then(all => ({ default: all.PermissionPage })));

/** The screens that records of a resource have, for whoever may see what they show. */
export function ownScreens(app: string, resource: string, meta: Meta): OwnScreen[] {
  return OWN_SCREENS.filter(screen => screen.app === app && screen.resource === resource && maySee(screen, meta));
}

/** The pages that an application has, for whoever may see what they show. */
export function appPages(app: string, meta: Meta): AppPage[] {
  return APP_PAGES.filter(page => page.app === app && maySee(page, meta));
}

function maySee({ needs }: { needs: string[] }, meta: Meta): boolean {
  return needs.every(needed => can(resourceOf(meta, needed), 'list'));
}

export function addressOf(screen: OwnScreen, id: string | number): string {
  return screen.at ? screen.at(String(id)) : `/${screen.resource}/${encodeURIComponent(String(id))}/${screen.path}`;
}
