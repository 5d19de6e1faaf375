import { useLocaleState, useTranslate } from 'ra-core';
import { decimal, money } from '../../resource/format';
import type { Text } from '../../shell/place';
import { FigureSheet, type Figure } from '../FigureSheet';
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
  const figures: Figure[] = [
    { name: { es: 'Presupuesto (BAC)', en: 'Budget (BAC)' }, figure: amount(value.budget), word: { es: 'El aprobado.', en: 'The approved one.' } },
    { name: { es: 'Planeado (PV)', en: 'Planned (PV)' }, figure: amount(value.planned), word: share(value.plannedPct) },
    { name: { es: 'Ganado (EV)', en: 'Earned (EV)' }, figure: amount(value.earned), word: share(value.progressPct) },
    { name: { es: 'Costo real (AC)', en: 'Actual cost (AC)' }, figure: amount(value.actual), word: share(value.costPct) },
    { name: { es: 'Índice de costo (CPI)', en: 'Cost index (CPI)' }, figure: index(value.cpi), word: cpiWord(value.cpi) },
    { name: { es: 'Índice de plazo (SPI)', en: 'Schedule index (SPI)' }, figure: index(value.spi), word: spiWord(value.spi) },
    { name: { es: 'Costo al terminar (EAC)', en: 'Estimate at completion (EAC)' }, figure: amount(value.eac), word: eacWord(value.eacOverPct, locale) },
  ];
  return <FigureSheet figures={figures} />;
}
