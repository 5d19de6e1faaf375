import type { Meta } from '../resource/meta';
import { can, resourceOf } from '../resource/meta';
import type { Text } from '../shell/place';

/** A number to look at in the morning: how many records of a kind are in a state in which they wait for somebody. */
export interface Awaiting {
  label: Text;
  resource: string;
  status: string;
}

const AWAITING: Record<string, Awaiting[]> = {
  'erp-core': [
    { label: { es: 'Movimientos por confirmar', en: 'Moves to confirm' }, resource: 'inventory/moves', status: 'draft' },
    { label: { es: 'Conteos abiertos', en: 'Open counts' }, resource: 'inventory/counts', status: 'draft' },
  ],
  construccion: [
    { label: { es: 'Avances por verificar', en: 'Progress to verify' }, resource: 'progress', status: 'recorded' },
    { label: { es: 'Estimaciones por revisar', en: 'Estimates to review' }, resource: 'estimates', status: 'submitted' },
    { label: { es: 'Estimaciones por autorizar', en: 'Estimates to authorise' }, resource: 'estimates', status: 'reviewed' },
    { label: { es: 'Estimaciones por pagar', en: 'Estimates to pay' }, resource: 'estimates', status: 'authorized' },
    { label: { es: 'Requisiciones por aprobar', en: 'Requisitions to approve' }, resource: 'requisitions', status: 'submitted' },
    { label: { es: 'Nóminas por aplicar', en: 'Payrolls to post' }, resource: 'payrolls', status: 'draft' },
  ],
};

/** Those of an application whose records the person may list, in states that its back end knows. */
export function awaiting(app: string, meta: Meta): Awaiting[] {
  return (AWAITING[app] ?? []).filter(({ resource, status }) => {
    const described = resourceOf(meta, resource);
    const states = described?.fields.find(field => field.name === 'status')?.values ?? [];
    return can(described, 'list') && states.some(state => state.value === status);
  });
}

export function listOf({ resource, status }: Awaiting): string {
  return `/${resource}?filter=${encodeURIComponent(JSON.stringify({ status }))}`;
}
