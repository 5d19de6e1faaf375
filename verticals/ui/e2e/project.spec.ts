import { actForGood, addBudget, addBudgetLine, createPartner, createProject, fillSignIn, heading, signIn, speak, switchTo } from './person';
import { ANA, CONSTRUCCION, HOME, SUR, unique } from './suite';
import { expect, picture, test } from './test';

// Told in one go, because each step stands on the one before: a client, a project for it, its budget, a stranger.
test('a client entered in the core gets a project and a budget in construction', async ({ page, browser }) => {
  const client = { code: unique('C'), name: unique('Cliente de prueba') };
  const project = { code: unique('O'), name: unique('Obra de prueba'), client: client.name };

  await test.step('create the client', async () => {
    await createPartner(page, client);
    await picture(page, 'partner');
  });

  await test.step('open construction without a second sign-in', async () => {
    await switchTo(page, CONSTRUCCION);
    await expect(page.locator('#password')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  await test.step('create a project for that client', async () => {
    await createProject(page, project);
    await expect(page.getByRole('main')).toContainText(client.name);
    await expect(page.getByRole('main')).toContainText('$1,250,000.50');
  });

  await test.step('budget it', async () => {
    await addBudget(page, 'Presupuesto base');
    await addBudgetLine(page, { code: 'CIM-01', concept: 'Excavación a máquina', unit: 'm3', quantity: '120', unitPrice: '185.50' });
    await addBudgetLine(page, { code: 'CIM-02', concept: 'Concreto hecho en obra', unit: 'm3', quantity: '0.3', unitPrice: '2450.10' });
    await expect(page.getByRole('row').last()).toContainText('$22,995.03');
    await expect(page.locator('dl'), 'the budget itself knows the new total').toContainText('$22,995.03');
    await picture(page, 'budget');
  });

  await test.step('read it in English and in Spanish', async () => {
    await speak(page, 'English');
    await expect(page.getByRole('main')).toContainText('MX$22,995.03');
    await expect(page.getByRole('link', { name: 'Edit' })).toBeVisible();
    await actForGood(page, 'Approve');
    await expect(page.getByRole('main')).toContainText('Approved');
    await expect(page.getByRole('link', { name: /Edit|Create/ }), 'what is approved changes no more').toHaveCount(0);
    await page.goto(`${HOME}/partners`);
    await expect(page.locator('html'), 'the core follows the language chosen in construction').toHaveAttribute('lang', 'en');
    await page.goto(`${CONSTRUCCION}/projects`);
    await speak(page, 'Español');
    await expect(page.locator('html')).toHaveAttribute('lang', 'es-MX');
  });

  await test.step('find it again', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type(project.code);
    await expect(page.getByRole('row')).toHaveCount(2);
    await expect(page.getByRole('main')).toContainText(project.name);
    await page.getByRole('link', { name: project.code }).click();
    await expect(heading(page, project.name)).toBeVisible();
    await picture(page, 'project');
  });

  await test.step("another company's user sees none of it", async () => {
    const address = page.url();
    const stranger = await (await browser.newContext()).newPage();
    await signIn(stranger, SUR);
    await stranger.goto(`${HOME}/partners?filter=${encodeURIComponent(JSON.stringify({ q: client.name }))}`);
    await expect(stranger.getByRole('main')).toContainText(/Ningún registro|Todavía no hay/);
    await stranger.goto(`${CONSTRUCCION}/projects?filter=${encodeURIComponent(JSON.stringify({ q: project.code }))}`);
    await expect(stranger.getByRole('main')).toContainText(/Ningún registro|Todavía no hay/);
    await stranger.goto(address);
    await expect(heading(stranger, 'Esta página no existe')).toBeVisible();
    await expect(stranger.getByRole('main')).not.toContainText(project.name);
    await stranger.context().close();
  });
});

test('two people change the same client: neither loses what they typed', async ({ page, anasBrowser }) => {
  const client = { code: unique('C'), name: unique('Cliente disputado') };
  await createPartner(page, client);
  await page.getByRole('link', { name: 'Editar' }).click();
  await page.locator('[name=name]').fill(`${client.name} mío`);

  const other = await anasBrowser.newPage();
  await other.goto(page.url());
  await other.locator('[name=phone]').fill('555 0100');
  await other.locator('main button[type=submit]').click();
  await expect(heading(other, client.name)).toBeVisible();
  await other.close();

  await page.locator('main button[type=submit]').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('555 0100');
  await expect(dialog).toContainText(`${client.name} mío`);
  await picture(page, 'conflict');
  await dialog.getByRole('button', { name: 'Guardar lo mío' }).click();
  await expect(heading(page, `${client.name} mío`)).toBeVisible();
});

test('a code that is taken is said at its field, and the text stays', async ({ page }) => {
  const client = { code: unique('C'), name: unique('Cliente único') };
  await createPartner(page, client);
  await page.goto(`${HOME}/partners/create`);
  await page.locator('[name=code]').fill(client.code);
  await page.locator('[name=name]').fill('Otro con el mismo código');
  await page.locator('main button[type=submit]').click();
  await expect(page.locator('[name=code]')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('[name=name]')).toHaveValue('Otro con el mismo código');
});

test('a session that ends during a form does not take the text with it', async ({ browser }) => {
  const page = await (await browser.newContext({ locale: 'es-MX' })).newPage();
  await signIn(page, ANA);
  await page.goto(`${HOME}/partners/create`);
  const client = { code: unique('C'), name: unique('Cliente paciente') };
  await page.locator('[name=code]').fill(client.code);
  await page.locator('[name=name]').fill(client.name);

  // The refresh cookie is gone and the access token is refused, once: what happens after a long lunch.
  await page.context().clearCookies({ name: '__Host-erp_refresh' });
  await page.route('**/api/partners', route => route.fulfill({ status: 401, headers: { 'Access-Control-Allow-Origin': HOME } }), { times: 1 });
  await page.locator('main button[type=submit]').click();
  await expect(page.getByRole('dialog')).toContainText('Su sesión terminó');
  await picture(page, 'session-ended');
  await fillSignIn(page, ANA);
  await expect(heading(page, client.name)).toBeVisible();
  await page.context().close();
});
