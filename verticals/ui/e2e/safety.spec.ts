import { act, actForGood, choose, confirm, createProject, follow, heading, open, pick, save, toProject, write } from './person';
import { unique } from './suite';
import { expect, picture, test } from './test';

const FITTER = 'Martín González Peña';
const SUPERVISOR = 'Teresa Flores Nava';
const ACTION = 'Cambiar los lentes por careta en el área de corte';

// Told in one go: each step stands on the one before.
test('an accident is reported, looked into, closed when all is known and done, and seen in the figures', async ({ page }) => {
  const project = { code: unique('O'), name: unique('Obra segura'), client: 'Desarrollos Sierra Madre' };
  const main = page.getByRole('main');

  await test.step('somebody needed a doctor', async () => {
    await createProject(page, project);
    await follow(page, '/incidents/create');
    await write(page, 'occurredOn', '2026-11-20');
    await choose(page, 'Tipo', 'Atención médica');
    await write(page, 'description', 'Le entró una rebaba al ojo al cortar varilla.');
    await save(page);
    await expect(page.locator('[name=employeeId]'), 'who was it?').toHaveAttribute('aria-invalid', 'true');
    await pick(page, 'employeeId', FITTER);
    await save(page);
    await open(page, /INC-/);
    await expect(page.getByRole('heading', { level: 1, name: /^INC-/ })).toBeVisible();
    await act(page, 'Investigar');
  });

  await test.step('something is to be done about it', async () => {
    await follow(page, '/incident-actions/create');
    await write(page, 'description', ACTION);
    await pick(page, 'responsibleId', SUPERVISOR);
    await write(page, 'dueOn', '2026-12-15');
    await save(page);
    await expect(page.getByRole('row').filter({ hasText: ACTION })).toContainText('Por hacer');
  });

  await test.step('so it cannot be closed', async () => {
    await confirm(page, 'Cerrar');
    await expect(page.getByText('Falta: la causa raíz, hacer 1 acción')).toBeVisible();
    await picture(page, 'incident');
  });

  await test.step('do it, and show it', async () => {
    await open(page, ACTION);
    await expect(heading(page, ACTION)).toBeVisible();
    // By what it is, not by its role: behind a dialog nothing has one.
    const button = page.locator('main button').filter({ hasText: /^Dar por hecha$/ });
    await button.click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name=doneOn]').fill('2026-11-24');
    await dialog.locator('[name=evidence]').fill('Doce caretas entregadas con vale');
    await dialog.getByRole('button', { name: 'Confirmar' }).click();
    await expect(dialog).toBeHidden();
    await expect(button).toHaveCount(0);
    await expect(main).toContainText('Doce caretas entregadas con vale');
    await page.locator('dl').getByRole('link', { name: /^INC-/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^INC-/ })).toBeVisible();
  });

  await test.step('write down why it happened, and close it', async () => {
    await page.getByRole('link', { name: 'Editar' }).click();
    await write(page, 'rootCause', 'Los lentes abiertos dejan pasar la rebaba.');
    await save(page);
    await expect(page.locator('dl')).toContainText('Los lentes abiertos dejan pasar la rebaba.');
    await actForGood(page, 'Cerrar');
    await expect(main).toContainText('Cerrado');
    await expect(page.getByRole('link', { name: 'Editar' }), 'what is closed changes no more').toHaveCount(0);
    await expect(page.locator('main a[href="/incident-actions/create"]')).toHaveCount(0);
  });

  await test.step('the figures of the work tell of it', async () => {
    await toProject(page, project.name);
    await main.getByRole('link', { name: 'Seguridad', exact: true }).click();
    await expect(heading(page, `Seguridad de ${project.name}`)).toBeVisible();
    const treated = page.getByRole('region', { name: 'Incidentes por tipo' }).getByRole('row', { name: /Atención médica/ });
    await expect(treated).toContainText('1');
    await expect(main, 'nobody has worked there').toContainText('Sin horas trabajadas no hay índice.');
    await picture(page, 'safety-of-a-work');
    await page.getByLabel('Desde').fill('2026-11-21');
    await expect(treated, 'it was on the 20th').toContainText('0');
    await page.getByLabel('Hasta').fill('2026-11-20');
    await expect(main).toContainText('El periodo termina antes de empezar.');
    await page.getByLabel('Desde').fill('2026-11-20');
    await expect(treated).toContainText('1');
  });

  await test.step('and so do those of all works together', async () => {
    await page.getByLabel('Obra', { exact: true }).click();
    await page.getByRole('option', { name: 'Todas', exact: true }).click();
    await expect(heading(page, 'Indicadores de seguridad')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Riesgos sin controlar' })).toContainText('Intolerable');
  });
});
