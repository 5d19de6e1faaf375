import type { Browser, Page } from '@playwright/test';
import { fillSignIn, heading, openAccountMenu, pick, save, signIn, write } from './person';
import { linkIn } from './mails';
import { HOME, SUR, unique } from './suite';
import { expect, picture, test, watch } from './test';

const OWN = 'una-contraseña-propia';

function somebody(name: string): string {
  return `${unique(name).toLowerCase()}@correo.example`;
}

async function stranger(browser: Browser, complaints: string[]): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'es-MX' })).newPage();
  watch(page, complaints);
  return page;
}

async function invite(page: Page, email: string, name: string): Promise<void> {
  await page.goto(`${HOME}/users`);
  await page.getByRole('link', { name: 'Invitar por correo' }).click();
  await write(page, 'email', email);
  await write(page, 'name', name);
  await pick(page, 'roleIds', 'Consulta');
  await save(page);
  await expect(heading(page, email)).toBeVisible();
}

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.locator('#password').fill(password);
  await page.locator('#repeated').fill(password);
  await page.locator('button[type=submit]').click();
}

test('somebody is invited, joins, forgets the password and chooses another', async ({ page, browser }) => {
  const complaints: string[] = [];
  const email = somebody('clara');
  await invite(page, email, 'Clara Luz');

  const hers = await stranger(browser, complaints);
  await test.step('join by the link of the mail', async () => {
    const link = await linkIn(email);
    await hers.goto(link);
    await expect(hers.getByRole('heading', { level: 1 })).toContainText('Invitación a Constructora del Norte');
    expect(new URL(hers.url()).hash, 'the secret leaves the address').toBe('');
    await picture(hers, 'invitation');
    await choosePassword(hers, OWN);
    await expect(hers.getByRole('heading', { level: 1 })).toContainText('Ya forma parte de');
    await hers.getByRole('link', { name: 'Ir a entrar' }).click();
    await fillSignIn(hers, { email, password: OWN });
    await expect(hers.getByRole('button', { name: 'Cuenta de Clara Luz' })).toBeVisible();
    await hers.goto(link);
    await expect(hers.getByRole('status')).toContainText('La invitación ya se usó');
  });

  const elsewhere = await stranger(browser, complaints);
  await test.step('forget the password elsewhere', async () => {
    await elsewhere.goto(HOME);
    await elsewhere.getByRole('link', { name: '¿Olvidó su contraseña?' }).click();
    await elsewhere.locator('#email').fill(email);
    await picture(elsewhere, 'forgot-password');
    await elsewhere.locator('button[type=submit]').click();
    await expect(elsewhere.getByRole('status')).toContainText('Si ese correo tiene una cuenta');
  });

  await test.step('choose another, which ends the first session', async () => {
    await elsewhere.goto(await linkIn(email, 2));
    await elsewhere.locator('#password').fill('una-contraseña-nueva');
    await elsewhere.locator('#repeated').fill('otra-contraseña-nueva');
    await elsewhere.locator('button[type=submit]').click();
    await expect(elsewhere.getByRole('alert')).toContainText('no son iguales');
    await choosePassword(elsewhere, 'una-contraseña-nueva');
    await expect(elsewhere.getByRole('status')).toContainText('Entre con la nueva');
    await hers.goto(HOME);
    await expect(hers.locator('#password')).toBeVisible();
    await signIn(elsewhere, { email, password: 'una-contraseña-nueva' });
  });
  expect(complaints).toEqual([]);
  await hers.context().close();
  await elsewhere.context().close();
});

test('a person of two companies goes from one to the other', async ({ page, browser }) => {
  const complaints: string[] = [];
  const email = somebody('dora');
  await invite(page, email, 'Dora Paz');
  const hers = await stranger(browser, complaints);
  await hers.goto(await linkIn(email));
  await choosePassword(hers, OWN);
  await expect(hers.getByRole('heading', { level: 1 })).toContainText('Ya forma parte de Constructora del Norte');

  const south = await stranger(browser, complaints);
  await signIn(south, SUR);
  await invite(south, email, 'Dora Paz');
  await hers.goto(await linkIn(email, 2));
  await expect(hers.locator('#password'), 'she keeps her password').toHaveCount(0);
  await hers.locator('button[type=submit]').click();
  await expect(hers.getByRole('heading', { level: 1 })).toContainText('Ya forma parte de Edificaciones del Sur');

  await signIn(hers, { email, password: OWN });
  await expect(hers.getByRole('banner')).toContainText('Constructora del Norte');
  await openAccountMenu(hers);
  await picture(hers, 'companies');
  await hers.getByRole('menuitem', { name: 'Trabajar para Edificaciones del Sur' }).click();
  await expect(hers.getByRole('banner')).toContainText('Edificaciones del Sur');
  await hers.reload();
  await expect(hers.getByRole('banner')).toContainText('Edificaciones del Sur');
  expect(complaints).toEqual([]);
  await south.context().close();
  await hers.context().close();
});
