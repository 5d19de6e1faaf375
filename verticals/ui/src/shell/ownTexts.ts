/** The suite's own texts; react-admin's are in its `ra` branch. Names of fields and resources come from /api/meta. */
export interface OwnTexts {
  [key: string]: string | Record<string, string>;
  history: Record<'title' | 'create' | 'update' | 'delete' | 'asked_reset' | 'reset' | 'changed_password' | 'signed_in' | 'sign_in_failed' | 'locked_out' | 'ended_sessions' | 'joined' | 'system' | 'nothing', string>;
  password: Record<'title' | 'differs' | 'changed', string>;
  files: Record<'export' | 'import' | 'choose' | 'help' | 'checking' | 'ready' | 'wrong' | 'row' | 'saved' | 'save', string>;
  conflict: Record<'title' | 'text' | 'field' | 'yours' | 'stored' | 'same' | 'keep_mine' | 'take_stored' | 'back', string>;
}
