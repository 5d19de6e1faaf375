/** Reads a cookie that scripts may see; the refresh cookie is not among them. */
export function readCookie(name: string, all: string = document.cookie): string | undefined {
  const prefix = `${name}=`;
  const found = all.split('; ').find(part => part.startsWith(prefix));
  return found && decodeURIComponent(found.slice(prefix.length));
}

const YEAR_S = 365 * 24 * 3600;

/** A preference every application of the suite shall see, so it lives on the suite's own domain. */
export function rememberInSuite(name: string, value: string, home: string): void {
  document.cookie = suiteCookie(name, encodeURIComponent(value), home, YEAR_S);
}

export function forgetInSuite(name: string, home: string): void {
  document.cookie = suiteCookie(name, '', home, 0);
}

function suiteCookie(name: string, value: string, home: string, maxAgeS: number): string {
  const { hostname, protocol } = new URL(home);
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `${name}=${value}; Domain=${hostname}; Path=/; SameSite=Strict; Max-Age=${maxAgeS}${secure}`;
}
