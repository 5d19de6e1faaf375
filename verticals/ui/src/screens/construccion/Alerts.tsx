import Box from '@mui/material/Box';
import { useLocaleState } from 'ra-core';
import type { Choice } from '../../resource/meta';
import { Sheet } from '../../resource/Sheet';
import { StateChip } from '../../resource/StateChip';
import { inLanguage } from '../../shell/language';
import { alertSentence, type Alert } from './value';

const LEVELS: Record<Alert['level'], Choice> = {
  yellow: { value: 'yellow', label: { es: 'Atención', en: 'Attention' }, tone: 'warning' },
  red: { value: 'red', label: { es: 'Grave', en: 'Grave' }, tone: 'error' },
};

/** What the company wants to be told about a work, the gravest first. */
export function Alerts({ alerts }: { alerts: Alert[] }) {
  const [locale] = useLocaleState();
  if (alerts.length === 0) return <Sheet sx={{ p: 2 }}>{inLanguage({ es: 'Nada que avisar.', en: 'Nothing to tell.' }, locale)}</Sheet>;
  const gravestFirst = [...alerts].sort((one, other) => Number(other.level === 'red') - Number(one.level === 'red'));
  return (
    <Sheet>
      <Box component="ul" sx={{ m: 0, p: 2, listStyle: 'none', display: 'grid', gap: 1 }}>
        {gravestFirst.map(alert => (
          <Box component="li" key={`${alert.about} ${alert.code}`} sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
            <StateChip choice={LEVELS[alert.level]} />
            <span>{alertSentence(alert, locale)}</span>
          </Box>
        ))}
      </Box>
    </Sheet>
  );
}
