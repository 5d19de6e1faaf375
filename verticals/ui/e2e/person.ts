import { expect, type Locator, type Page } from '@playwright/test';
import { CONSTRUCCION, HOME, type Person } from './suite';

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto(HOME);
  await fillSignIn(page, person);
  await expect(page.getByRole('button', { name: /Cuenta de|Account of/ })).toBeVisible();
}

export async function fillSignIn(page: Page, { email, password }: Person): Promise<void> {
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('.signin-form button[type=submit]').click();
}

export async function openAccountMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Cuenta de|Account of/ }).click();
}

export async function speak(page: Page, language: 'Español' | 'English'): Promise<void> {
  await openAccountMenu(page);
  await page.getByRole('menuitemradio', { name: language }).click();
  await expect(page.getByRole('menu')).toBeHidden();
}

/** Goes to another application the way people do: by the switcher in the bar. */
export async function switchTo(page: Page, origin: string): Promise<void> {
  await page.getByRole('banner').getByRole('button').first().click();
  await page.locator(`[role=menuitem][href^="${origin}"]`).click();
  await page.waitForURL(`${origin}/**`);
}

export async function createPartner(page: Page, partner: { code: string; name: string }): Promise<void> {
  await page.goto(`${HOME}/partners/create`);
  await write(page, 'code', partner.code);
  await write(page, 'name', partner.name);
  await save(page);
  await expect(heading(page, partner.name)).toBeVisible();
}

export async function createProject(page: Page, project: { code: string; name: string; client: string }): Promise<void> {
  await page.goto(`${CONSTRUCCION}/projects/create`);
  await write(page, 'code', project.code);
  await write(page, 'name', project.name);
  await pick(page, 'partnerId', project.client);
  await write(page, 'contractAmount', '1,250,000.50');
  await save(page);
  await expect(heading(page, project.name)).toBeVisible();
}

/** From the project's page, so that the budget knows its project. */
export async function addBudget(page: Page, name: string): Promise<void> {
  await page.locator('main a[href="/budgets/create"]').click();
  await write(page, 'name', name);
  await save(page);
  await page.getByRole('row').filter({ hasText: name }).getByRole('link').first().click();
  await expect(heading(page, name)).toBeVisible();
}

export interface BudgetLine {
  code: string;
  concept: string;
  unit: string;
  quantity: string;
  unitPrice: string;
}

/** From the budget's page. */
export async function addBudgetLine(page: Page, line: BudgetLine): Promise<void> {
  await page.locator('main a[href="/budget-lines/create"]').click();
  for (const [field, value] of Object.entries(line)) await write(page, field, value);
  await save(page);
}

export async function write(page: Page, field: string, value: string): Promise<void> {
  await page.locator(`main [name="${field}"]`).fill(value);
}

export async function pick(page: Page, field: string, words: string): Promise<void> {
  await page.locator(`main [name="${field}"]`).fill(words);
  await page.getByRole('option', { name: words }).click();
}

/** Chooses one of a few values, which are listed over the page until one is chosen. */
export async function choose(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('main').getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: value, exact: true }).click();
  await expect(page.getByRole('listbox')).toHaveCount(0);
}

export async function save(page: Page): Promise<void> {
  await page.locator('main button[type=submit]').click();
}

/** Does what a button says, and sees that the state no longer offers it. */
export async function act(page: Page, label: string): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name: label, exact: true });
  await button.click();
  await expect(page.getByRole('dialog'), 'nothing is asked').toHaveCount(0);
  await expect(button).toHaveCount(0);
}

/** Presses a button for what cannot be undone, which is said, and says yes to it. */
export async function confirm(page: Page, label: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/No se puede deshacer|cannot be undone/);
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** The same, and sees that the state no longer offers it. */
export async function actForGood(page: Page, label: string): Promise<void> {
  await confirm(page, label);
  await expect(page.getByRole('main').getByRole('button', { name: label, exact: true })).toHaveCount(0);
}

/** Clicks the page's own link to an address. */
export async function follow(page: Page, address: string): Promise<void> {
  await page.locator(`main a[href="${address}"]`).click();
}

/** Opens what a line of a table is about. */
export async function open(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('row').filter({ hasText: text }).getByRole('link').first().click();
}

/** Finds a project in the list and opens it. */
export async function toProject(page: Page, name: string): Promise<void> {
  await page.goto(`${CONSTRUCCION}/projects?filter=${encodeURIComponent(JSON.stringify({ q: name }))}`);
  await open(page, name);
  await expect(heading(page, name)).toBeVisible();
}

/** Opens the first record of a list that has these words, and from its page one of the screens made for its kind. */
export async function openOwnScreen(page: Page, list: string, words: string, screen: string): Promise<void> {
  await page.goto(`${list}?filter=${encodeURIComponent(JSON.stringify({ q: words }))}`);
  await page.locator('main a[href$="/show"]').first().click();
  await page.waitForURL('**/show');
  await page.getByRole('main').getByRole('link', { name: screen, exact: true }).click();
}

export function heading(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 1, name, exact: true });
}
