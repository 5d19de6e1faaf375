import Box from '@mui/material/Box';
import { useLocaleState } from 'ra-core';
import { day } from '../../resource/format';
import { resourceOf, stateField, type FieldMeta, type ResourceMeta } from '../../resource/meta';
import { useResourceMeta } from '../../resource/useResourceMeta';
import { isNumeric, Value } from '../../resource/Value';
import type { Row } from '../../shell/dataProvider';
import { inLanguage } from '../../shell/language';
import { useSuite } from '../../shell/suiteContext';
import type { PrintedDocument } from './documents';

interface Props {
  document: PrintedDocument;
  record: Row;
  about: Row | undefined;
  lines: Row[];
}

/** Letterhead, facts, lines, totals and signatures of a document. */
export function Paper({ document, record, about, lines }: Props) {
  const { meta } = useSuite();
  const { resource } = useResourceMeta();
  const [locale] = useLocaleState();
  return (
    <>
      <Letterhead document={document} record={record} />
      <Facts fields={chosen(resource, document.facts)} record={record} />
      {document.about && about && <Facts fields={chosen(resourceOf(meta, document.about.resource), document.about.facts)} record={about} />}
      <Lines fields={chosen(resourceOf(meta, document.lines.resource), document.lines.columns)} lines={lines} />
      <Totals fields={chosen(resource, document.totals)} record={record} />
      <Box className="paper-signatures" sx={{ display: 'grid', gridTemplateColumns: `repeat(${document.signatures.length}, 1fr)`, gap: 4, mt: 9 }}>
        {document.signatures.map(signature => (
          <Box key={signature.en} sx={{ borderTop: 1, pt: 0.5, textAlign: 'center' }}>{inLanguage(signature, locale)}</Box>
        ))}
      </Box>
    </>
  );
}

/** In the order of the document. A field that the back end does not have, or the person may not see, is left out. */
function chosen(resource: ResourceMeta | undefined, names: string[]): FieldMeta[] {
  return names.flatMap(name => resource?.fields.find(field => field.name === name) ?? []);
}

function Letterhead({ document, record }: Pick<Props, 'document' | 'record'>) {
  const { session } = useSuite();
  const { resource } = useResourceMeta();
  const [locale] = useLocaleState();
  const state = stateField(resource);
  return (
    <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', gap: 2, borderBottom: 2, pb: 1, mb: 2 }}>
      <Box>
        <Box sx={{ fontSize: 18, fontWeight: 700 }}>{session.user?.tenant.name}</Box>
        <Box sx={{ fontSize: 15 }}>{inLanguage(document.title, locale)}</Box>
      </Box>
      <Box sx={{ textAlign: 'right' }}>
        {/* A draft on paper must say that it is one. */}
        {state && <Value field={state} record={record} />}
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{day(today(), locale)}</Box>
      </Box>
    </Box>
  );
}

/** The day on which it is printed, as the person's device has it. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

function Facts({ fields, record }: { fields: FieldMeta[]; record: Row }) {
  const [locale] = useLocaleState();
  return (
    <Box component="dl" sx={{ m: 0, mb: 2, display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' }, gap: 1.25 }}>
      {fields.map(field => (
        <Box key={field.name}>
          <Box component="dt" sx={{ color: 'text.secondary', fontSize: 11 }}>{inLanguage(field.label, locale)}</Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}><Value field={field} record={record} plain /></Box>
        </Box>
      ))}
    </Box>
  );
}

function Lines({ fields, lines }: { fields: FieldMeta[]; lines: Row[] }) {
  const [locale] = useLocaleState();
  return (
    <Box component="table" sx={tableSx}>
      <thead>
        <tr>{fields.map(field => <Box component="th" scope="col" key={field.name} sx={{ textAlign: sideOf(field) }}>{inLanguage(field.label, locale)}</Box>)}</tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <tr key={line.id}>
            {fields.map(field => <Box component="td" key={field.name} sx={{ textAlign: sideOf(field) }}><Value field={field} record={line} plain /></Box>)}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

function Totals({ fields, record }: { fields: FieldMeta[]; record: Row }) {
  const [locale] = useLocaleState();
  return (
    <Box component="dl" sx={{ m: 0, mt: 2, ml: 'auto', width: 'fit-content', display: 'grid', gridTemplateColumns: 'auto auto', columnGap: 4, rowGap: 0.5 }}>
      {fields.map((field, index) => {
        const counts = index === fields.length - 1 ? { fontWeight: 700, borderTop: 1, pt: 0.5 } : {};
        return (
          // Name and amount of a total are one row of the grid.
          <Box key={field.name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={counts}>{inLanguage(field.label, locale)}</Box>
            <Box component="dd" sx={{ m: 0, textAlign: 'right', ...counts }}><Value field={field} record={record} plain /></Box>
          </Box>
        );
      })}
    </Box>
  );
}

function sideOf(field: FieldMeta): 'right' | 'left' {
  return isNumeric(field) ? 'right' : 'left';
}

const tableSx = {
  width: '100%', borderCollapse: 'collapse', fontSize: 12,
  '& th': { borderBottom: 1, p: 0.75, verticalAlign: 'bottom' },
  '& td': { borderBottom: 1, borderColor: 'divider', p: 0.75, verticalAlign: 'top' },
} as const;
