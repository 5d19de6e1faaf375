import Button from '@mui/material/Button';
import { useLocaleState } from 'ra-core';
import { Link } from 'react-router-dom';
import type { Row } from '../shell/dataProvider';
import { inLanguage } from '../shell/language';
import { useSuite } from '../shell/suiteContext';
import { addressOf, ownScreens } from './ownScreens';

/** Ways from a record to the screens made for its kind. */
export function OwnScreenLinks({ resource, record }: { resource: string; record: Row }) {
  const { place, meta } = useSuite();
  const [locale] = useLocaleState();
  return ownScreens(place.app, resource, meta).map(screen => (
    <Button key={screen.label.en} component={Link} to={addressOf(screen, record.id)} variant="outlined" startIcon={<screen.icon />}>
      {inLanguage(screen.label, locale)}
    </Button>
  ));
}
