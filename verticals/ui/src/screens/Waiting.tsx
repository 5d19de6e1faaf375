import Button from '@mui/material/Button';
import { useTranslate } from 'ra-core';
import { Quiet } from '../resource/Quiet';
import { NoPage } from '../shell/Failures';
import type { ApiError } from '../shell/problem';

/** What a page shows until it has what it is about: that it is coming, that it is not there, or why it did not come. */
export function Waiting({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const translate = useTranslate();
  if (!error) return <div className="opening" role="status" />;
  const { status, message } = error as ApiError;
  if (status === 404) return <NoPage />;
  return (
    <Quiet text={translate(message, { _: message })}>
      <Button variant="outlined" onClick={onRetry}>{translate('erp.reload')}</Button>
    </Quiet>
  );
}
