import ClearIcon from '@mui/icons-material/Clear';
import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useListContext, useTranslate } from 'ra-core';
import { useEffect, useRef, useState } from 'react';
import { useResourceMeta } from './useResourceMeta';
import { useSlashKey } from './useSlashKey';

const PAUSE_MS = 300;

/** Words to look for; asks the server when the typing pauses. */
export function SearchBox() {
  const { plural } = useResourceMeta();
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useTypedSearch();
  useSlashKey(input);
  const label = translate('erp.search_in', { name: plural.toLowerCase() });
  const clear = (
    <IconButton size="small" edge="end" aria-label={translate('ra.action.clear_input_value')} onClick={() => setTyped('')}>
      <ClearIcon fontSize="small" />
    </IconButton>
  );
  return (
    <TextField inputRef={input} value={typed} onChange={event => setTyped(event.target.value)} placeholder={label}
      sx={{ width: { xs: '100%', sm: 260 } }}
      slotProps={{
        htmlInput: { 'aria-label': label, 'aria-keyshortcuts': '/', enterKeyHint: 'search' },
        input: {
          startAdornment: <InputAdornment position="start"><SearchIcon fontSize="small" /></InputAdornment>,
          endAdornment: typed ? clear : <Box component="kbd" title={translate('erp.search_hint')} sx={keySx}>/</Box>,
        },
      }} />
  );
}

/** The list's own search word lags behind the keyboard, so it may overwrite the box only when it changed by other means. */
function useTypedSearch(): [string, (typed: string) => void] {
  const { filterValues, setFilters } = useListContext();
  const stored: string = filterValues.q ?? '';
  const [typed, setTyped] = useState(stored);
  const sent = useRef(stored);

  useEffect(() => {
    if (stored === sent.current) return;
    sent.current = stored;
    setTyped(stored);
  }, [stored]);

  useEffect(() => {
    if (typed === sent.current) return;
    const pause = setTimeout(() => {
      sent.current = typed;
      const { q: _, ...others } = filterValues;
      setFilters(typed ? { ...others, q: typed } : others);
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, filterValues, setFilters]);

  return [typed, setTyped];
}

const keySx = {
  display: { xs: 'none', md: 'block' }, border: 1, borderColor: 'divider', borderRadius: 0.75, px: 0.75,
  color: 'text.secondary', fontFamily: 'inherit', fontSize: 12, lineHeight: '18px',
} as const;
