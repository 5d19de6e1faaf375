import type { Page } from '@playwright/test';
import { newEmployee, type NewEmployee } from './people';
import { act, actForGood, addBudget, choose, createProject, follow, heading, open, pick, save, toProject, write } from './person';
import { CONSTRUCCION, unique } from './suite';
import { expect, picture, test } from './test';

const WALLS = { code: 'MUR-01', concept: 'Muros de block', unit: 'm2', quantity: '400', unitPrice: '385' };

// Told in one go: each step stands on the one before.
test('a crew is written down without a network, sent later, and costs its concept once', async ({ page }) => {
  const project = { code: unique('O'), name: unique('Obra con cuadrilla'), client: 'Desarrollos Sierra Madre' };
  const crew = unique('Cuadrilla');
  const mason = newEmployee(unique('Martín Albañil'), 'Albañil');
  const helper = newEmployee(unique('Hugo Ayudante'), 'Ayudante');

  await test.step('start a work whose budget pays for labour', async () => {
    await createProject(page, project);
    await addBudget(page, 'Presupuesto base');
    await follow(page, '/budget-lines/create');
    for (const [field, value] of Object.entries(WALLS)) await write(page, field, value);
    await choose(page, 'Tipo', 'Compuesto');
    await save(page);
    await actForGood(page, 'Aprobar');
    await toProject(page, project.name);
    await act(page, 'Contratar');
    await act(page, 'Iniciar obra');
  });

  await test.step('hire two people, one of them after a slip of the pen', async () => {
    await hire(page, { ...mason, curp: mason.curp.slice(0, 17) + String((Number(mason.curp.slice(17)) + 1) % 10) });
    await expect(page.locator('[name=curp]'), 'its check digit is wrong').toHaveAttribute('aria-invalid', 'true');
    await write(page, 'curp', mason.curp);
    await save(page);
    await pays(page, mason, '560');
    await hire(page, helper);
    await pays(page, helper, '410');
  });

  await test.step('make them a crew, the mason assigned to the walls', async () => {
    await page.goto(`${CONSTRUCCION}/crews/create`);
    await write(page, 'code', unique('C'));
    await write(page, 'name', crew);
    await pick(page, 'projectId', project.name);
    await save(page);
    await expect(heading(page, crew)).toBeVisible();
    for (const { name } of [mason, helper]) {
      await follow(page, '/crew-members/create');
      await pick(page, 'employeeId', name);
      await write(page, 'startsOn', '2026-01-05');
      await save(page);
      await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();
    }
    await page.goto(`${CONSTRUCCION}/assignments/create`);
    await pick(page, 'employeeId', mason.name);
    await pick(page, 'projectId', project.name);
    await write(page, 'code', 'MUR-01');
    await write(page, 'startsOn', '2026-01-05');
    await save(page);
    await expect(heading(page, mason.name)).toBeVisible();
  });

  await test.step('call the roll of a day while the network is away', async () => {
    await page.goto(`${CONSTRUCCION}/crews?filter=${encodeURIComponent(JSON.stringify({ q: crew }))}`);
    await open(page, crew);
    await page.getByRole('main').getByRole('link', { name: 'Pasar lista' }).click();
    await page.getByLabel('Día').fill('2026-01-07');
    await expect(page.getByLabel(`Concepto: ${mason.name}`), 'known from the assignment').toHaveValue('MUR-01');
    await page.getByLabel(`Concepto: ${helper.name}`).fill('MUR-99');
    await page.getByLabel(`Horas: ${helper.name}`).fill('5');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Guardar a 2 personas' }).click();
    await expect(page.getByRole('main').getByRole('status')).toContainText('2 registros están solo en este equipo');
    await expect(rowOf(page, mason)).toContainText('En este equipo');
    await picture(page, 'attendance-offline');
  });

  await test.step('have it sent when the network is back, and mend what was refused', async () => {
    await page.context().setOffline(false);
    await expect(rowOf(page, mason)).toContainText('Guardada');
    await expect(rowOf(page, helper), 'the budget has no such concept').toContainText('no tiene este concepto');
    await page.reload();
    await expect(page.getByLabel(`Concepto: ${mason.name}`), 'today is another day').toBeVisible();
    await page.getByLabel('Día').fill('2026-01-07');
    await expect(page.getByLabel(`Concepto: ${helper.name}`), 'as it was written').toHaveValue('MUR-99');
    await expect(rowOf(page, helper), 'it stays on the device with its reason').toContainText('no tiene este concepto');
    await page.getByLabel(`Concepto: ${helper.name}`).fill('MUR-01');
    await page.getByRole('button', { name: 'Guardar a 1 persona' }).click();
    await expect(rowOf(page, helper)).toContainText('Guardada');
    await expect(refused(page), 'written anew').toHaveCount(0);
    await picture(page, 'attendance');
  });

  await test.step('keep what is refused as a whole, with its reason, until somebody says what becomes of it', async () => {
    await page.route('**/api/attendance/sync', route => route.fulfill({
      status: 403, contentType: 'application/problem+json', body: JSON.stringify({ detail: 'Ya no tiene permiso para registrar asistencia.' }),
      headers: { 'Access-Control-Allow-Origin': CONSTRUCCION, 'Access-Control-Allow-Credentials': 'true' },
    }));
    await page.getByLabel('Día').fill('2026-01-12');
    await page.getByLabel(`Concepto: ${helper.name}`).fill('MUR-01');
    await page.getByRole('button', { name: 'Guardar a 2 personas' }).click();
    await expect(refused(page)).toContainText('2 registros no se guardaron');
    await expect(refused(page).getByRole('listitem').filter({ hasText: helper.name })).toContainText('Ya no tiene permiso');
    await page.reload();
    await expect(refused(page).getByRole('listitem'), 'a closed page loses none').toHaveCount(2);
    await page.unroute('**/api/attendance/sync');
  });

  await test.step('try one of them again, once the permission is back', async () => {
    await page.getByLabel('Día').fill('2026-01-12');
    await refused(page).getByRole('button', { name: `Intentar de nuevo: ${mason.name}` }).click();
    await expect(rowOf(page, mason)).toContainText('Guardada');
    await expect(refused(page)).toContainText('1 registro no se guardó');
  });

  await test.step('discard the other by the keyboard of a small device, after reading what is lost', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, 'attendance-refused-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing to be pushed sideways').toBeLessThanOrEqual(390);
    const button = refused(page).getByRole('button', { name: `Descartar: ${helper.name}` });
    const dialog = page.getByRole('dialog', { name: '¿Descartar este registro?' });
    await button.press('Enter');
    await expect(dialog).toContainText(`${helper.name}: 12 ene 2026 · MUR-01 · 8 horas · ${project.name}`);
    await expect(dialog).toContainText('se pierde para siempre');
    await picture(page, 'attendance-discard-phone');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button, 'nothing was discarded').toBeFocused();
    await button.press('Enter');
    await dialog.getByRole('button', { name: 'Descartar' }).press('Enter');
    await expect(refused(page)).toHaveCount(0);
    await expect(dialog).toBeHidden();
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body), { message: 'the focus is not lost' }).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('gather the week and post it: one day and a half, each at its salary', async () => {
    await page.goto(`${CONSTRUCCION}/payrolls/create`);
    await pick(page, 'projectId', project.name);
    await write(page, 'periodFrom', '2026-01-05');
    await write(page, 'periodTo', '2026-01-10');
    await save(page);
    await expect(page.getByRole('heading', { level: 1, name: /^NOM-/ })).toBeVisible();
    // 560.00 x 1.62, and half of 410.00 x 1.62.
    await expect(page.getByRole('row').filter({ hasText: mason.name }).filter({ hasText: '$907.20' })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: helper.name }).filter({ hasText: '$332.10' })).toBeVisible();
    await act(page, 'Aplicar al presupuesto');
    await picture(page, 'payroll');
    await toProject(page, project.name);
    await expect(page.getByRole('row').filter({ hasText: 'Muros de block' })).toContainText('$1,239.30');
  });
});

async function hire(page: Page, employee: NewEmployee): Promise<void> {
  await page.goto(`${CONSTRUCCION}/employees/create`);
  for (const [field, value] of Object.entries(employee)) await write(page, field, value);
  await save(page);
}

/** From the employee's page. */
async function pays(page: Page, employee: NewEmployee, dailySalary: string): Promise<void> {
  await expect(heading(page, employee.name)).toBeVisible();
  await follow(page, '/salaries/create');
  await write(page, 'validFrom', '2026-01-01');
  await write(page, 'dailySalary', dailySalary);
  await write(page, 'factor', '1.62');
  await save(page);
  await expect(page.getByRole('row').filter({ hasText: '1.62' })).toBeVisible();
}

/** The sheet's row: what was refused has an item more of the same name. */
function rowOf(page: Page, { name }: NewEmployee) {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: name }).last();
}

function refused(page: Page) {
  return page.getByRole('region', { name: 'Lo que no se guardó' });
}
