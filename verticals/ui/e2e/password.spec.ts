import { fillSignIn, heading, openAccountMenu, pick, save, signIn, write } from './person';
import { HOME, unique } from './suite';
import { expect, picture, test } from './test';

test('a person changes their password where they work, and is told what is wrong', async ({ page, browser }) => {
  const rosa = { email: `${unique('rosa').toLowerCase()}@norte.example`, password: 'una-primera-contraseña' };
  await page.goto(`${HOME}/users/create`);
  await write(page, 'email', rosa.email);
  await write(page, 'name', 'Rosa Luna');
  await write(page, 'password', rosa.password);
  await pick(page, 'roleIds', 'Consulta');
  await save(page);
  await expect(heading(page, 'Rosa Luna')).toBeVisible();

  const hers = await (await browser.newContext({ locale: 'es-MX' })).newPage();
  await signIn(hers, rosa);
  await openAccountMenu(hers);
  await hers.getByRole('menuitem', { name: 'Cambiar contraseña' }).click();
  const dialog = hers.getByRole('dialog');
  const fill = async (current: string, next: string) => {
    await dialog.locator('[name=current]').fill(current);
    await dialog.locator('[name=next]').fill(next);
    await dialog.locator('[name=repeated]').fill(next);
    await dialog.locator('button[type=submit]').click();
  };
  await fill('no-es-esta-contraseña', 'una-segunda-contraseña');
  await expect(dialog).toContainText('La contraseña actual no es correcta.');
  await picture(hers, 'password');
  await fill(rosa.password, 'una-segunda-contraseña');
  await expect(dialog).toBeHidden();
  await hers.context().close();

  const again = await (await browser.newContext({ locale: 'es-MX' })).newPage();
  await signIn(again, { ...rosa, password: 'una-segunda-contraseña' });
  await again.context().close();
});

test('who has no permissions is told so, and can leave', async ({ page, browser }) => {
  const nobody = { email: `${unique('nadie').toLowerCase()}@norte.example`, password: 'una-primera-contraseña' };
  await page.goto(`${HOME}/users/create`);
  await write(page, 'email', nobody.email);
  await write(page, 'name', 'Nadie Todavía');
  await write(page, 'password', nobody.password);
  await save(page);
  await expect(heading(page, 'Nadie Todavía')).toBeVisible();

  const theirs = await (await browser.newContext({ locale: 'es-MX' })).newPage();
  await theirs.goto(HOME);
  await fillSignIn(theirs, nobody);
  await expect(heading(theirs, 'Todavía no hay nada para usted aquí')).toBeVisible();
  await picture(theirs, 'no-permissions');
  await theirs.getByRole('button', { name: 'Salir' }).click();
  await expect(theirs.locator('#email')).toBeVisible();
  await theirs.context().close();
});
