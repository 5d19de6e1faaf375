import Box from '@mui/material/Box';
import { useLocaleState, useTranslate } from 'ra-core';
import { decimal, money } from '../../resource/format';
import { Sheet } from '../../resource/Sheet';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';
import { cpiWord, eacWord, spiWord, type ValueOfDay } from './value';

/** The figures of a work on a day, each with what it says. */
export function Figures({ value }: { value: ValueOfDay }) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const amount = (figure: string | null) => (figure === null ? translate('erp.none') : money(figure, locale));
  const index = (figure: string | null) => (figure === null ? translate('erp.none') : decimal(figure, locale, 2));
  const share = (pct: string | null): Text => {
    if (pct === null) return { es: '', en: '' };
    const told = decimal(pct, locale, 2);
    return { es: `${told} % del presupuesto`, en: `${told} % of the budget` };
  };
  const figures: { name: Text; figure: string; word: Text | string }[] = [
    { name: { es: 'Presupuesto (BAC)', en: 'Budget (BAC)' }, figure: amount(value.budget), word: { es: 'El aprobado.', en: 'The approved one.' } },
    { name: { es: 'Planeado (PV)', en: 'Planned (PV)' }, figure: amount(value.planned), word: share(value.plannedPct) },
    { name: { es: 'Ganado (EV)', en: 'Earned (EV)' }, figure: amount(value.earned), word: share(value.progressPct) },
    { name: { es: 'Costo real (AC)', en: 'Actual cost (AC)' }, figure: amount(value.actual), word: share(value.costPct) },
    { name: { es: 'Índice de costo (CPI)', en: 'Cost index (CPI)' }, figure: index(value.cpi), word: cpiWord(value.cpi) },
    { name: { es: 'Índice de plazo (SPI)', en: 'Schedule index (SPI)' }, figure: index(value.spi), word: spiWord(value.spi) },
    { name: { es: 'Costo al terminar (EAC)', en: 'Estimate at completion (EAC)' }, figure: amount(value.eac), word: eacWord(value.eacOverPct, locale) },
  ];
  return (
    <Sheet>
      <Box component="dl" sx={gridSx}>
        {figures.map(({ name, figure, word }) => (
          <Box key={name.en} sx={{ minWidth: 0 }}>
            <Box component="dt" sx={{ color: 'text.secondary', fontSize: 12 }}>{inLanguage(name, locale)}</Box>
            <Box component="dd" sx={{ m: 0 }}>
              <Box component="span" sx={{ display: 'block', fontSize: { xs: 16, sm: 19 }, fontWeight: 600, overflowWrap: 'anywhere' }}>{figure}</Box>
              <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>{inLanguage(word, locale)}</Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Sheet>
  );
}

const gridSx = { m: 0, p: 2, display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(auto-fill, minmax(200px, 1fr))' } } as const;
