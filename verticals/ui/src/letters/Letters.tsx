import { useEffect, useState, type ReactNode } from 'react';
import type { Language } from '../shell/language';
import type { Letter } from '../shell/letter';
import type { Place } from '../shell/place';
import { WORDS } from '../shell/words';
import { call, takeToken } from './call';
import { LetterField, LetterForm, sentence } from './LetterForm';
import { LETTER_WORDS } from './words';

interface Props {
  letter: Letter;
  place: Place;
  language: Language;
}

/** What an invitation says to whoever has its link. */
interface Offer {
  company: string;
  email: string;
  name: string;
  needsPassword: boolean;
}

/** Taken once for the whole document, for React may begin to draw a page more than once. */
const token = takeToken(location, history);

// Another link that is opened in the same tab changes nothing but what stands behind the hash sign.
addEventListener('hashchange', () => location.reload());

/** The pages for people who cannot sign in yet: a forgotten password, and an invitation. */
export default function Letters({ letter, place, language }: Props) {
  const words = LETTER_WORDS[language];
  if (letter === 'forgot') return <Forgot {...{ place, language }} />;
  if (!token) return <Card title={letter === 'reset' ? words.resetTitle : words.invitationTitle} text={words.noToken} language={language} />;
  return letter === 'reset' ? <Reset {...{ place, language, token }} /> : <Invitation {...{ place, language, token }} />;
}

function Forgot({ place, language }: Omit<Props, 'letter'>) {
  const words = LETTER_WORDS[language];
  const [sent, setSent] = useState(false);
  if (sent) return <Card title={words.sentTitle} text={words.sentText} language={language} />;
  return (
    <Card title={words.forgotTitle} text={words.forgotText} language={language}>
      <LetterForm words={WORDS[language]} submit={words.send} onSubmit={async ({ email }) => {
        await call(place.coreApi, 'forgot-password', { email }, language);
        setSent(true);
        return undefined;
      }}>
        <LetterField name="email" label={WORDS[language].email} type="email" autoComplete="username" autoFocus />
      </LetterForm>
    </Card>
  );
}

interface WithToken extends Omit<Props, 'letter'> {
  token: string;
}

function Reset({ place, language, token }: WithToken) {
  const words = LETTER_WORDS[language];
  const [saved, setSaved] = useState(false);
  if (saved) return <Card title={words.savedTitle} text={words.savedText} language={language} />;
  return (
    <Card title={words.resetTitle} text={words.resetText} language={language}>
      <LetterForm words={WORDS[language]} submit={words.save} onSubmit={async ({ password, repeated }) => {
        if (password !== repeated) return words.differs;
        await call(place.coreApi, 'reset-password', { token, password }, language);
        setSaved(true);
        return undefined;
      }}>
        <NewPassword language={language} />
      </LetterForm>
    </Card>
  );
}

function Invitation({ place, language, token }: WithToken) {
  const words = LETTER_WORDS[language];
  const [offer, setOffer] = useState<Offer>();
  const [failure, setFailure] = useState<string>();
  const [joined, setJoined] = useState(false);
  useEffect(() => {
    call<Offer>(place.coreApi, 'invitation', { token }, language).then(setOffer, error => setFailure(sentence(error, WORDS[language])));
  }, [place, token, language]);
  if (failure) return <Card title={words.invitationTitle} text={failure} language={language} />;
  if (!offer) return <div className="opening" role="status"><span>{WORDS[language].opening}</span></div>;
  if (joined) return <Card title={`${words.joinedTitle} ${offer.company}`} text={words.joinedText} language={language} />;
  const text = `${offer.needsPassword ? words.invitationText : words.knownText} ${offer.email}.`;
  return (
    <Card title={`${words.invitationTitle} ${offer.company}`} text={text} language={language}>
      <LetterForm words={WORDS[language]} submit={words.accept} onSubmit={async ({ name, password, repeated }) => {
        if (password !== repeated) return words.differs;
        await call(place.coreApi, 'accept-invitation', { token, name, password }, language);
        setJoined(true);
        return undefined;
      }}>
        <LetterField name="name" label={words.name} autoComplete="name" defaultValue={offer.name} autoFocus />
        {offer.needsPassword && <NewPassword language={language} />}
      </LetterForm>
    </Card>
  );
}

function NewPassword({ language }: { language: Language }) {
  const words = LETTER_WORDS[language];
  return (
    <>
      <LetterField name="password" label={words.next} type="password" autoComplete="new-password" />
      <LetterField name="repeated" label={words.repeated} type="password" autoComplete="new-password" />
    </>
  );
}

function Card({ title, text, language, children }: { title: string; text: string; language: Language; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · ${WORDS[language].suite}`;
  }, [title, language]);
  return (
    <div className="signin">
      <main className="signin-card">
        <h1>{title}</h1>
        <p {...(!children && { role: 'status' })}>{text}</p>
        {children}
        <a className="signin-link" href="/">{LETTER_WORDS[language].toSignIn}</a>
      </main>
    </div>
  );
}
