/** Everything that needs form fields: a chunk of its own, loaded with the first form or reference filter. */
export { AskDialog } from './AskDialog';
export { CreatePage } from './CreatePage';
export { EditPage } from './EditPage';
export { ImportDialog } from './ImportDialog';
export { PasswordDialog } from '../shell/PasswordDialog';
export { ReferenceFilter } from './ReferenceFilter';
