import Paper from '@mui/material/Paper';
import type { SxProps, Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';

/** The paper things lie on: a hairline, no shadow. */
export function Sheet({ children, sx }: { children: ReactNode; sx?: SxProps<Theme> }) {
  return <Paper variant="outlined" sx={{ borderColor: 'divider', ...(sx as object) }}>{children}</Paper>;
}
