import Paper from '@mui/material/Paper';
import type { SxProps, Theme } from '@mui/material/styles';
import type { ElementType, ReactNode } from 'react';

/** The paper things lie on: a hairline, no shadow. */
export function Sheet({ children, sx, component = 'div' }: { children: ReactNode; sx?: SxProps<Theme>; component?: ElementType }) {
  return <Paper component={component} variant="outlined" sx={{ borderColor: 'divider', ...(sx as object) }}>{children}</Paper>;
}
