/** The screens that metadata cannot say: a chunk of its own, loaded when the first of them is opened. */
export { AttendancePage } from './construccion/AttendancePage';
export { BudgetTreePage } from './construccion/BudgetTreePage';
export { SafetyPage } from './construccion/SafetyPage';
export { ValuePage } from './construccion/ValuePage';
export { WorksInProgress } from './construccion/WorksInProgress';
export { PermissionPage } from './erp-core/PermissionPage';
export { PrintPage } from './print/PrintPage';
