import Link from '@mui/material/Link';
import { useReference } from 'ra-core';
import { Link as RouterLink } from 'react-router-dom';
import type { Row } from '../shell/dataProvider';
import { useSuite } from '../shell/suiteContext';
import { can, resourceOf } from './meta';
import { fullName } from './recordName';

/** The name of the record a reference points to, as a link where it can be opened. */
export function ReferenceLink({ reference, id, plain = false }: { reference: string; id: string; plain?: boolean }) {
  const { meta, place } = useSuite();
  const { referenceRecord, isPending, error } = useReference<Row>({ reference, id });
  if (isPending) return <>…</>;
  // A reference the user may not read stays a reference: show that there is one, not an error.
  if (error || !referenceRecord) return <>—</>;
  const resource = resourceOf(meta, reference);
  const text = fullName(referenceRecord, resource);
  if (plain) return <>{text}</>;
  const stop = (event: React.MouseEvent) => event.stopPropagation();
  if (can(resource, 'show')) {
    return <Link component={RouterLink} to={`/${reference}/${encodeURIComponent(id)}/show`} onClick={stop} underline="hover">{text}</Link>;
  }
  const elsewhere = coreAddress(reference, id, place.apps.find(app => new URL(app.url).origin === new URL(place.home).origin)?.url);
  return elsewhere ? <Link href={elsewhere} onClick={stop} underline="hover">{text}</Link> : <>{text}</>;
}

function coreAddress(reference: string, id: string, coreUrl: string | undefined): string | undefined {
  if (!coreUrl || !reference.startsWith('core/')) return undefined;
  return new URL(`/${reference.slice('core/'.length)}/${encodeURIComponent(id)}/show`, coreUrl).href;
}
