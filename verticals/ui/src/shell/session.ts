import { ApiError, errorOf, type Problem } from './problem';

export interface Company {
  id: string;
  name: string;
}

export interface User {
  id: string;
  email: string;
  name: string;
  tenant: Company;
  /** All that the person works for; cores before schema 24 do not tell. */
  tenants?: Company[];
  permissions: string[];
  /** Applications that the company's plan includes, a star for all; older cores do not tell. */
  modules?: string[];
}

/** What sign-in and refresh answer with. */
interface Grant {
  accessToken: string;
  expiresIn: number;
  user: User;
}

/**
 * starting: nothing known yet; out: nobody is signed in; in: signed in;
 * expired: was signed in, the page is kept and a sign-in form lies over it;
 * unreachable: somebody is signed in, but the core does not answer.
 */
export type SessionState = 'starting' | 'out' | 'in' | 'expired' | 'unreachable';

/** The browser's part of a session, so that tests can stand in for it. */
export interface Surroundings {
  fetch: typeof fetch;
  /** Is the marker cookie there that says "somebody is signed in on this suite"? */
  marker(): boolean;
  clearMarker(): void;
  now(): number;
  /** Begins the page anew, with nothing kept. */
  reload(): void;
  /** Begins at the front page, with nothing kept. */
  begin(): void;
}

/** A token is renewed this long before it ends, so that a call in flight does not meet the end. */
const EARLY_MS = 30_000;

/**
 * One sign-in for the whole suite. The refresh cookie belongs to the core's API alone, so every application asks
 * there for its access token, which lives in this object only: no storage that other scripts or a stolen disk can read.
 */
export class Session {
  state: SessionState = 'starting';
  user: User | undefined;
  /** Whether this page was in use: after signing out it needs no way back. */
  hasBeenIn = false;
  private token: string | undefined;
  private endsAt = 0;
  private renewing: Promise<string> | undefined;
  private refreshing: Promise<Grant> | undefined;
  private waiting: { resolve(token: string): void; reject(error: Error): void }[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly coreApi: string,
    private readonly around: Surroundings,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): SessionState => this.state;

  /** Signs in silently when somebody is signed in already, here or in another application. */
  async resume(): Promise<void> {
    if (!this.around.marker()) return this.become('out');
    try {
      this.accept(await this.post('refresh'));
    } catch (error) {
      if (!isRefusal(error)) return this.become('unreachable');
      this.around.clearMarker();
      this.become('out');
    }
  }

  async signIn(email: string, password: string): Promise<void> {
    this.accept(await this.post('login', { email, password }));
  }

  /** Goes on for another company of the person, from the front page: what is open here belongs to the first one. */
  async switchTenant(tenantId: string): Promise<void> {
    await this.post('switch-tenant', { tenantId }, await this.accessToken());
    this.token = undefined;
    this.around.begin();
  }

  /** Ends the session everywhere. The other tabs and applications notice that the marker is gone. */
  async signOut(): Promise<void> {
    try {
      await this.post('logout');
    } finally {
      this.forget();
    }
  }

  /** Called when another tab signed out: drops the token without asking the core. */
  forget(): void {
    this.around.clearMarker();
    this.token = undefined;
    this.user = undefined;
    const gone = new ApiError('erp.error.signed_out', 401);
    for (const waiter of this.waiting.splice(0)) waiter.reject(gone);
    this.become('out');
  }

  /** A token that is good for a call now. Waits for the person when the session has expired. */
  accessToken(): Promise<string> {
    if (this.state === 'expired') return this.untilSignedIn();
    if (this.token && this.around.now() < this.endsAt - EARLY_MS) return Promise.resolve(this.token);
    return this.renew();
  }

  /** A new token. Calls that need one at the same time share one refresh: two would present the same cookie twice. */
  renew(refused?: string): Promise<string> {
    if (refused && this.token && refused !== this.token) return Promise.resolve(this.token);
    this.renewing ??= this.refreshOrAsk().finally(() => (this.renewing = undefined));
    return this.renewing;
  }

  /**
   * The marker cookie has gone. Either another tab signed out, then this one leaves too, or the core has just refused
   * this tab's own refresh, then the page and what was typed on it stay under the sign-in form.
   */
  async markerGone(): Promise<void> {
    await this.refreshing?.catch(() => undefined);
    if ((this.state === 'in' || this.state === 'unreachable') && !this.around.marker()) this.forget();
  }

  private async refreshOrAsk(): Promise<string> {
    try {
      this.refreshing = this.post('refresh');
      const grant = await this.refreshing;
      // What one person asked for is never sent as another: these calls end with the page.
      return this.accept(grant) ? grant.accessToken : new Promise(() => undefined);
    } catch (error) {
      if (!isRefusal(error) || this.state === 'out') throw error;
      this.become('expired');
      return this.untilSignedIn();
    }
  }

  private untilSignedIn(): Promise<string> {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /**
   * Goes on with what the core granted. False when that is for another person or company than the page was opened for,
   * in whose stead it must not go on: the page begins anew rather than mix two tenants.
   */
  private accept(grant: Grant): boolean {
    if (this.user && (this.user.id !== grant.user.id || this.user.tenant.id !== grant.user.tenant.id)) {
      this.token = undefined;
      this.around.reload();
      return false;
    }
    this.token = grant.accessToken;
    this.endsAt = this.around.now() + grant.expiresIn * 1000;
    this.user = grant.user;
    this.hasBeenIn = true;
    for (const waiter of this.waiting.splice(0)) waiter.resolve(grant.accessToken);
    this.become('in');
    return true;
  }

  private become(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }

  private async post(what: 'login' | 'refresh' | 'logout' | 'switch-tenant', body?: object, token?: string): Promise<Grant> {
    let answer: Response;
    try {
      answer = await this.around.fetch(`${this.coreApi}/api/auth/${what}`, {
        method: 'POST',
        credentials: 'include',
        headers: {
          'X-ERP': '1',
          ...(body && { 'Content-Type': 'application/json' }),
          ...(token && { Authorization: `Bearer ${token}` }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
    } catch {
      throw errorOf(0, undefined);
    }
    const text = await answer.text();
    if (!answer.ok) throw errorOf(answer.status, parseProblem(text));
    return (text ? JSON.parse(text) : undefined) as Grant;
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 401 || error.status === 403);
}

/** A gateway may answer with HTML; that is no problem document, only a status. */
export function parseProblem(text: string): Problem | undefined {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return undefined;
  }
}
