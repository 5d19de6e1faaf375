import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { CoreAdminUI, CustomRoutes, Resource } from 'ra-core';
import { AdminContext } from 'ra-ui-materialui';
import { useMemo } from 'react';
import { createBrowserRouter, Route, RouterProvider } from 'react-router-dom';
import { resourcePages } from '../resource/resourcePages';
import { inLanguage, type Language } from './language';
import type { Meta } from '../resource/meta';
import { Home } from '../screens/Home';
import { appPages, ownScreens, PermissionPage, PERMISSIONS } from '../screens/ownScreens';
import { authProviderFor } from './authProvider';
import { dataProviderFor } from './dataProvider';
import { Frame } from './Frame';
import { httpFor, type Http } from './http';
import { NoPage, PageFailed } from './Failures';
import { openApps, type Place } from './place';
import { isNotInPlan } from './problem';
import type { Session } from './session';
import { maySeePermissions } from './permissions';
import { suiteStore } from './suiteStore';
import { SuiteProvider } from './suiteContext';
import { textsFor } from './texts';
import { themeFor } from './theme';
import { useMeta } from './useMeta';
import { Notice } from './SignInPage';
import { WORDS } from './words';

interface Props {
  session: Session;
  place: Place;
  language: Language;
  onLanguage(language: Language): void;
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const styles = createCache({ key: 'e', nonce });

/** The application: everything behind the sign-in page. */
export default function Suite({ session, place, language, onLanguage }: Props) {
  const http = useMemo(() => httpFor(session, () => document.documentElement.lang), [session]);
  const { meta, failure, retry } = useMeta(http, place.api);
  const words = WORDS[language];
  if (meta?.resources.length === 0) {
    return (
      <Notice title={words.nothingTitle} text={words.nothingText}>
        <OtherApps {...{ session, place, language }} />
        <button type="button" onClick={retry}>{words.retry}</button>
        <Leave {...{ session, language }} />
      </Notice>
    );
  }
  if (meta) return <Rooms {...{ session, place, language, onLanguage, meta, http }} />;
  if (!failure) return <div className="opening" role="status"><span>{words.opening}</span></div>;
  if (isNotInPlan(failure)) {
    // Another plan is told by another token: with the old one the answer would stay the same for a quarter of an hour.
    const again = () => void session.renew().catch(() => undefined).then(retry);
    return (
      <Notice title={words.notInPlanTitle} text={failure.message}>
        <OtherApps {...{ session, place, language }} />
        <button type="button" onClick={again}>{words.retry}</button>
        <Leave {...{ session, language }} />
      </Notice>
    );
  }
  return (
    <Notice title={words.unreachableTitle} text={words.unreachableText}>
      <button type="button" onClick={retry}>{words.retry}</button>
    </Notice>
  );
}

/** Everybody signs in at the core, and many work elsewhere: nobody is left at a door without another one. */
function OtherApps({ session, place, language }: Pick<Props, 'session' | 'place' | 'language'>) {
  const others = openApps(place, session.user?.modules).filter(app => app.name !== place.app);
  if (others.length === 0) return null;
  return (
    <nav aria-label={WORDS[language].otherApps} className="signin-apps">
      <p>{WORDS[language].otherApps}</p>
      {others.map(app => <a key={app.name} href={app.url}>{inLanguage(app.title, language)}</a>)}
    </nav>
  );
}

function Leave({ session, language }: Pick<Props, 'session' | 'language'>) {
  return <button type="button" className="signin-quiet" onClick={() => void session.signOut().catch(() => undefined)}>{WORDS[language].leave}</button>;
}

/** Set up once per visit: a new router or store would lose the page the person is on. */
function Rooms({ session, place, language, onLanguage, meta, http }: Props & { meta: Meta; http: Http }) {
  const router = useMemo(() => {
    const context = {
      dataProvider: dataProviderFor(http, place),
      authProvider: authProviderFor(session),
      i18nProvider: textsFor(meta, language),
      store: suiteStore(place, language, onLanguage),
      lightTheme: themeFor(place.app, 'light'),
      darkTheme: themeFor(place.app, 'dark'),
    };
    return createBrowserRouter([{
      path: '*',
      element: (
        <SuiteProvider value={{ place, session, meta }}>
          <AdminContext {...context}>
            <CoreAdminUI layout={Frame} dashboard={Home} catchAll={NoPage} error={PageFailed} disableTelemetry title="">
              {meta.resources.map(resource => (
                <Resource key={resource.name} name={resource.name} {...resourcePages(resource)}
                  options={{ label: inLanguage(resource.title, language) }}>
                  {ownScreens(place.app, resource.name, meta).map(({ path, Page }) => Page && <Route key={path} path={`:id/${path}`} element={<Page />} />)}
                </Resource>
              ))}
              {appPages(place.app, meta).map(({ path, Page }) => <CustomRoutes key={path}><Route path={path} element={<Page />} /></CustomRoutes>)}
              {maySeePermissions(session) && <CustomRoutes><Route path={PERMISSIONS} element={<PermissionPage />} /></CustomRoutes>}
            </CoreAdminUI>
          </AdminContext>
        </SuiteProvider>
      ),
    }]);
    // Language is only the first one: later changes go through the i18n provider.
  }, [session, place, meta, http]);
  return (
    <CacheProvider value={styles}>
      <RouterProvider router={router} />
    </CacheProvider>
  );
}
