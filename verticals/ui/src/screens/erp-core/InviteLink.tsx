import Button from '@mui/material/Button';
import { useResourceContext, useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { can, resourceOf } from '../../resource/meta';
import { useSuite } from '../../shell/suiteContext';

/** On the page of users: the way to people who choose their password themselves. */
export function InviteLink() {
  const { meta } = useSuite();
  const translate = useTranslate();
  const resource = useResourceContext();
  if (resource !== 'users' || !can(resourceOf(meta, 'invitations'), 'create')) return null;
  return <Button component={Link} to="/invitations/create" variant="outlined">{translate('erp.invite')}</Button>;
}
