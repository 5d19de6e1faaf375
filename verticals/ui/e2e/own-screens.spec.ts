import { heading, openOwnScreen, save, write } from './person';
import { CONSTRUCCION, HOME, unique } from './suite';
import { expect, picture, test } from './test';

test('the value of a work is told in figures, in words and as a curve', async ({ page }) => {
  await openOwnScreen(page, `${CONSTRUCCION}/projects`, 'OBR-001', 'Valor ganado');
  await expect(heading(page, 'Valor ganado de Torre Sierra, 12 niveles')).toBeVisible();
  const main = page.getByRole('main');
  for (const figure of ['Presupuesto (BAC)', 'Índice de costo (CPI)', 'Índice de plazo (SPI)', 'Costo al terminar (EAC)']) await expect(main).toContainText(figure);
  await expect(main.getByRole('heading', { name: 'Avisos' })).toBeVisible();
  await expect(page.getByRole('img', { name: /Curva S/ })).toBeVisible();

  await test.step('on a day in April only the excavation was done: 40 % of 30 %', async () => {
    await page.getByLabel('Al día').fill('2026-04-30');
    await expect(main).toContainText('12 % del presupuesto');
    await expect(main).toContainText('$1,749,297.56');
  });

  await test.step('the curve has its figures in a table, by month or by week', async () => {
    const rows = page.getByRole('region', { name: 'Cifras de la curva' }).getByRole('row');
    const months = await rows.count();
    await page.getByLabel('Curva por').click();
    await page.getByRole('option', { name: 'Semana' }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(2 * months);
    await expect(rows.last(), 'it ends with the whole budget').toContainText('$14,577,479.68');
  });

  await test.step('a day that has not come is refused in words', async () => {
    await page.getByLabel('Al día').fill('2999-01-01');
    await expect(main).toContainText('Ese día aún no llega');
  });
});

test('a budget is read by groups, each with its total', async ({ page }) => {
  await openOwnScreen(page, `${CONSTRUCCION}/budgets`, 'Cimentación y estructura', 'Por grupos');
  const tree = page.getByRole('region', { name: 'Partidas por grupos' });
  const foundation = tree.getByRole('row', { name: /CIM · Cimentación/ });
  await expect(foundation).toContainText('$9,968,152.68');
  await expect(foundation).toContainText('68.4 %');
  await expect(tree.getByRole('row').last()).toContainText('$14,577,479.68');

  await expect(tree).toContainText('CIM-01');
  await page.getByRole('button', { name: /CIM · Cimentación/ }).press('Enter');
  await expect(tree).not.toContainText('CIM-01');
  await page.getByLabel('Agrupar por').click();
  await page.getByRole('option', { name: 'Tipo' }).click();
  await expect(tree.getByRole('row', { name: /Mano de obra/ })).toContainText('$1,591,000.00');
});

test('what a role may do is switched on and off, in each application its own', async ({ page }) => {
  const role = { code: unique('ROL'), name: unique('Rol de prueba') };
  await page.goto(`${HOME}/roles/create`);
  await write(page, 'code', role.code);
  await write(page, 'name', role.name);
  await save(page);
  await expect(heading(page, role.name)).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Permisos', exact: true }).click();
  await page.waitForURL('**/permissions?role=*');
  const address = new URL(page.url());

  const readPartners = page.getByRole('checkbox', { name: 'Contactos: Leer', exact: true });
  await expect(readPartners).not.toBeChecked();
  const kept = page.waitForResponse(answer => answer.request().method() === 'PUT' && answer.ok());
  await readPartners.focus();
  await page.keyboard.press('Space');
  await kept;
  await page.reload();
  await expect(readPartners).toBeChecked();
  await picture(page, 'permission-matrix');

  await test.step('construction knows its own permissions, and keeps those of the core', async () => {
    await page.goto(CONSTRUCCION + address.pathname + address.search);
    await expect(page.getByRole('checkbox', { name: 'Estimaciones: Aprobar como dirección', exact: true })).not.toBeChecked();
    const approve = page.getByRole('checkbox', { name: 'Estimaciones: Aprobar', exact: true });
    const keptToo = page.waitForResponse(answer => answer.request().method() === 'PUT' && answer.ok());
    await approve.check();
    await keptToo;
    await page.goto(address.href);
    await expect(readPartners).toBeChecked();
  });

  await test.step('a system role is to be read', async () => {
    await page.getByLabel('Rol', { exact: true }).click();
    await page.getByRole('option', { name: 'Consulta' }).click();
    await expect(page.getByRole('main')).toContainText('Es un rol del sistema');
    await expect(page.getByRole('checkbox', { name: /^Contactos: Leer/ })).toBeDisabled();
  });
});

test('an estimate goes on paper with its company, contract, lines, totals and signatures', async ({ page }) => {
  await openOwnScreen(page, `${CONSTRUCCION}/estimates`, '', 'Imprimir');
  const paper = page.getByRole('region', { name: 'Estimación de obra' });
  for (const part of ['Constructora', 'Contraparte', 'Importe', 'Amortización del anticipo', 'Retención', 'Neto', 'Elaboró', 'Revisó', 'Autorizó']) await expect(paper).toContainText(part);
  await expect(paper.getByRole('row').nth(1)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Imprimir' })).toBeHidden();
  await expect(paper).toBeVisible();
  await picture(page, 'estimate-on-paper');
  await page.emulateMedia({ media: 'screen' });
});

test('a purchase order goes on paper with its supplier, lines and total', async ({ page }) => {
  await openOwnScreen(page, `${CONSTRUCCION}/purchase-orders`, '', 'Imprimir');
  const paper = page.getByRole('region', { name: 'Orden de compra' });
  for (const part of ['Constructora', 'Proveedor', 'Precio unitario', 'Importe', 'Autorizó', 'Recibió el proveedor']) await expect(paper).toContainText(part);
  await expect(paper.getByRole('row').nth(1)).toBeVisible();
  await picture(page, 'purchase-order-on-paper');
});

test('the first page tells what waits, and how works stand', async ({ page }) => {
  await page.goto(`${CONSTRUCCION}/`);
  const works = page.getByRole('region', { name: 'Obras en curso' });
  await expect(works.getByRole('row', { name: /Torre Sierra/ })).toContainText(/aviso/);
  await page.getByRole('link', { name: 'Estimaciones por revisar' }).click();
  await expect(heading(page, 'Estimaciones')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Estado' })).toContainText('Enviada');
});
