/** A problem document (RFC 9457) as the back ends send it. */
export interface Problem {
  type?: string;
  title?: string;
  detail?: string;
  errors?: { pointer: string; message: string }[];
}

/** Field errors the way a form wants them: nested like the record itself. */
export interface FieldErrors {
  [field: string]: string | FieldErrors;
}

/**
 * A failed call. react-admin reads `message`, `status` and `body.errors`, nothing else.
 * Status 0 means that no answer came.
 */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly body: { errors?: FieldErrors } = {},
    readonly type?: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** Turns `/lines/0/quantity` into `{lines: {0: {quantity: message}}}`. */
export function fieldErrors(errors: Problem['errors']): FieldErrors | undefined {
  if (!errors?.length) return undefined;
  const tree: FieldErrors = {};
  for (const { pointer, message } of errors) place(tree, pointerPath(pointer), message);
  return Object.keys(tree).length ? tree : undefined;
}

function pointerPath(pointer: string): string[] {
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .filter(part => part !== '')
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function place(tree: FieldErrors, path: string[], message: string): void {
  const last = path.at(-1);
  if (last === undefined) return;
  let branch = tree;
  for (const part of path.slice(0, -1)) {
    const next = branch[part];
    branch = typeof next === 'object' ? next : (branch[part] = {});
  }
  branch[last] ??= message;
}

/** What to tell the person: the server's own sentence when it sent one, else a key of our texts by status. */
export function errorOf(status: number, problem: Problem | undefined): ApiError {
  const errors = fieldErrors(problem?.errors);
  const message = problem?.detail ?? problem?.title ?? messageKey(status);
  return new ApiError(message, status, errors ? { errors } : {}, problem?.type);
}

/** Takes the complaints about other fields than these from the error, and tells how many were left and how many taken. */
export function dropHidden(error: ApiError, fields: string[]): { shown: number; hidden: number } {
  const complaints = Object.entries(error.body?.errors ?? {});
  const visible = complaints.filter(([name]) => fields.includes(name));
  if (visible.length < complaints.length) {
    if (visible.length) error.body.errors = Object.fromEntries(visible);
    else delete error.body.errors;
  }
  return { shown: visible.length, hidden: complaints.length - visible.length };
}

/** Whether an earlier attempt of the same form was saved, with other content than it has now. */
export function isSavedBefore(error: ApiError): boolean {
  return error.type === 'urn:erp:problem:key-used-for-other';
}

/** Whether the company's plan does not include this application. */
export function isNotInPlan(failure: unknown): failure is ApiError {
  return failure instanceof ApiError && failure.type === 'urn:erp:problem:not-in-plan';
}

/** Whether the record is no longer what the person sees, so that trying again leads nowhere before they have seen it. */
export function isOutdated(error: ApiError): boolean {
  return error.status === 409 || error.status === 412 || isSavedBefore(error);
}

function messageKey(status: number): string {
  switch (status) {
    case 0: case 502: case 503: case 504: return 'erp.error.no_answer';
    case 403: return 'erp.error.forbidden';
    case 404: return 'erp.error.not_found';
    case 409: return 'erp.error.conflict';
    case 412: return 'erp.error.stale';
    case 429: return 'erp.error.too_many';
    default: return status >= 500 ? 'erp.error.server' : 'erp.error.refused';
  }
}
