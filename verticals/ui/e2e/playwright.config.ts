import { defineConfig } from '@playwright/test';
import { join } from 'node:path';

const target = join(import.meta.dirname, '../target');

export default defineConfig({
  testDir: '.',
  outputDir: join(target, 'e2e'),
  globalSetup: './answers.ts',
  // A suite that dies on the way would otherwise make every later story wait for its time-out.
  maxFailures: 10,
  // One browser at a time: the cluster under test shares two cores with it.
  workers: 1,
  // Generous: on a machine that also runs the cluster, a page takes several seconds.
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: join(target, 'e2e.json') }]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'es-MX',
    timezoneId: 'America/Tijuana',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Chromium's own sandbox needs a user other than root, and /dev/shm is small in containers.
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
});
