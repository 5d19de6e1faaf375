import Button from '@mui/material/Button';
import { useTranslate } from 'ra-core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { Page } from '../resource/Page';
import { Quiet } from '../resource/Quiet';

/** An address that leads nowhere. */
export function NoPage() {
  const translate = useTranslate();
  return (
    <Page title={translate('erp.error.no_page')}>
      <Quiet text={translate('erp.error.no_page_text')}>
        <Button component={Link} to="/" variant="contained">{translate('erp.error.home')}</Button>
      </Quiet>
    </Page>
  );
}

/** A page that broke, with the way out. The reason goes to the console, where whoever is asked will look. */
export function PageFailed() {
  const translate = useTranslate();
  return (
    <Page title={translate('erp.error.page')}>
      <Quiet text={translate('erp.error.page_text')}>
        <Button variant="contained" onClick={() => location.reload()}>{translate('erp.reload')}</Button>
        <Button component={Link} to="/">{translate('erp.error.home')}</Button>
      </Quiet>
    </Page>
  );
}

/** Keeps bar and menu usable when one page breaks. */
export class FailureBoundary extends Component<{ at: string; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override componentDidUpdate(before: { at: string }) {
    if (this.state.broken && before.at !== this.props.at) this.setState({ broken: false });
  }

  override render() {
    return this.state.broken ? <PageFailed /> : this.props.children;
  }
}
