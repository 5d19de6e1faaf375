import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import { ThemeProvider } from '@mui/material/styles';
import { useGetOne, useLocaleState } from 'ra-core';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { labelField } from '../../resource/meta';
import { Page } from '../../resource/Page';
import { recordName } from '../../resource/recordName';
import { useResourceMeta } from '../../resource/useResourceMeta';
import type { Row } from '../../shell/dataProvider';
import { inLanguage } from '../../shell/language';
import { useSuite } from '../../shell/suiteContext';
import { themeFor } from '../../shell/theme';
import { useAll } from '../useAll';
import { Waiting } from '../Waiting';
import { PRINTED, type PrintedDocument } from './documents';
import { Paper } from './Paper';

/** A document as it will be on paper; the browser prints it, or keeps it as a PDF. */
export function PrintPage() {
  const { resource, plural, locale } = useResourceMeta();
  const { id = '' } = useParams();
  const document = PRINTED[resource.name];
  if (!document) throw new Error(`documents.ts does not say how ${resource.name} are printed.`);
  const record = useGetOne<Row>(resource.name, { id }, { retry: false, onError: () => undefined });
  if (!record.data) return <Waiting error={record.error} onRetry={() => void record.refetch()} />;
  const name = recordName(record.data, labelField(resource));
  const list = `/${resource.name}`;
  return (
    <Page title={`${inLanguage(document.title, locale)} ${name}`} actions={<PrintButton />}
      crumbs={[{ label: plural, to: list }, { label: name, to: `${list}/${encodeURIComponent(id)}/show` }]}>
      <GlobalStyles styles={ON_PAPER} />
      <WhitePaper document={document} record={record.data} />
    </Page>
  );
}

function PrintButton() {
  const [locale] = useLocaleState();
  return <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>{inLanguage({ es: 'Imprimir', en: 'Print' }, locale)}</Button>;
}

/** Paper is white, whatever the screen is. */
function WhitePaper({ document, record }: { document: PrintedDocument; record: Row }) {
  const { place } = useSuite();
  const [locale] = useLocaleState();
  const light = useMemo(() => themeFor(place.app, 'light'), [place.app]);
  const { resource, by, sort } = document.lines;
  const lines = useAll(resource, { [by]: record.id }, sort);
  const about = useGetOne<Row>(document.about?.resource ?? '', { id: document.about && record[document.about.by] }, { enabled: !!document.about, retry: false, onError: () => undefined });
  if (!lines.data || (document.about && about.isPending)) return <Waiting error={lines.error} onRetry={() => void lines.refetch()} />;
  return (
    <ThemeProvider theme={light}>
      <Box className={PAPER} tabIndex={0} role="region" aria-label={inLanguage(document.title, locale)} sx={paperSx}>
        <Paper {...{ document, record }} about={about.data} lines={lines.data} />
      </Box>
    </ThemeProvider>
  );
}

const PAPER = 'paper-sheet';
const paperSx = { bgcolor: '#fff', color: 'text.primary', border: 1, borderColor: 'divider', p: { xs: 2, sm: 4 }, maxWidth: 1000, overflowX: 'auto' } as const;

const ON_PAPER = {
  '@media print': {
    '@page': { margin: '14mm' },
    'html, body, #root': { background: '#fff !important', colorScheme: 'light' },
    // Bar, menu, title and buttons: everything beside the sheet.
    [`header, nav, #content > :not(.${PAPER})`]: { display: 'none !important' },
    '#content': { padding: '0 !important', maxWidth: 'none !important' },
    [`.${PAPER}`]: { border: '0 !important', padding: '0 !important', maxWidth: 'none !important', overflow: 'visible !important' },
    'tr, .paper-signatures': { breakInside: 'avoid' },
    thead: { display: 'table-header-group' },
  },
};
