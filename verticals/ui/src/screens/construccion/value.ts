import { isNegative } from '../../resource/decimal';
import { decimal } from '../../resource/format';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';

export interface Alert {
  level: 'yellow' | 'red';
  about: 'eac' | 'cost-ahead' | 'line';
  code: string | null;
  concept: string | null;
  by: string | null;
  limit: string;
}

export interface ConceptCost {
  code: string;
  concept: string | null;
  budgeted: string;
  actual: string;
  deviationPct: string | null;
}

/** A work on a day, as `/api/projects/{id}/earned-value` tells it; null is what cannot be told. */
export interface ValueOfDay {
  on: string;
  budget: string | null;
  planned: string | null;
  earned: string | null;
  actual: string;
  cpi: string | null;
  spi: string | null;
  eac: string | null;
  eacOverPct: string | null;
  plannedPct: string | null;
  progressPct: string | null;
  costPct: string | null;
  weightsAddUp: boolean;
  weightWithoutDatesPct: string;
  alerts: Alert[];
  lines: ConceptCost[];
}

/** What an index says, for whoever does not live with indices. */
export function cpiWord(cpi: string | null): Text {
  if (cpi === null) return { es: 'Aún no hay costo.', en: 'There is no cost yet.' };
  if (Number(cpi) < 1) return { es: 'Cuesta más de lo que vale lo hecho.', en: 'It costs more than the work done is worth.' };
  return { es: 'No cuesta más de lo que vale lo hecho.', en: 'It costs no more than the work done is worth.' };
}

export function spiWord(spi: string | null): Text {
  if (spi === null) return { es: 'Aún no hay nada planeado.', en: 'Nothing is planned yet.' };
  if (Number(spi) < 1) return { es: 'Va atrás de lo planeado.', en: 'It is behind the plan.' };
  return { es: 'Va como se planeó o adelante.', en: 'It is on plan or ahead.' };
}

export function eacWord(overPct: string | null, locale: string): string {
  if (overPct === null) return inLanguage({ es: 'Aún no se puede estimar.', en: 'It cannot be estimated yet.' }, locale);
  const by = decimal(overPct.replace('-', ''), locale, 2);
  return inLanguage(isNegative(overPct)
    ? { es: `${by} % menos que el presupuesto.`, en: `${by} % less than the budget.` }
    : { es: `${by} % más que el presupuesto.`, en: `${by} % more than the budget.` }, locale);
}

/** An alert as a sentence. */
export function alertSentence(alert: Alert, locale: string): string {
  return inLanguage(sentence(alert, value => decimal(value, locale, 2)), locale);
}

function sentence({ about, code, concept, by, limit }: Alert, number: (value: string) => string): Text {
  const over = number((by ?? '').replace('-', ''));
  const least = number(limit);
  switch (about) {
    case 'eac': return {
      es: `Si sigue así, la obra costará ${over} % más que su presupuesto (se avisa arriba de ${least} %).`,
      en: `If it goes on like this, the work will cost ${over} % more than its budget (alert above ${least} %).`,
    };
    case 'cost-ahead': return {
      es: `El gasto va ${over} puntos adelante del avance (se avisa arriba de ${least}).`,
      en: `Cost is ${over} points ahead of progress (alert above ${least}).`,
    };
    case 'line': {
      const name = [code, concept].filter(Boolean).join(' ');
      if (by === null) return { es: `${name}: tiene costo y no está en el presupuesto aprobado.`, en: `${name}: it has cost and is not in the approved budget.` };
      return isNegative(by)
        ? { es: `${name}: costó ${over} % menos que lo presupuestado (se avisa arriba de ${least} %).`, en: `${name}: it cost ${over} % less than budgeted (alert above ${least} %).` }
        : { es: `${name}: costó ${over} % más que lo presupuestado (se avisa arriba de ${least} %).`, en: `${name}: it cost ${over} % more than budgeted (alert above ${least} %).` };
    }
  }
}

/** Why figures are missing, or what they stand on. */
export function notes(value: ValueOfDay, locale: string): string[] {
  const found: Text[] = [];
  const share = decimal(value.weightWithoutDatesPct, locale, 2);
  if (value.budget === null) found.push({ es: 'No hay presupuesto aprobado: sin él nada tiene valor.', en: 'There is no approved budget: without it nothing has a value.' });
  if (!value.weightsAddUp) {
    found.push({ es: 'La obra no tiene desglose, o los pesos de algún nivel no suman 100: no se sabe cuánto es el avance.', en: 'The work has no breakdown, or the weights of some level do not add up to 100: progress is not known.' });
  } else if (value.plannedPct === null) {
    found.push({ es: 'Hay conceptos del desglose sin fechas planeadas, y la obra no tiene las suyas: no se sabe qué estaba planeado.', en: 'Some breakdown items have no planned dates, and the work has none: what was planned is not known.' });
  } else if (Number(value.weightWithoutDatesPct) > 0) {
    found.push({ es: `${share} % del desglose no tiene fechas planeadas: se reparte en el plazo de toda la obra.`, en: `${share} % of the breakdown has no planned dates: it is spread over the term of the whole work.` });
  }
  return found.map(text => inLanguage(text, locale));
}
