import { test as base, expect, type Page } from '@playwright/test';
import { act, heading, save, signIn, write } from './person';
import { ANA, CONSTRUCCION, HOME, unique } from './suite';
import { picture } from './test';

// The company's own person needs a browser beside the operator's.
const test = base;

test('whoever runs the suite opens a company, widens its plan and suspends it', async ({ page, browser }) => {
  const name = unique('Vidriera');
  const chief = { email: `${name.toLowerCase()}@example.com`, password: ANA.password };
  const company = await (await browser.newContext({ locale: 'es-MX' })).newPage();

  await test.step('it is opened with its first administrator', async () => {
    await signIn(page, ANA);
    await page.goto(`${HOME}/suite-tenants/create`);
    await write(page, 'slug', name.toLowerCase());
    await write(page, 'name', name);
    await write(page, 'adminEmail', chief.email);
    await write(page, 'adminName', 'Vera Vidal');
    await write(page, 'adminPassword', chief.password);
    await save(page);
    await expect(heading(page, name)).toBeVisible();
    await picture(page, 'company-show');
  });

  await test.step('its plan does not include construction, which says so', async () => {
    await signIn(company, chief);
    await company.goto(CONSTRUCCION);
    await expect(company.getByRole('heading', { name: 'Su empresa no tiene esta aplicación' })).toBeVisible();
    await picture(company, 'not-in-plan');
  });

  await test.step('with another plan it does', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Cambiar plan', exact: true }).click();
    await chosenInDialog(page, 'Plan', 'Profesional');
    await page.getByRole('dialog').getByRole('button', { name: 'Confirmar', exact: true }).click();
    await expect(page.getByRole('main').getByText('Profesional')).toBeVisible();
    await company.reload();
    await expect(company.getByRole('button', { name: 'Cuenta de Vera Vidal' })).toBeVisible();
  });

  await test.step('suspended, its people are out', async () => {
    await act(page, 'Suspender');
    await company.reload();
    await expect(company.locator('#password')).toBeVisible();
  });
});

async function chosenInDialog(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: value, exact: true }).click();
}
