/** A day of a work's curve; what has not happened yet is null. */
export interface Point {
  on: string;
  planned: string | null;
  earned: string | null;
  actual: string | null;
}

export interface Curve {
  today: string;
  budget: string | null;
  points: Point[];
}

export const SERIES = ['planned', 'earned', 'actual'] as const;

export type Series = (typeof SERIES)[number];

/** The picture's size and its margins, in its own units. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Scale {
  x(day: string): number;
  y(amount: string): number;
  /** Amounts to draw a line at, from zero up. */
  marks: number[];
}

/** Doubles are good enough to draw with; figures that are read stay decimals. */
export function scaleOf({ points, budget }: Curve, frame: Frame): Scale {
  const days = points.map(point => Date.parse(point.on));
  const first = Math.min(...days);
  const span = Math.max(...days) - first || 1;
  const amounts = [budget, ...points.flatMap(point => SERIES.map(series => point[series]))].map(Number);
  const marks = marksUpTo(Math.max(...amounts, 1));
  const top = marks.at(-1) ?? 1;
  return {
    x: day => frame.left + ((Date.parse(day) - first) / span) * (frame.width - frame.left - frame.right),
    y: amount => frame.height - frame.bottom - (Math.max(Number(amount), 0) / top) * (frame.height - frame.top - frame.bottom),
    marks,
  };
}

/** Round amounts from zero to the first that is not below the largest: four to six of them. */
export function marksUpTo(largest: number): number[] {
  const power = 10 ** Math.floor(Math.log10(largest / 4));
  const step = [1, 2, 2.5, 5, 10].map(factor => factor * power).find(width => largest / width <= 5) ?? largest;
  return Array.from({ length: Math.ceil(largest / step - 1e-9) + 1 }, (_, index) => index * step);
}

/** The points at which a series has a figure. */
export function drawn(points: Point[], series: Series, scale: Scale): [x: number, y: number][] {
  return points.flatMap(point => {
    const amount = point[series];
    return amount === null ? [] : [[scale.x(point.on), scale.y(amount)] as [number, number]];
  });
}

export function path(at: [x: number, y: number][]): string {
  return at.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** Indices of places that lie so far apart that their names do not run into each other, the first and the last among them. */
export function named(places: number[], apart: number): number[] {
  const end = places.length - 1;
  const kept: number[] = [];
  places.forEach((place, index) => {
    const before = kept.at(-1);
    const isFree = (before === undefined || place - places[before]! >= apart) && places[end]! - place >= apart;
    if (index === 0 || (isFree && index < end)) kept.push(index);
  });
  return end > 0 ? [...kept, end] : kept;
}
