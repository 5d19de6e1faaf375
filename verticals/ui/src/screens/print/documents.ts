import type { Text } from '../../shell/place';

/** How a document looks on paper. Labels and formats come from /api/meta; this only says what stands where. */
export interface PrintedDocument {
  title: Text;
  /** Fields of the document itself, in its head. */
  facts: string[];
  /** The record that it is about, and what of that stands in the head too. */
  about?: { by: string; resource: string; facts: string[] };
  lines: { resource: string; by: string; sort: string; columns: string[] };
  /** Amounts below the lines, the last of which is what counts. */
  totals: string[];
  signatures: Text[];
}

/** By resource. Another document needs an entry here, and one in ownScreens.ts that offers it. */
export const PRINTED: Record<string, PrintedDocument> = {
  estimates: {
    title: { es: 'Estimación de obra', en: 'Estimate of work done' },
    facts: ['title', 'periodFrom', 'periodTo', 'isFinal'],
    about: { by: 'contractId', resource: 'contracts', facts: ['folio', 'name', 'partnerName', 'projectName', 'amount', 'advancePct', 'retentionPct'] },
    lines: { resource: 'estimate-lines', by: 'estimateId', sort: 'code', columns: ['code', 'concept', 'unit', 'contracted', 'others', 'quantity', 'unitPrice', 'amount'] },
    totals: ['gross', 'amortisation', 'retentionBase', 'retained', 'net'],
    signatures: [{ es: 'Elaboró', en: 'Prepared by' }, { es: 'Revisó', en: 'Reviewed by' }, { es: 'Autorizó', en: 'Authorised by' }],
  },
  'purchase-orders': {
    title: { es: 'Orden de compra', en: 'Purchase order' },
    facts: ['folio', 'partnerName', 'projectName', 'expectedOn', 'note'],
    lines: { resource: 'purchase-order-lines', by: 'orderId', sort: 'code', columns: ['code', 'description', 'unit', 'quantity', 'unitPrice', 'amount'] },
    totals: ['amount'],
    signatures: [{ es: 'Elaboró', en: 'Prepared by' }, { es: 'Autorizó', en: 'Authorised by' }, { es: 'Recibió el proveedor', en: 'Received by the supplier' }],
  },
};
