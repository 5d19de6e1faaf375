import type { Meta } from '../resource/meta';
import { can, resourceOf } from '../resource/meta';
import type { Text } from '../shell/place';

/** A number to look at in the morning: how many records of a kind are in a state in which they wait for somebody. */
export interface Awaiting {
  label: Text;
  resource: string;
  /** Fields with a few values each, and the one that is waited in. */
  where: Record<string, string>;
  /** Said to those only who may do this to them. */
  act?: string;
}

const AWAITING: Record<string, Awaiting[]> = {
  'erp-core': [
    { label: { es: 'Movimientos por confirmar', en: 'Moves to confirm' }, resource: 'inventory/moves', where: { status: 'draft' } },
    { label: { es: 'Conteos abiertos', en: 'Open counts' }, resource: 'inventory/counts', where: { status: 'draft' } },
  ],
  construccion: [
    { label: { es: 'Avances por verificar', en: 'Progress to verify' }, resource: 'progress', where: { status: 'recorded' } },
    { label: { es: 'Estimaciones por revisar', en: 'Estimates to review' }, resource: 'estimates', where: { status: 'submitted' } },
    { label: { es: 'Estimaciones por autorizar', en: 'Estimates to authorise' }, resource: 'estimates', where: { status: 'reviewed' } },
    { label: { es: 'Estimaciones escaladas a dirección', en: 'Estimates escalated to a director' }, resource: 'estimates', where: { waiting: 'escalated' } },
    { label: { es: 'Estimaciones por pagar', en: 'Estimates to pay' }, resource: 'estimates', where: { status: 'authorized' } },
    { label: { es: 'Estimaciones con pago programado', en: 'Estimates scheduled for payment' }, resource: 'estimates', where: { status: 'programmed' }, act: 'pay' },
    { label: { es: 'Anticipos por pagar', en: 'Advances to pay' }, resource: 'advances', where: { status: 'draft' }, act: 'pay' },
    { label: { es: 'Retenciones por devolver', en: 'Retentions to give back' }, resource: 'contracts', where: { status: 'closed' }, act: 'release-retentions' },
    { label: { es: 'Presupuestos por aprobar', en: 'Budgets to approve' }, resource: 'budgets', where: { status: 'draft' }, act: 'approve' },
    { label: { es: 'Convenios por aprobar', en: 'Addendums to approve' }, resource: 'addendums', where: { status: 'draft' }, act: 'approve' },
    { label: { es: 'Órdenes de compra por aprobar', en: 'Purchase orders to approve' }, resource: 'purchase-orders', where: { status: 'draft' }, act: 'approve' },
    { label: { es: 'Requisiciones por aprobar', en: 'Requisitions to approve' }, resource: 'requisitions', where: { status: 'submitted' } },
    { label: { es: 'Nóminas por aplicar', en: 'Payrolls to post' }, resource: 'payrolls', where: { status: 'draft' } },
    { label: { es: 'Incidentes por investigar', en: 'Incidents to investigate' }, resource: 'incidents', where: { status: 'reported' } },
    { label: { es: 'Acciones correctivas por hacer', en: 'Corrective actions to be done' }, resource: 'incident-actions', where: { status: 'open' } },
  ],
};

/** Those of an application whose records the person may list, and act on where that is theirs alone, in states that its back end knows. */
export function awaiting(app: string, meta: Meta): Awaiting[] {
  return (AWAITING[app] ?? []).filter(({ resource, where, act }) => {
    const described = resourceOf(meta, resource);
    const knows = ([name, wanted]: [string, string]) => described?.fields.find(field => field.name === name)?.values?.some(({ value }) => value === wanted);
    const mayAct = !act || described?.actions?.some(({ name }) => name === act);
    return can(described, 'list') && mayAct && Object.entries(where).every(knows);
  });
}

export function listOf({ resource, where }: Awaiting): string {
  return `/${resource}?filter=${encodeURIComponent(JSON.stringify(where))}`;
}
