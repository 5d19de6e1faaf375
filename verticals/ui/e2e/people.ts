/** Official keys of people who are not there, whole as the real ones are: another person each time. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
const CONSONANTS = 'BCDFGHJKLMNPQRSTVWXYZ';

export interface NewEmployee {
  code: string;
  name: string;
  trade: string;
  curp: string;
  rfc: string;
  nss: string;
  birthDate: string;
  hiredOn: string;
}

/** Somebody who works since the first day of 2026. */
export function newEmployee(name: string, trade: string): NewEmployee {
  const start = `${some('AEIOUBCDFG', 4)}900725`;
  return {
    code: some('0123456789ABCDEF', 8), name, trade,
    curp: withCurpDigit(`${start}HNL${some(CONSONANTS, 3)}0`),
    rfc: `${start}${some(ALPHABET.replace('Ñ', ''), 3)}`,
    nss: withLuhnDigit(some('0123456789', 10)),
    birthDate: '1990-07-25', hiredOn: '2026-01-01',
  };
}

function some(characters: string, length: number): string {
  return Array.from({ length }, () => characters.charAt(Math.floor(Math.random() * characters.length))).join('');
}

function withCurpDigit(curp: string): string {
  const sum = Array.from(curp, (character, at) => ALPHABET.indexOf(character) * (18 - at)).reduce((all, one) => all + one, 0);
  return curp + String((10 - sum % 10) % 10);
}

function withLuhnDigit(digits: string): string {
  const sum = Array.from(digits).reverse().map(Number).map((digit, at) => at % 2 === 0 ? digit * 2 - (digit > 4 ? 9 : 0) : digit).reduce((all, one) => all + one, 0);
  return digits + String((10 - sum % 10) % 10);
}
