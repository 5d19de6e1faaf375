/** A key for Idempotency-Key. `crypto.randomUUID` needs a secure context, which a plain http intranet host is not. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
