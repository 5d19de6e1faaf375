import { styled } from '@mui/material/styles';
import { useTranslate } from 'ra-core';

/** First stop of the Tab key: past bar and menu, straight to the content. */
export function SkipLink() {
  const translate = useTranslate();
  return <Skip href="#content" onClick={focusContent}>{translate('ra.navigation.skip_nav')}</Skip>;
}

// The address stays as it is: it belongs to the router.
function focusContent(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

const Skip = styled('a')(({ theme }) => ({
  position: 'fixed',
  top: 6,
  left: 6,
  zIndex: theme.zIndex.tooltip,
  padding: '8px 14px',
  borderRadius: 6,
  background: theme.palette.background.paper,
  color: theme.palette.text.primary,
  transform: 'translateY(-200%)',
  '&:focus': { transform: 'none' },
}));
