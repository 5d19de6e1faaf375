import { expect, test } from 'vitest';
import { safeNext, signInAddress } from '../src/shell/next';

const place = {
  home: 'http://erp.localhost:8080',
  apps: [{ name: 'construccion', title: { es: 'Construcción', en: 'Construction' }, url: 'http://construccion.erp.localhost:8080' }],
};

const next = (target: string) => safeNext(`?next=${encodeURIComponent(target)}`, place);

test('goes on to an application of the suite', () => {
  expect(next('http://construccion.erp.localhost:8080/projects?page=2')).toBe('http://construccion.erp.localhost:8080/projects?page=2');
  expect(next('http://erp.localhost:8080/partners')).toBe('http://erp.localhost:8080/partners');
});

test.each([
  ['another host', 'http://evil.example/'],
  ['a host that only begins like one of ours', 'http://erp.localhost.evil.example:8080/'],
  ['a sibling the operator does not list', 'http://evil.erp.localhost:8080/'],
  ['another port', 'http://construccion.erp.localhost:9999/'],
  ['another scheme', 'https://construccion.erp.localhost:8080/'],
  ['a script', 'javascript:alert(1)'],
  ['a host hidden behind a user name', 'http://erp.localhost:8080@evil.example/'],
  ['one of ours with a password in it', 'http://a:b@erp.localhost:8080/'],
  ['a relative address', '//evil.example/'],
  ['no address at all', 'nonsense'],
])('stays when the address is %s', (_, target) => {
  expect(next(target)).toBeUndefined();
});

test('stays when nothing was asked for', () => {
  expect(safeNext('', place)).toBeUndefined();
});

test('the way to the sign-in page remembers the way back', () => {
  const back = 'http://construccion.erp.localhost:8080/projects?q=a&page=2';
  const address = new URL(signInAddress(place, back));
  expect(address.origin).toBe(place.home);
  expect(safeNext(address.search, place)).toBe(back);
});
