import { join } from 'node:path';

/** Where the suite under test answers. */
export const HOME = process.env.ERP_HOME ?? `http://erp.localhost:${process.env.ERP_PORT ?? 8080}`;

export const CONSTRUCCION = subdomain('construccion');
export const CORE_API = subdomain('api');

/** Pictures for people who want to see what the product looks like. */
export const IMAGES = process.env.ERP_IMAGES ?? join(import.meta.dirname, '../target/images');

export interface Person {
  email: string;
  password: string;
}

/** Somebody of the first demo company. */
export const ANA: Person = { email: process.env.ERP_DEMO_EMAIL ?? 'admin@norte.example', password: demoPassword() };

/** Somebody of the second one, who must see nothing of the first. */
export const SUR: Person = { email: process.env.ERP_DEMO_OTHER_EMAIL ?? 'admin@sur.example', password: demoPassword() };

function demoPassword(): string {
  const password = process.env.ERP_DEMO_PASSWORD;
  if (!password) throw new Error('ERP_DEMO_PASSWORD is not set: `./erp up` prints it, `./erp test ui` passes it on.');
  return password;
}

function subdomain(name: string): string {
  const address = new URL(HOME);
  address.hostname = `${name}.${address.hostname}`;
  return address.origin;
}

/** A name that no earlier run on the same cluster has used. */
export function unique(prefix: string): string {
  return `${prefix}-${Date.now().toString(36).toUpperCase()}${Math.floor(Math.random() * 1296).toString(36).toUpperCase()}`;
}
