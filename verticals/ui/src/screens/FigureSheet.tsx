import Box from '@mui/material/Box';
import { useLocaleState } from 'ra-core';
import { Sheet } from '../resource/Sheet';
import { inLanguage } from '../shell/language';
import type { Text } from '../shell/place';

/** A number to be read at a glance, its name, and what it says. */
export interface Figure {
  name: Text;
  figure: string;
  word: Text | string;
}

/** Figures beside each other, as many abreast as there is room for. */
export function FigureSheet({ figures }: { figures: Figure[] }) {
  const [locale] = useLocaleState();
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
