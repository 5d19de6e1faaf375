import { expect as expectOf, test as base } from '@playwright/test';
import { fillSignIn, openAccountMenu, signIn } from './person';
import { ANA, CONSTRUCCION, CORE_API, HOME } from './suite';
import { picture } from './test';

// Each story here has a browser of its own: signing out must not end the others'.
const test = base;
const expect = expectOf;

test('a wrong password is told, and the e-mail stays', async ({ page }) => {
  await page.goto(HOME);
  await picture(page, 'sign-in');
  await fillSignIn(page, { email: ANA.email, password: 'not the password' });
  await expect(page.getByRole('alert')).toContainText('no coinciden');
  await expect(page.locator('#email')).toHaveValue(ANA.email);
});

test('a visitor of an application signs in at the suite and comes back', async ({ page }) => {
  await page.goto(`${CONSTRUCCION}/projects`);
  await page.waitForURL(`${HOME}/?next=*`);
  await fillSignIn(page, ANA);
  await page.waitForURL(`${CONSTRUCCION}/projects`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('signing in goes nowhere but to the suite', async ({ page }) => {
  await page.goto(`${HOME}/?next=${encodeURIComponent('http://evil.localhost/')}`);
  await fillSignIn(page, ANA);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(HOME);
});

test('signing out ends every application at once', async ({ page, context }) => {
  await signIn(page, ANA);
  const construccion = await context.newPage();
  await construccion.goto(CONSTRUCCION);
  await expect(construccion.getByRole('heading', { level: 1 })).toBeVisible();

  await openAccountMenu(page);
  await page.getByRole('menuitem', { name: 'Salir de todas las aplicaciones' }).click();
  await expect(page.locator('#password')).toBeVisible();
  await construccion.waitForURL(`${HOME}/**`);
  await expect(construccion.locator('#password')).toBeVisible();
});

test("the refresh cookie is the core's alone and no script sees it", async ({ page, context }) => {
  await signIn(page, ANA);
  const refresh = (await context.cookies()).find(cookie => cookie.name === '__Host-erp_refresh');
  expect(refresh).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', domain: new URL(CORE_API).hostname });
  expect(await page.evaluate(() => document.cookie)).not.toContain('refresh');
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])), 'no token in storage').not.toContain('eyJ');
});
