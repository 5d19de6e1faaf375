import type { Language } from '../shell/language';

/** Texts of the pages that mails lead to. Apart from those of the sign-in page, which most people see alone. */
export interface LetterWords {
  forgotTitle: string;
  forgotText: string;
  send: string;
  sentTitle: string;
  sentText: string;
  resetTitle: string;
  resetText: string;
  next: string;
  repeated: string;
  differs: string;
  save: string;
  savedTitle: string;
  savedText: string;
  invitationTitle: string;
  invitationText: string;
  knownText: string;
  name: string;
  accept: string;
  joinedTitle: string;
  joinedText: string;
  toSignIn: string;
  noToken: string;
}

export const LETTER_WORDS: Record<Language, LetterWords> = {
  'es-MX': {
    forgotTitle: '¿Olvidó su contraseña?',
    forgotText: 'Escriba su correo y le enviamos un enlace para elegir otra.',
    send: 'Enviar enlace',
    sentTitle: 'Revise su correo',
    sentText: 'Si ese correo tiene una cuenta, le llega un enlace que sirve 30 minutos. Si no llega, revise el correo no deseado.',
    resetTitle: 'Elija otra contraseña',
    resetText: 'Al guardarla, se cierran sus sesiones en todos los dispositivos.',
    next: 'Contraseña nueva',
    repeated: 'Contraseña nueva, otra vez',
    differs: 'Las dos contraseñas no son iguales.',
    save: 'Guardar',
    savedTitle: 'La contraseña se cambió',
    savedText: 'Entre con la nueva.',
    invitationTitle: 'Invitación a',
    invitationText: 'Elija cómo se llama y una contraseña para entrar con',
    knownText: 'Entrará con la contraseña que ya tiene para',
    name: 'Nombre',
    accept: 'Aceptar',
    joinedTitle: 'Ya forma parte de',
    joinedText: 'Si trabaja para varias empresas, cambie entre ellas en el menú de su cuenta.',
    toSignIn: 'Ir a entrar',
    noToken: 'El enlace está incompleto. Ábralo de nuevo desde el correo.',
  },
  en: {
    forgotTitle: 'Forgot your password?',
    forgotText: 'Write your e-mail and we send you a link to choose another one.',
    send: 'Send link',
    sentTitle: 'Look at your e-mail',
    sentText: 'If that e-mail has an account, a link arrives that works for 30 minutes. If none does, look among the unwanted mails.',
    resetTitle: 'Choose another password',
    resetText: 'Saving it ends your sessions on all devices.',
    next: 'New password',
    repeated: 'New password, again',
    differs: 'The two passwords differ.',
    save: 'Save',
    savedTitle: 'The password was changed',
    savedText: 'Sign in with the new one.',
    invitationTitle: 'Invitation to',
    invitationText: 'Choose how you are called and a password to sign in as',
    knownText: 'You will sign in with the password that you already have for',
    name: 'Name',
    accept: 'Accept',
    joinedTitle: 'You now belong to',
    joinedText: 'If you work for several companies, change between them in the menu of your account.',
    toSignIn: 'Go to sign in',
    noToken: 'The link is not complete. Open it again from the e-mail.',
  },
};
