import type { Language } from './language';

/** Texts of the sign-in page. Apart from es.ts and en.ts, because it is shown before those are loaded. */
export interface Words {
  suite: string;
  title: string;
  email: string;
  password: string;
  signIn: string;
  signingIn: string;
  wrong: string;
  tooMany: string;
  noAnswer: string;
  failed: string;
  language: string;
  opening: string;
  expiredTitle: string;
  expiredText: string;
  unreachableTitle: string;
  unreachableText: string;
  nothingTitle: string;
  nothingText: string;
  notInPlanTitle: string;
  otherApps: string;
  retry: string;
  leave: string;
  goesTo: string;
  forgot: string;
}

export const WORDS: Record<Language, Words> = {
  'es-MX': {
    suite: 'ERP Suite',
    title: 'Iniciar sesión',
    email: 'Correo electrónico',
    password: 'Contraseña',
    signIn: 'Entrar',
    signingIn: 'Entrando…',
    wrong: 'El correo o la contraseña no coinciden. Revíselos e intente de nuevo.',
    tooMany: 'Demasiados intentos. Espere un minuto e intente de nuevo.',
    noAnswer: 'El servidor no respondió. Nada se perdió; intente de nuevo en un momento.',
    failed: 'No se pudo iniciar la sesión. Intente de nuevo en un momento.',
    language: 'Idioma',
    opening: 'Abriendo…',
    expiredTitle: 'Su sesión terminó',
    expiredText: 'Entre de nuevo para seguir donde estaba. Lo que escribió sigue aquí.',
    unreachableTitle: 'El servidor no responde',
    unreachableText: 'Su sesión sigue abierta. Vuelva a intentarlo en un momento.',
    nothingTitle: 'Todavía no hay nada para usted aquí',
    nothingText: 'Su usuario no tiene permisos en esta aplicación. Pídalos a quien administra su empresa y vuelva a intentarlo.',
    notInPlanTitle: 'Su empresa no tiene esta aplicación',
    otherApps: 'Otras aplicaciones de la suite:',
    retry: 'Intentar de nuevo',
    leave: 'Salir',
    goesTo: 'Después se abrirá',
    forgot: '¿Olvidó su contraseña?',
  },
  en: {
    suite: 'ERP Suite',
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    signIn: 'Sign in',
    signingIn: 'Signing in…',
    wrong: 'E-mail and password do not match. Check them and try again.',
    tooMany: 'Too many attempts. Wait a minute and try again.',
    noAnswer: 'The server did not answer. Nothing was lost; try again in a moment.',
    failed: 'Signing in failed. Try again in a moment.',
    language: 'Language',
    opening: 'Opening…',
    expiredTitle: 'Your session has ended',
    expiredText: 'Sign in again to go on where you were. What you typed is still here.',
    unreachableTitle: 'The server does not answer',
    unreachableText: 'You are still signed in. Try again in a moment.',
    nothingTitle: 'There is nothing for you here yet',
    nothingText: 'Your user has no permissions in this application. Ask whoever administers your company for them and try again.',
    notInPlanTitle: 'Your company does not have this application',
    otherApps: 'Other applications of the suite:',
    retry: 'Try again',
    leave: 'Leave',
    goesTo: 'Next opens',
    forgot: 'Forgot your password?',
  },
};
