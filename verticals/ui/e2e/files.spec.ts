import { readFile } from 'node:fs/promises';
import { createPartner, heading, save, write } from './person';
import { HOME, unique } from './suite';
import { expect, picture, test } from './test';

test('a list leaves as a file, and a corrected file becomes records', async ({ page }) => {
  const code = unique('CSV');
  await page.goto(`${HOME}/partners`);

  await test.step('export what the search finds', async () => {
    await page.getByLabel(/Buscar en/).fill('CLI-001');
    await expect(page.getByRole('row')).toHaveCount(2);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exportar a CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('partners.csv');
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\uFEFFid,.*\bcode,name\b/);
    expect(lines[1]).toContain('CLI-001');
  });

  await page.getByRole('button', { name: 'Importar de CSV' }).click();
  const dialog = page.getByRole('dialog');
  const choose = (text: string) => dialog.locator('input[type=file]').setInputFiles({ name: 'socios.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

  await test.step('be told what is wrong, row by row', async () => {
    await choose(`code,name\n${code},Bueno\n${code}-2,\n`);
    await expect(dialog).toContainText('Fila 2, Nombre: Es obligatorio.');
    await expect(dialog.getByRole('button', { name: 'Guardar' })).toBeDisabled();
    await picture(page, 'import');
  });

  await test.step('save the corrected file', async () => {
    await choose(`code,name\n${code},Bueno\n${code}-2,Corregido\n`);
    await expect(dialog).toContainText('2 registros se pueden guardar.');
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await expect(dialog).toBeHidden();
    await page.getByLabel(/Buscar en/).fill(code);
    await expect(page.getByRole('row')).toHaveCount(3);
    await expect(page.getByRole('main')).toContainText('Corregido');
  });
});

test('the history of a record tells who changed what', async ({ page }) => {
  const client = { code: unique('H'), name: unique('Cliente con historia') };
  await createPartner(page, client);
  await page.getByRole('link', { name: 'Editar' }).click();
  await write(page, 'name', `${client.name} SA`);
  await save(page);
  await expect(heading(page, `${client.name} SA`)).toBeVisible();
  await page.getByRole('button', { name: 'Historial' }).click();
  const acts = page.getByRole('list', { name: 'Historial' }).getByRole('listitem');
  await expect(acts).toHaveCount(2);
  await expect(acts.first()).toContainText(`Nombre: ${client.name} → ${client.name} SA`);
  await expect(acts.first(), 'who did it is named').toContainText('Ana Treviño');
  await expect(acts.last()).toContainText('Creación');
  await picture(page, 'history');
});
