import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { signIn } from './person';
import { ANA, IMAGES } from './suite';

/** What no page may do: break the content policy, throw, or show a text's key instead of the text. */
export function watch(page: Page, complaints: string[]): void {
  page.on('pageerror', error => complaints.push(`threw: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error' && /Content Security Policy|Trusted|Refused to/.test(message.text())) complaints.push(message.text());
  });
}

interface Fixtures {
  page: Page;
}

interface WorkerFixtures {
  /** A browser in which Ana has signed in, once for all stories: a page load costs a second, a sign-in four. */
  anasBrowser: BrowserContext;
}

/** Stories start on a page of a person who is signed in. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  anasBrowser: [async ({ browser }, use) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'es-MX', timezoneId: 'America/Tijuana' });
    const page = await context.newPage();
    await signIn(page, ANA);
    await page.close();
    await use(context);
    await context.close();
  }, { scope: 'worker', timeout: 60_000 }],

  page: async ({ anasBrowser }, use) => {
    const page = await anasBrowser.newPage();
    const complaints: string[] = [];
    watch(page, complaints);
    await use(page);
    await page.close();
    if (complaints.length) throw new Error(`The page complained:\n${complaints.join('\n')}`);
  },
});

export { expect } from '@playwright/test';

/** Takes a picture for docs and for whoever reviews the run. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled' });
}
