import { request } from 'node:http';
import { CORE_API, HOME } from './suite';

/** Before any browser starts: a suite that is not there would fail every story, each after a long wait. */
export default async function answers(): Promise<void> {
  await expectStatus(`${HOME}/config.js`, 'its front page');
  await expectStatus(`${CORE_API}/.well-known/jwks.json`, 'the API where people sign in');
}

async function expectStatus(address: string, what: string): Promise<void> {
  const { host, port, pathname, hostname } = new URL(address);
  // Browsers know that *.localhost is this machine, Node does not.
  const connectTo = hostname.endsWith('.localhost') ? '127.0.0.1' : hostname;
  const status = await new Promise<number | string>(resolve => {
    const call = request({ host: connectTo, port: port || 80, path: pathname, headers: { Host: host }, timeout: 10_000 }, answer => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.on('timeout', () => call.destroy(new Error('no answer within 10 s')));
    call.on('error', error => resolve(error.message));
    call.end();
  });
  if (status !== 200) throw new Error(`${address} (${what}) said ${status}. No story was told. Is the suite up? \`./erp status\` tells.`);
}
