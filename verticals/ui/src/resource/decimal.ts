/** Exact arithmetic on decimals as they travel: strings. A double would turn 0.1 + 0.2 into 0.30000000000000004. */

const DECIMAL = /^-?\d+(\.\d+)?$/;

export function isDecimal(text: unknown): text is string {
  return typeof text === 'string' && DECIMAL.test(text);
}

/** What people type ("1,234.50", "$ 1234.5") as the back ends want it; other text is returned as it is. */
export function normalized(typed: string): string {
  const plain = typed.replace(/[\s,$]/g, '');
  const completed = plain.replace(/^(-?)\./, '$10.').replace(/\.$/, '');
  return isDecimal(completed) ? completed : typed;
}

export function scaleOf(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}

/** Sum of the decimals in a list; anything else in it counts as nothing. */
export function sum(values: unknown[]): string {
  const decimals = values.map(value => (typeof value === 'number' ? String(value) : value)).filter(isDecimal);
  const scale = Math.max(0, ...decimals.map(scaleOf));
  return unscaled(decimals.reduce((total, decimal) => total + scaled(decimal, scale), 0n), scale);
}

/** How much one decimal is of another in percent, to one digit, halves away from zero; nothing is no share of nothing. */
export function shareOf(part: string, whole: string): string | undefined {
  const scale = Math.max(scaleOf(part), scaleOf(whole));
  const all = scaled(whole, scale);
  if (all === 0n) return undefined;
  const thousandths = scaled(part, scale) * 1000n;
  const half = (all < 0n ? -all : all) / 2n;
  return unscaled((thousandths + (thousandths < 0n ? -half : half)) / all, 1);
}

export function isNegative(decimal: unknown): boolean {
  return isDecimal(decimal) && decimal.startsWith('-') && /[1-9]/.test(decimal);
}

function scaled(decimal: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

function unscaled(value: bigint, scale: number): string {
  if (scale === 0) return String(value);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
