import { execFileSync } from 'node:child_process';
import { expect } from '@playwright/test';

const NAMESPACE = process.env.ERP_NAMESPACE ?? 'erp';

/** The pods have no shell; a command of the core's own image prints the folder of MAIL_DROP. */
const PRINT = ['/usr/lib/jvm/bin/java', '-Xmx32m', '-cp', '@/app/classpath', 'dev.isem.erp.core.mail.PrintMails'];

/** The link in the latest of so many mails to somebody, once it has come. */
export async function linkIn(email: string, expected = 1): Promise<string> {
  let texts: string[] = [];
  await expect.poll(() => (texts = textsTo(email)).length, { message: `mails to ${email}`, timeout: 60_000, intervals: [2_000] })
    .toBeGreaterThanOrEqual(expected);
  const link = /http\S+#[\w-]{43}/.exec(texts.at(-1)!)?.[0];
  if (!link) throw new Error(`No link in ${texts.at(-1)}`);
  return link;
}

function textsTo(email: string): string[] {
  const pods = kubectl('get', 'pods', '-l', 'app.kubernetes.io/name=erp-core,app.kubernetes.io/component=backend', '-o', 'name').trim().split('\n');
  return pods
    .flatMap(pod => kubectl('exec', pod, '--', ...PRINT).split(/^(?=Date: )/m))
    .filter(mail => mail.includes(`To: <${email}>`))
    .sort((one, other) => sent(one) - sent(other))
    .map(mail => Buffer.from(mail.split(/\r?\n\r?\n/, 2)[1] ?? '', 'base64').toString());
}

function sent(mail: string): number {
  return Date.parse(/^Date: (.*)$/m.exec(mail)?.[1] ?? '');
}

function kubectl(...command: string[]): string {
  return execFileSync('kubectl', ['-n', NAMESPACE, ...command], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
}
