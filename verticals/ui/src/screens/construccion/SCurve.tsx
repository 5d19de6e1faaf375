import Box from '@mui/material/Box';
import { useTheme, type Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useLocaleState } from 'ra-core';
import { inLanguage } from '../../shell/language';
import type { Text } from '../../shell/place';
import { drawn, named, path, scaleOf, SERIES, type Curve, type Frame, type Scale, type Series } from './curve';

export const SERIES_NAMES: Record<Series, Text> = {
  planned: { es: 'Planeado (PV)', en: 'Planned (PV)' },
  earned: { es: 'Ganado (EV)', en: 'Earned (EV)' },
  actual: { es: 'Costo real (AC)', en: 'Actual cost (AC)' },
};

/** Told apart by line and mark, too: colours alone do not reach everybody. */
const LINES: Record<Series, { dash?: string; mark: 'none' | 'circle' | 'square' }> = {
  planned: { dash: '6 4', mark: 'none' },
  earned: { mark: 'circle' },
  actual: { mark: 'square' },
};

const WIDE: Frame = { width: 1000, height: 340, left: 64, right: 24, top: 12, bottom: 28 };
const NARROW: Frame = { width: 350, height: 260, left: 48, right: 16, top: 10, bottom: 26 };
const LETTERS_PX = 12;
/** As wide as the name of a day, and some air. */
const DAY_WIDTH = 88;

/** The picture of a curve. Its figures stand in a table beside it, for whoever does not see it. */
export function SCurve({ curve }: { curve: Curve }) {
  const [locale] = useLocaleState();
  const colours = useColours();
  const wide = useMediaQuery<Theme>(theme => theme.breakpoints.up('sm'));
  const frame = wide ? WIDE : NARROW;
  const scale = scaleOf(curve, frame);
  const label = inLanguage({
    es: 'Curva S: valor planeado, valor ganado y costo real acumulados. Las mismas cifras están en la tabla que sigue.',
    en: 'S-curve: planned value, earned value and actual cost, accumulated. The same figures are in the table that follows.',
  }, locale);
  return (
    <>
      <Legend />
      <svg role="img" aria-label={label} viewBox={`0 0 ${frame.width} ${frame.height}`} width="100%" fontSize={LETTERS_PX}>
        <Amounts {...{ frame, scale, locale }} />
        <Days {...{ curve, frame, scale, locale }} />
        {SERIES.map(series => <Line key={series} series={series} at={drawn(curve.points, series, scale)} colour={colours[series]} />)}
      </svg>
    </>
  );
}

function useColours(): Record<Series, string> {
  const { palette } = useTheme();
  return { planned: palette.text.secondary, earned: palette.primary.main, actual: palette.error.main };
}

function Legend() {
  const [locale] = useLocaleState();
  const colours = useColours();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, pb: 1, listStyle: 'none', display: 'flex', flexWrap: 'wrap', columnGap: 2.5 }}>
      {SERIES.map(series => (
        <Box component="li" key={series} sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
          <svg width="34" height="12" aria-hidden focusable="false"><Line series={series} at={[[2, 6], [32, 6]]} colour={colours[series]} /></svg>
          {inLanguage(SERIES_NAMES[series], locale)}
        </Box>
      ))}
    </Box>
  );
}

function Line({ series, at, colour }: { series: Series; at: [x: number, y: number][]; colour: string }) {
  const { dash, mark } = LINES[series];
  return (
    <>
      <path d={path(at)} fill="none" stroke={colour} strokeWidth={2} strokeDasharray={dash} />
      {mark === 'circle' && at.map(([x, y]) => <circle key={x} cx={x} cy={y} r={3.5} fill={colour} />)}
      {mark === 'square' && at.map(([x, y]) => <rect key={x} x={x - 3} y={y - 3} width={6} height={6} fill={colour} />)}
    </>
  );
}

interface AxisProps {
  frame: Frame;
  scale: Scale;
  locale: string;
}

function Amounts({ frame, scale, locale }: AxisProps) {
  const { palette } = useTheme();
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  return scale.marks.map(amount => {
    const y = scale.y(String(amount));
    return (
      <g key={amount}>
        <line x1={frame.left} x2={frame.width - frame.right} y1={y} y2={y} stroke={palette.divider} />
        <text x={frame.left - 6} y={y + 4} textAnchor="end" fill={palette.text.secondary}>{short.format(amount)}</text>
      </g>
    );
  });
}

function Days({ curve, frame, scale, locale }: AxisProps & { curve: Curve }) {
  const { palette } = useTheme();
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: '2-digit', timeZone: 'UTC' });
  const shown = named(curve.points.map(point => scale.x(point.on)), DAY_WIDTH).flatMap(index => curve.points[index] ?? []);
  const isAmong = curve.points.some(point => point.on === curve.today);
  return (
    <>
      {shown.map(({ on }, index) => (
        <text key={on} x={scale.x(on)} y={frame.height - 8} textAnchor={index === 0 ? 'start' : index === shown.length - 1 ? 'end' : 'middle'} fill={palette.text.secondary}>
          {format.format(new Date(on))}
        </text>
      ))}
      {isAmong && (
        <>
          <line x1={scale.x(curve.today)} x2={scale.x(curve.today)} y1={frame.top} y2={frame.height - frame.bottom} stroke={palette.text.secondary} strokeDasharray="2 3" />
          <text x={scale.x(curve.today) + 5} y={frame.top + LETTERS_PX} fill={palette.text.secondary}>{inLanguage({ es: 'Hoy', en: 'Today' }, locale)}</text>
        </>
      )}
    </>
  );
}
