import Block from '@mui/icons-material/Block';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Circle from '@mui/icons-material/RadioButtonUnchecked';
import Info from '@mui/icons-material/TimelapseOutlined';
import Warning from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useLocaleState } from 'ra-core';
import { inLanguage } from '../shell/language';
import type { Choice, Tone } from './meta';

/** Text on ground, both ways at least 4.5:1; the icon tells the state apart without colour. */
const TONES: Record<Tone, { light: [string, string]; dark: [string, string]; icon: typeof Info }> = {
  neutral: { light: ['#3f4a57', '#eaedf1'], dark: ['#c9d2dc', '#2b3541'], icon: Circle },
  info: { light: ['#124a7c', '#e2eefa'], dark: ['#a9d1f7', '#173450'], icon: Info },
  success: { light: ['#175c32', '#dff3e6'], dark: ['#96dcb0', '#133a24'], icon: CheckCircle },
  warning: { light: ['#744600', '#fdf0d5'], dark: ['#f5cd84', '#43300c'], icon: Warning },
  error: { light: ['#8c1d18', '#fce4e2'], dark: ['#ffb4ab', '#4d1d1a'], icon: Block },
};

/** A state in a word, a colour and a shape. */
export function StateChip({ choice }: { choice: Choice }) {
  const { mode } = useTheme().palette;
  const [locale] = useLocaleState();
  const tone = TONES[choice.tone ?? 'neutral'];
  const [text, ground] = tone[mode];
  const Icon = tone.icon;
  return (
    <Box component="span" sx={{
      display: 'inline-flex', alignItems: 'center', gap: 0.5, px: 0.875, py: '1px', borderRadius: 5,
      bgcolor: ground, color: text, fontSize: 12, fontWeight: 600, whiteSpace: 'nowrap',
    }}>
      <Icon sx={{ fontSize: 13 }} aria-hidden />
      {inLanguage(choice.label, locale)}
    </Box>
  );
}
