import type { Browser, Locator, Page } from '@playwright/test';
import { act, actForGood, choose, confirm, createProject, follow, heading, open, pick, save, signIn, write } from './person';
import { CONSTRUCCION, HOME, unique, type Person } from './suite';
import { expect, picture, test, watch } from './test';

const SUBCONTRACTOR = 'Aceros Monterrey';

/** Called alike each time the story is told: only those of the contract at hand are offered. */
const CONCRETE = 'Concreto en muros';
const STEEL = 'Acero de refuerzo';
const RAILING = 'Barandal de escalera';

type Fields = Record<string, string>;

// Told in one go, with the figures of FromContractToPaymentIT: each step stands on the one before.
test('a subcontract is estimated, authorised by its amounts, paid and settled to the cent', async ({ page, browser }) => {
  const complaints: string[] = [];
  const project = { code: unique('O'), name: unique('Obra por contrato'), client: 'Desarrollos Sierra Madre' };
  const engineer = await test.step('hire an engineer, who authorises up to a limit', () => hireEngineer(page, browser, complaints));

  await test.step('build 3 %, 40 % and all of it, which the resident verifies', async () => {
    await createProject(page, project);
    await add(page, '/wbs-items/create', { code: 'CIM', name: 'Cimentación', weight: '100' });
    await open(page, 'Cimentación');
    await expect(heading(page, 'Cimentación')).toBeVisible();
    for (const [times, [day, percent]] of [['2025-01-31', '3'], ['2025-02-28', '40'], ['2025-03-31', '100']].entries()) {
      await add(page, '/progress/create', { recordedOn: day!, pctCum: percent! });
      await open(page, 'Registrado');
      await act(page, 'Verificar');
      await page.locator('dl').getByRole('link', { name: 'Cimentación' }).click();
      await expect(page.getByRole('row').filter({ hasText: 'Verificado' })).toHaveCount(times + 1);
    }
    await page.locator('dl').getByRole('link', { name: project.name }).click();
  });

  await test.step('sign a contract: 25 % in advance, 10 % retained', async () => {
    await follow(page, '/contracts/create');
    await choose(page, 'Tipo', 'Subcontrato');
    await pick(page, 'partnerId', SUBCONTRACTOR);
    await fill(page, { name: 'Cimentación', startsOn: '2025-01-01', advancePct: '25', retentionPct: '10' });
    await save(page);
    await open(page, /CON-/);
    await add(page, '/contract-lines/create', { code: 'CON', concept: CONCRETE, unit: 'm3', quantity: '1000', unitPrice: '1234.567890' });
    await add(page, '/contract-lines/create', { code: 'ACE', concept: STEEL, unit: 't', quantity: '333.3333', unitPrice: '999.995' });
    await expect(detail(page, 'Monto')).toHaveText('$1,567,899.52');
    await actForGood(page, 'Firmar');
  });

  await test.step('pay the advance', async () => {
    await add(page, '/advances/create', { amount: '391974.88', guarantee: 'Fianza 1' });
    await open(page, 'Fianza 1');
    await pay(page, '2025-01-05');
    await toContract(page);
  });

  await test.step('1. January is within what the engineer authorises', async () => {
    await estimate(page, ['2025-01-01', '2025-01-31'], [[CONCRETE, '30']]);
    await expectFigures(page, '$37,037.04', '$9,259.26', '$27,777.78', '$2,777.78', '$25,000.00');
    await act(page, 'Enviar');
    await reviewAndAuthorise(engineer, page.url());
    await page.reload();
    await pay(page, '2025-02-10');
    await toContract(page, 1);
  });

  await test.step('2. so is February', async () => {
    await estimate(page, ['2025-02-01', '2025-02-28'], [[CONCRETE, '370'], [STEEL, '20']]);
    await expectFigures(page, '$476,790.02', '$119,197.51', '$357,592.51', '$35,759.25', '$321,833.26');
    await act(page, 'Enviar');
    await reviewAndAuthorise(engineer, page.url());
    await page.reload();
    await pay(page, '2025-03-10');
    await toContract(page, 2);
  });

  await test.step('an addendum brings 10 m3 more, and a railing', async () => {
    await add(page, '/addendums/create', { cause: 'Barandal' });
    await table(page, 'Convenios modificatorios').getByRole('link').first().click();
    await follow(page, '/addendum-lines/create');
    await pick(page, 'contractLineId', CONCRETE);
    await write(page, 'quantity', '10');
    await save(page);
    await add(page, '/addendum-lines/create', { code: 'BAR', concept: RAILING, unit: 'm', unitPrice: '100.005', quantity: '3' });
    await expect(detail(page, 'Importe')).toHaveText('$12,645.70');
    await actForGood(page, 'Aprobar');
    await toContract(page, 2);
    await expect(detail(page, 'Monto')).toHaveText('$1,580,545.22');
    await expect(detail(page, 'Monto original')).toHaveText('$1,567,899.52');
  });

  await test.step('3. the final estimate settles the advance, and only a director authorises it', async () => {
    await estimate(page, ['2025-03-01', '2025-03-31'], [[CONCRETE, '610'], [STEEL, '313.3333'], [RAILING, '3']], true);
    await expectFigures(page, '$1,066,718.16', '$263,518.11', '$803,200.05', '$80,320.01', '$722,880.04');
    await act(page, 'Enviar');
    await engineer.goto(page.url());
    await act(engineer, 'Revisar');
    await confirm(engineer, 'Autorizar');
    await expect(engineer.getByText('Por su importe le toca a dirección.')).toBeVisible();
    await picture(engineer, 'estimate-refused');
    await page.reload();
    await expect(page.getByRole('main'), 'nothing was changed').toContainText('Revisada');
    await actForGood(page, 'Autorizar');
    await pay(page, '2025-04-10');
    await toContract(page, 3);
  });

  await test.step('everything adds up to the cent', async () => {
    const foot = table(page, 'Estimaciones').locator('tfoot tr');
    await expect(foot).toContainText('$1,069,713.30');
    const [gross = 0, amortised, retained, net] = await centsIn(foot);
    expect([gross, amortised, retained, net]).toEqual([158_054_522, 39_197_488, 11_885_704, 106_971_330]);
    expect(await centsIn(detail(page, 'Monto')), 'all that was contracted is estimated').toEqual([gross]);
    expect(await centsIn(table(page, 'Anticipos').locator('tbody tr')), 'the advance is given back').toEqual([amortised, amortised]);
    await expect(table(page, 'Anticipos').locator('tbody')).toContainText('Amortizado');
    expect(await centsIn(table(page, 'Retenciones').locator('tfoot tr'))).toEqual([retained]);
    const estimates = await Promise.all((await table(page, 'Estimaciones').locator('tbody tr').all()).map(centsIn));
    expect(estimates).toHaveLength(3);
    for (const [worth, ...parts] of estimates) expect(total(parts)).toBe(worth);
    expect([0, 1, 2, 3].map(column => total(estimates.map(row => row[column]!)))).toEqual([gross, amortised, retained, net]);
    await picture(page, 'contract-estimated');
  });

  await test.step('the end of the contract gives back what was retained', async () => {
    await actForGood(page, 'Cerrar');
    await actForGood(page, 'Devolver retenciones');
    await expect(page.getByRole('main')).toContainText('Finiquitado');
    await expect(table(page, 'Retenciones').locator('tbody tr').filter({ hasText: 'Devuelta' })).toHaveCount(3);
  });

  expect(complaints).toEqual([]);
  await engineer.context().close();
});

/** A person of a new role, signed in elsewhere. */
async function hireEngineer(page: Page, browser: Browser, complaints: string[]): Promise<Page> {
  const role = { code: unique('ING'), name: unique('Ingeniería') };
  const person: Person & { name: string } = { email: `${role.code.toLowerCase()}@norte.example`, name: 'Inés Rivas', password: 'una-contraseña-de-obra' };
  await page.goto(`${HOME}/roles/create`);
  await fill(page, role);
  await save(page);
  await expect(heading(page, role.name)).toBeVisible();
  const [, , id] = new URL(page.url()).pathname.split('/');

  await page.goto(`${CONSTRUCCION}/permissions?role=${id}`);
  for (const permission of ['Todos los recursos: Leer', 'Estimaciones: Aprobar', 'Estimaciones: Aprobar como ingeniería']) {
    const kept = page.waitForResponse(answer => answer.request().method() === 'PUT' && answer.ok());
    await page.getByRole('checkbox', { name: permission, exact: true }).check();
    await kept;
  }

  await page.goto(`${HOME}/users/create`);
  await pick(page, 'roleIds', role.name);
  await fill(page, { email: person.email, name: person.name, password: person.password });
  await save(page);
  await expect(heading(page, person.name)).toBeVisible();

  const hers = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'es-MX' })).newPage();
  watch(hers, complaints);
  await signIn(hers, person);
  return hers;
}

async function fill(page: Page, fields: Fields): Promise<void> {
  for (const [field, value] of Object.entries(fields)) await write(page, field, value);
}

/** From the page that it belongs to, and back to that. */
async function add(page: Page, address: string, fields: Fields): Promise<void> {
  await follow(page, address);
  await fill(page, fields);
  await save(page);
}

/** From the contract's page to that of a new estimate with these quantities. */
async function estimate(page: Page, [periodFrom, periodTo]: [string, string], quantities: [string, string][], isFinal = false): Promise<void> {
  await follow(page, '/estimates/create');
  await fill(page, { periodFrom, periodTo });
  if (isFinal) await page.getByLabel('Finiquito').check();
  await save(page);
  await table(page, 'Estimaciones').getByRole('row').filter({ hasText: 'Borrador' }).getByRole('link').first().click();
  for (const [concept, quantity] of quantities) {
    await follow(page, '/estimate-lines/create');
    await pick(page, 'contractLineId', concept);
    await write(page, 'quantity', quantity);
    await save(page);
  }
}

async function expectFigures(page: Page, gross: string, amortisation: string, base: string, retained: string, net: string): Promise<void> {
  await expect(detail(page, 'Importe')).toHaveText(gross);
  await expect(detail(page, 'Amortización del anticipo')).toHaveText(amortisation);
  await expect(detail(page, 'Base de la retención')).toHaveText(base);
  await expect(detail(page, 'Retención')).toHaveText(retained);
  await expect(detail(page, 'Neto')).toHaveText(net);
}

async function reviewAndAuthorise(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await act(page, 'Revisar');
  await actForGood(page, 'Autorizar');
  await expect(page.getByRole('main')).toContainText('Autorizada');
}

async function pay(page: Page, paidOn: string): Promise<void> {
  // By what it is, not by its role: behind a dialog nothing has one.
  const button = page.locator('main button').filter({ hasText: /^Pagar$/ });
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('[name=paidOn]').fill(paidOn);
  await dialog.locator('[name=paymentReference]').fill('SPEI 8841');
  await dialog.getByRole('button', { name: 'Confirmar' }).click();
  await expect(dialog).toBeHidden();
  await expect(button).toHaveCount(0);
}

/** From the page of what belongs to it, by when so many of its estimates are paid. */
async function toContract(page: Page, paid = 0): Promise<void> {
  await page.locator('dl').getByRole('link', { name: /^CON-/ }).click();
  await page.waitForURL('**/contracts/*/show');
  await expect(page.getByRole('row').filter({ hasText: 'Pagada' })).toHaveCount(paid);
}

/** What a page says beside a label. */
function detail(page: Page, label: string): Locator {
  return page.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) }).locator('dd');
}

function table(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** The amounts of money that something shows, in cents. */
async function centsIn(shown: Locator): Promise<number[]> {
  const amounts = (await shown.innerText()).match(/\$[\d,]+\.\d\d/g) ?? [];
  return amounts.map(amount => Number(amount.replace(/\D/g, '')));
}

function total(amounts: number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
