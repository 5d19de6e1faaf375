import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Sheet } from './Sheet';

/** A calm word where there is nothing to show, with what to do about it. */
export function Quiet({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <Sheet sx={{ textAlign: 'center', py: 6, px: 2 }}>
      <Typography color="text.secondary" sx={{ mb: children ? 2 : 0, maxWidth: 460, mx: 'auto' }}>{text}</Typography>
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'center', flexWrap: 'wrap' }}>{children}</Box>
    </Sheet>
  );
}
