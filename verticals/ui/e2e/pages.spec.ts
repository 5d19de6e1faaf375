import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openAccountMenu, openOwnScreen, signIn } from './person';
import { ANA, CONSTRUCCION, HOME } from './suite';
import { expect, picture, test, watch } from './test';

/** A page of each type; records are found by walking, for ids differ between clusters. */
const PAGES: { name: string; open(page: Page): Promise<void> }[] = [
  { name: 'home', open: page => go(page, `${HOME}/`) },
  { name: 'partners', open: page => go(page, `${HOME}/partners`) },
  { name: 'partner-show', open: page => first(page, `${HOME}/partners`) },
  { name: 'partner-create', open: page => go(page, `${HOME}/partners/create`) },
  { name: 'products', open: page => go(page, `${HOME}/products`) },
  { name: 'product-edit', open: page => firstEdit(page, `${HOME}/products`) },
  { name: 'stock', open: page => go(page, `${HOME}/inventory/quants`) },
  { name: 'count-show', open: page => first(page, `${HOME}/inventory/counts`) },
  { name: 'projects', open: page => go(page, `${CONSTRUCCION}/projects`) },
  { name: 'project-show', open: page => first(page, `${CONSTRUCCION}/projects`) },
  { name: 'project-edit', open: page => firstEdit(page, `${CONSTRUCCION}/projects`) },
  { name: 'contract-show', open: page => first(page, `${CONSTRUCCION}/contracts`) },
  { name: 'estimate-show', open: page => first(page, `${CONSTRUCCION}/estimates`) },
  { name: 'purchase-order-show', open: page => first(page, `${CONSTRUCCION}/purchase-orders`) },
  { name: 'purchase-return-show', open: page => first(page, `${CONSTRUCCION}/purchase-returns`) },
  { name: 'employee-show', open: page => first(page, `${CONSTRUCCION}/employees`) },
  { name: 'payroll-show', open: page => first(page, `${CONSTRUCCION}/payrolls`) },
  { name: 'crew-attendance', open: page => own(page, 'crews', 'Fierreros', 'Pasar lista') },
  { name: 'incident-show', open: page => first(page, `${CONSTRUCCION}/incidents`) },
  { name: 'risks', open: page => go(page, `${CONSTRUCCION}/risks`) },
  { name: 'training-show', open: page => first(page, `${CONSTRUCCION}/trainings`) },
  { name: 'budget-vs-actual', open: page => go(page, `${CONSTRUCCION}/budget-vs-actual`) },
  { name: 'construccion-home', open: page => go(page, `${CONSTRUCCION}/`) },
  { name: 'project-value', open: page => own(page, 'projects', 'OBR-001', 'Valor ganado') },
  { name: 'budget-tree', open: page => own(page, 'budgets', 'Cimentación y estructura', 'Por grupos') },
  { name: 'estimate-print', open: page => own(page, 'estimates', '', 'Imprimir') },
  { name: 'safety', open: page => go(page, `${CONSTRUCCION}/safety`) },
  { name: 'companies', open: page => go(page, `${HOME}/suite-tenants`) },
  { name: 'company-create', open: page => go(page, `${HOME}/suite-tenants/create`) },
  { name: 'permissions', open: page => go(page, `${HOME}/permissions`) },
  { name: 'construccion-permissions', open: page => go(page, `${CONSTRUCCION}/permissions`) },
  { name: 'not-found', open: page => go(page, `${CONSTRUCCION}/no-such-page`) },
];

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const DARK = ['home', 'partners', 'project-show', 'project-edit', 'project-value', 'crew-attendance', 'safety', 'estimate-print', 'permissions'];

/** Words that only an untranslated text would bring onto a Spanish page; data may be in any language. */
const ENGLISH = /\b(Search|Rows per page|Create|Save|Cancel|Delete|Edit|Loading|Required|Dashboard|Filters?)\b/;
const TEXT_KEY = /\b(ra|erp|resources)\.[a-z_]+(\.[a-z_]+)*\b/;

async function go(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

async function first(page: Page, list: string): Promise<void> {
  await go(page, list);
  await page.locator('main a[href$="/show"]').first().click();
  await page.waitForURL('**/show');
  await settled(page);
}

async function own(page: Page, resource: string, words: string, screen: string): Promise<void> {
  await openOwnScreen(page, `${CONSTRUCCION}/${resource}`, words, screen);
  await page.waitForURL(address => !address.pathname.endsWith('/show'));
  await expect(page.getByRole('main').getByRole('link', { name: screen, exact: true }), 'the page before it is gone').toHaveCount(0);
  await settled(page);
}

async function firstEdit(page: Page, list: string): Promise<void> {
  await first(page, list);
  await page.getByRole('link', { name: 'Editar' }).click();
  await expect(page.locator('main form')).toBeVisible();
  await settled(page);
}

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[role=progressbar], .opening')).toHaveCount(0);
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(node => node.target.join(' ')).slice(0, 3).join(', ')})`);
}

test.describe('pages', () => {
  let page: Page;
  let atTheDoor: string[];
  const complaints: string[] = [];

  test.beforeAll(async ({ browser }) => {
    // axe injects a script, which the content policy rightly refuses; the other stories run under it.
    const context = await browser.newContext({ bypassCSP: true, locale: 'es-MX', viewport: WIDE });
    page = await context.newPage();
    watch(page, complaints);
    await page.goto(HOME);
    await page.locator('#email').waitFor();
    atTheDoor = await violations(page);
    await signIn(page, ANA);
  });

  test.afterAll(() => page.context().close());

  test('sign-in is accessible', () => expect(atTheDoor).toEqual([]));

  for (const { name, open } of PAGES) {
    test(`${name} is accessible, speaks Spanish and fits a phone`, async () => {
      await open(page);
      await picture(page, name);
      expect(await violations(page)).toEqual([]);
      const text = await page.locator('body').innerText();
      expect(text).not.toMatch(ENGLISH);
      expect(text).not.toMatch(TEXT_KEY);
      expect(complaints).toEqual([]);
      await expectToFitAPhone(page, name);
    });
  }

  test('a question before what cannot be undone is accessible, and its keys begin at the harmless answer', async () => {
    await first(page, `${CONSTRUCCION}/contracts?filter=${encodeURIComponent(JSON.stringify({ status: 'active' }))}`);
    const button = page.locator('main button').filter({ hasText: /^Cerrar$/ });
    await button.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Cerrar: CON-/ });
    await expect(dialog).toContainText('No se puede deshacer.');
    await picture(page, 'contract-close');
    expect(await violations(page)).toEqual([]);
    await expect(dialog.getByRole('button', { name: 'Cancelar' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(button, 'nothing was closed').toBeFocused();
  });

  test('dark pages have enough contrast', async () => {
    await page.goto(HOME);
    await openAccountMenu(page);
    await page.getByRole('menuitem', { name: 'Modo oscuro' }).click();
    for (const { name, open } of PAGES.filter(each => DARK.includes(each.name))) {
      await open(page);
      await picture(page, `${name}-dark`);
      expect(await violations(page), name).toEqual([]);
    }
    await openAccountMenu(page);
    await page.getByRole('menuitem', { name: 'Modo claro' }).click();
  });

  test('the menu of a phone leads to every resource and every application', async () => {
    await page.setViewportSize(PHONE);
    await go(page, `${HOME}/`);
    await page.getByRole('button', { name: 'Menú' }).click();
    await picture(page, 'menu-phone');
    await expect(page.locator(`nav a[href^="${CONSTRUCCION}"]`)).toBeVisible();
    await page.getByRole('navigation').getByRole('button', { name: 'Catálogos' }).click();
    await picture(page, 'menu-phone-open');
    await page.locator('nav a[href="/products"]').click();
    await page.waitForURL('**/products');
    await expect(page.locator('nav a[href="/products"]')).toBeHidden();
    await page.setViewportSize(WIDE);
  });
});

async function expectToFitAPhone(page: Page, name: string): Promise<void> {
  await page.setViewportSize(PHONE);
  await settled(page);
  await picture(page, `${name}-phone`);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(WIDE);
  expect(width, 'the page must not scroll sideways').toBeLessThanOrEqual(PHONE.width);
}
