import type { Page } from '@playwright/test';
import { act, actForGood, addBudget, addBudgetLine, createProject, follow, open, save, toProject, write } from './person';
import { unique } from './suite';
import { expect, picture, test } from './test';

const SUPPLIER = 'Cementos del Bravo';

// Told in one go: each step stands on the one before.
test('what a work asks for is ordered, received and seen in its budget', async ({ page }) => {
  let order = '';
  const project = { code: unique('O'), name: unique('Obra con compras'), client: 'Desarrollos Sierra Madre' };

  await test.step('budget 100 m3 of concrete', async () => {
    await createProject(page, project);
    await addBudget(page, 'Presupuesto base');
    await addBudgetLine(page, { code: 'CIM-03', concept: 'Concreto en zapatas', unit: 'm3', quantity: '100', unitPrice: '2965.40' });
    await actForGood(page, 'Aprobar');
  });

  await test.step('ask for 60 of them, and approve that', async () => {
    await toProject(page, project.name);
    await follow(page, '/requisitions/create');
    await write(page, 'note', 'Zapatas del eje A');
    await save(page);
    await open(page, /REQ-/);
    await follow(page, '/requisition-lines/create');
    await write(page, 'code', 'CIM-99');
    await write(page, 'description', 'Concreto premezclado');
    await write(page, 'unit', 'm3');
    await write(page, 'quantity', '60');
    await write(page, 'neededOn', '2026-12-15');
    await save(page);
    await expect(page.locator('[name=code]'), 'the budget has no such concept').toHaveAttribute('aria-invalid', 'true');
    await write(page, 'code', 'CIM-03');
    await save(page);
    await expect(page.getByRole('row').filter({ hasText: 'Concreto premezclado' })).toBeVisible();
    await act(page, 'Enviar');
    await act(page, 'Aprobar');
    await picture(page, 'requisition');
  });

  await test.step('make it an order, at a better price', async () => {
    await page.getByRole('button', { name: 'Hacer orden de compra' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name=partnerId]').fill(SUPPLIER);
    await page.getByRole('option', { name: SUPPLIER }).click();
    await dialog.getByRole('button', { name: 'Confirmar' }).click();
    await page.locator('dl').getByRole('link', { name: /^OC-/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^OC-/ })).toBeVisible();
    await expect(page.locator('dl')).toContainText('$177,924.00');
    await open(page, 'Concreto premezclado');
    await write(page, 'unitPrice', '2950');
    await save(page);
    await expect(page.locator('dl'), 'the order itself knows the new amount').toContainText('$177,000.00');
    await act(page, 'Aprobar');
    await expect(page.getByRole('link', { name: 'Editar' }), 'what is approved changes no more').toHaveCount(0);
  });

  await test.step('receive 25 of them, then the rest', async () => {
    await receive(page, '25');
    await expect(page.getByRole('main')).toContainText('Recibida en parte');
    await expect(page.locator('dl')).toContainText('$73,750.00');
    await picture(page, 'purchase-order');
    await receive(page);
    order = page.url();
    await expect(page.getByRole('row').filter({ hasText: /REC-/ })).toHaveCount(2);
    await expect(page.locator('dl').getByText('$177,000.00'), 'all that was ordered is here').toHaveCount(2);
  });

  await test.step('see what it did cost, and what is left', async () => {
    await toProject(page, project.name);
    const concept = page.getByRole('row').filter({ hasText: 'Concreto en zapatas' });
    for (const amount of ['$296,540.00', '$0.00', '$177,000.00', '$119,540.00']) await expect(concept).toContainText(amount);
    await picture(page, 'budget-against-actual');
  });

  await test.step('hand 12.5 of them out', async () => {
    await open(page, 'Concreto premezclado');
    await expect(page.getByRole('heading', { level: 1, name: 'Concreto premezclado' })).toBeVisible();
    await follow(page, '/site-issues/create');
    await write(page, 'quantity', '60.0001');
    await write(page, 'issuedOn', '2026-11-03');
    await write(page, 'issuedTo', 'Cuadrilla 1');
    await save(page);
    await expect(page.locator('[name=quantity]'), 'there are only 60').toHaveAttribute('aria-invalid', 'true');
    await write(page, 'quantity', '12.5');
    await save(page);
    await expect(page.getByRole('row').filter({ hasText: /VS-/ })).toContainText('Cuadrilla 1');
    await expect(page.locator('dl')).toContainText('47.5');
    await picture(page, 'site-stock');
  });

  await test.step('take 2.5 of what was handed out back', async () => {
    await open(page, /VS-/);
    await expect(page.getByRole('heading', { level: 1, name: /^VS-/ })).toBeVisible();
    await follow(page, '/site-returns/create');
    await write(page, 'quantity', '12.5001');
    await write(page, 'returnedOn', '2026-11-04');
    await write(page, 'returnedBy', 'Cuadrilla 1');
    await save(page);
    await expect(page.locator('[name=quantity]'), 'only 12.5 went out').toHaveAttribute('aria-invalid', 'true');
    await write(page, 'quantity', '2.5');
    await save(page);
    await expect(page.getByRole('row').filter({ hasText: /DEX-/ })).toContainText('Cuadrilla 1');
  });

  await test.step('send 5 back to the supplier, who owes them again', async () => {
    await page.goto(order);
    await open(page, /REC-/);
    await expect(page.getByRole('heading', { level: 1, name: /^REC-/ })).toBeVisible();
    await follow(page, '/purchase-returns/create');
    await write(page, 'returnedOn', '2026-11-04');
    await write(page, 'reason', 'Llegó fuera de tiempo');
    await save(page);
    await open(page, /DEV-/);
    await expect(page.getByRole('heading', { level: 1, name: /^DEV-/ })).toBeVisible();
    await open(page, 'Concreto premezclado');
    await write(page, 'quantity', '5');
    await save(page);
    await expect(page.locator('dl')).toContainText('$14,750.00');
    await actForGood(page, 'Confirmar');
    await picture(page, 'purchase-return');
    await page.goto(order);
    await expect(page.getByRole('main')).toContainText('Recibida en parte');
    await toProject(page, project.name);
    const concept = page.getByRole('row').filter({ hasText: 'Concreto en zapatas' });
    for (const amount of ['$14,750.00', '$162,250.00', '$119,540.00']) await expect(concept).toContainText(amount);
  });
});

/** From the order's page and back to it: so much arrives, or all the rest. */
async function receive(page: Page, quantity?: string): Promise<void> {
  await follow(page, '/receipts/create');
  await write(page, 'receivedOn', '2026-11-02');
  await save(page);
  await page.getByRole('row').filter({ hasText: /REC-/ }).filter({ hasText: 'Borrador' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^REC-/ })).toBeVisible();
  if (quantity) {
    await open(page, 'Concreto premezclado');
    await write(page, 'quantity', quantity);
    await save(page);
    await expect(page.getByRole('heading', { level: 1, name: /^REC-/ })).toBeVisible();
  }
  await actForGood(page, 'Registrar');
  await page.locator('dl').getByRole('link', { name: /^OC-/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^OC-/ })).toBeVisible();
}
