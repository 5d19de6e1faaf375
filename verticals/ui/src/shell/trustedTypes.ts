interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown;
}

/** react-admin's empty helper text writes this zero-width space by innerHTML; nothing else in the build writes markup. */
const HARMLESS = ['', '&#8203;'];

/** Lets through exactly the markup the libraries need, so that injected markup stops here even if a page would render it. */
export function installTrustedTypes(): void {
  const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  trustedTypes?.createPolicy('default', {
    createHTML(text) {
      if (HARMLESS.includes(text)) return text;
      throw new TypeError('Markup from text is not allowed here.');
    },
  });
}
