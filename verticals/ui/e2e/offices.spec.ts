import { fillSignIn } from './person';
import { ANA, CONSTRUCCION, HOME } from './suite';
import { expect, picture, test, watch } from './test';

/** Parts of construction's menu that people of an office find, and what one of theirs holds. */
const OFFICES: { person: string; inCore: boolean; parts: string[]; opens: string; lists: string[]; lacks: string }[] = [
  { person: 'residente', inCore: false, parts: ['Obras', 'Presupuesto y costos', 'Contratos', 'Compras', 'Personal', 'Seguridad'], opens: 'Personal', lists: ['Personal', 'Cuadrillas', 'Asignaciones a obra', 'Asistencia'], lacks: 'salaries' },
  { person: 'rh', inCore: false, parts: ['Obras', 'Presupuesto y costos', 'Personal', 'Seguridad'], opens: 'Personal', lists: ['Personal', 'Cuadrillas', 'Asignaciones a obra', 'Asistencia', 'Nóminas de obra', 'Salarios'], lacks: 'purchase-orders' },
  { person: 'finanzas', inCore: true, parts: ['Obras', 'Presupuesto y costos', 'Contratos', 'Compras', 'Personal', 'Configuración'], opens: 'Personal', lists: ['Nóminas de obra'], lacks: 'employees' },
];

for (const { person, inCore, parts, opens, lists, lacks } of OFFICES) {
  test(`${person} finds what the office is about, and nothing else`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'es-MX', timezoneId: 'America/Tijuana' });
    const page = await context.newPage();
    const complaints: string[] = [];
    watch(page, complaints);
    await page.goto(HOME);
    await fillSignIn(page, { email: `${person}@norte.example`, password: ANA.password });
    if (inCore) {
      await expect(page.getByRole('button', { name: /Cuenta de/ })).toBeVisible();
      await page.goto(`${CONSTRUCCION}/`);
    } else {
      await expect(page.getByRole('heading', { name: 'Todavía no hay nada para usted aquí' })).toBeVisible();
      await picture(page, 'nothing-here');
      await page.getByRole('link', { name: 'Construcción' }).click();
    }
    const menu = page.getByRole('navigation', { name: 'Menú' });
    await expect(menu.getByRole('button')).toHaveText(parts);
    await menu.getByRole('button', { name: opens }).click();
    await expect(menu.getByRole('list', { name: opens }).getByRole('link')).toHaveText(lists);
    await picture(page, `office-${person}`);
    await page.goto(`${CONSTRUCCION}/${lacks}`);
    await expect(page.getByRole('main')).not.toContainText('Crear');
    await expect(page.getByRole('table')).toHaveCount(0);
    await context.close();
    expect(complaints).toEqual([]);
  });
}
