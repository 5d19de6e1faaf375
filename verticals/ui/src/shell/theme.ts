import { createTheme, type Theme, type ThemeOptions } from '@mui/material/styles';
import type { Appearance } from './appearance';

/** A colour per application, so that a glance at the bar tells where one is. Light and dark variant, both AA on their ground. */
const COLOURS: Record<string, [light: string, dark: string]> = {
  'erp-core': ['#1f4e79', '#8ab8e6'],
  construccion: ['#8a4708', '#f0b36b'],
  'vidrio-templado': ['#0b6566', '#6fd0cf'],
  'mecanicas-diesel': ['#7d2b2b', '#f2a3a0'],
  retail: ['#5b3a8c', '#c4a8f0'],
  clinicas: ['#0f6342', '#7fd6ac'],
  'pos-micro': ['#37474f', '#b4c3ca'],
};

export function colourOf(app: string, appearance: Appearance): string {
  const [light, dark] = COLOURS[app] ?? COLOURS['erp-core']!;
  return appearance === 'dark' ? dark : light;
}

/** Dense, calm, system font: made for people who look at lists all day. */
export function themeFor(app: string, appearance: Appearance): Theme {
  const dark = appearance === 'dark';
  return createTheme({
    palette: {
      mode: appearance,
      primary: { main: colourOf(app, appearance) },
      secondary: { main: colourOf(app, appearance) },
      background: dark ? { default: '#11161d', paper: '#1a212b' } : { default: '#f4f6f8', paper: '#ffffff' },
      text: dark ? { primary: '#e6eaf0', secondary: '#a9b4c1' } : { primary: '#1b2430', secondary: '#55606e' },
      error: { main: dark ? '#ff9d94' : '#a3211b' },
      divider: dark ? '#303a46' : '#dde2e8',
    },
    shape: { borderRadius: 6 },
    typography: {
      fontFamily: 'system-ui, sans-serif',
      body1: { fontSize: '0.8125rem', lineHeight: 1.5 },
      body2: { fontSize: '0.8125rem', lineHeight: 1.5 },
      subtitle1: { fontSize: '0.8125rem' },
      button: { textTransform: 'none', fontWeight: 600, fontSize: '0.8125rem' },
      h1: { fontSize: '1.375rem', fontWeight: 600, lineHeight: 1.3 },
      h2: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.4 },
    },
    components: components(dark),
  });
}

function components(dark: boolean): NonNullable<ThemeOptions['components']> {
  const border = dark ? '#303a46' : '#dde2e8';
  const head = dark ? '#1f2833' : '#f8f9fb';
  return {
    MuiButton: { defaultProps: { size: 'small', disableElevation: true } },
    MuiButtonBase: { styleOverrides: { root: { '&.Mui-focusVisible': { outline: '2px solid currentColor', outlineOffset: 1 } } } },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', margin: 'none' } },
    MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined', margin: 'none' } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiMenuItem: { styleOverrides: { root: { fontSize: '0.8125rem' } } },
    MuiInputBase: { styleOverrides: { root: { fontSize: '0.875rem' } } },
    MuiInputLabel: { styleOverrides: { root: { fontSize: '0.875rem' } } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 600 } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '8px 24px 16px' } } },
    MuiTooltip: { defaultProps: { disableInteractive: true } },
    MuiTable: { defaultProps: { size: 'small' } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderColor: border, padding: '6px 12px', fontSize: '0.8125rem' },
        footer: { fontSize: '0.8125rem' },
        head: { backgroundColor: head, fontWeight: 600, whiteSpace: 'nowrap' },
      },
    },
    MuiCssBaseline: { styleOverrides: { body: { fontVariantNumeric: 'tabular-nums' } } },
  };
}
