/** A text in the languages of the suite, as the back ends send it. */
export interface Text {
  es: string;
  en: string;
}

/** Another application of the suite, for the switcher. */
export interface AppLink {
  name: string;
  title: Text;
  url: string;
}

/** Where this build runs. One build serves every vertical; /config.js tells it which one it is. */
export interface Place {
  /** Name of the vertical, e.g. "construccion". */
  app: string;
  /** Origin of this vertical's own API. */
  api: string;
  /** Origin of the core's API, where people sign in. */
  coreApi: string;
  /** Origin of the suite's front page, which holds the sign-in form. */
  home: string;
  apps: AppLink[];
}

declare global {
  interface Window {
    ERP?: Place;
  }
}

export function readPlace(): Place {
  if (!window.ERP) throw new Error('/config.js did not define window.ERP; the front end cannot know its API.');
  return window.ERP;
}

export function isHome(place: Place): boolean {
  return location.origin === new URL(place.home).origin;
}

/** The applications that somebody's company has in its plan. The core, where the suite's front page is, belongs to every plan. */
export function openApps(place: Pick<Place, 'home' | 'apps'>, modules: readonly string[] = ['*']): AppLink[] {
  const core = new URL(place.home).origin;
  return place.apps.filter(app => modules.includes('*') || modules.includes(app.name) || new URL(app.url).origin === core);
}

/** This application's own entry, even when the operator does not list it (yet). */
export function ownApp(place: Place): AppLink {
  const listed = place.apps.find(app => app.name === place.app);
  return listed ?? { name: place.app, title: { es: place.app, en: place.app }, url: location.origin };
}
