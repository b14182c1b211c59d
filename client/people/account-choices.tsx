/** What stands in the account's menu: pages of one's own, language and appearance, and the way out. */
import { Dropdown } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Appearance, appearances, applyAppearance, chosenAppearance } from '../ui/appearance.ts';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { useText } from '../ui/text.tsx';
import type { Kept } from '../live/kept-on-disk.ts';
import { LanguageChoice } from './language-choice.tsx';
import { usePerson, useSessionActs } from './session.ts';
import { unsavedHere } from './sign-out.ts';

interface Props {
  /** That the button points to. */
  id: string;
  open: boolean;
  onOpen: () => void;
  onClose: () => void;
}

export function AccountChoices({ id, open, onOpen, onClose: close }: Props): ReactNode {
  const t = useText();
  const person = usePerson();
  // A colleague who came by a code has no account to look after.
  const guest = person.kind === 'guest';
  const { signOut, signOutEverywhere } = useSessionActs();
  const [asking, setAsking] = useState(false);
  const [losing, setLosing] = useState<{ answers: number; texts: readonly Kept[] } | null>(null);
  const stay = () => setLosing(null);
  // Only who would lose something is asked.
  const leave = async () => {
    const answers = unsavedHere();
    const texts = await import('../live/kept-on-disk.ts').then(({ keptOf }) => keptOf(person.id)).catch(() => []);
    if (answers === 0 && texts.length === 0) return signOut.mutate();
    close();
    setLosing({ answers, texts });
  };

  return (
    <>
      <Dropdown id={id} open={open} onOpen={onOpen} onClose={close} placement="bottom-end" className="account-menu">
        <div className="account-who">
          <strong>{person.name}</strong>
          <span className="soft small">{person.email}</span>
          <span className="soft small">{person.organisations.map(({ name }) => name).join(', ')}</span>
        </div>
        <Dropdown.List>
          {!guest && <Dropdown.Item><Dropdown.Button asChild><Link to="/konto" onClick={close}>{t('people.account.title')}</Link></Dropdown.Button></Dropdown.Item>}
          {person.isAdministrator && <Dropdown.Item><Dropdown.Button asChild><Link to="/administration" onClick={close}>{t('people.administration')}</Link></Dropdown.Button></Dropdown.Item>}
        </Dropdown.List>
        <div className="account-choices">
          <span className="small">{t('ui.language')}</span>
          <LanguageChoice />
          <span className="small">{t('ui.appearance')}</span>
          <AppearanceChoice />
        </div>
        <Dropdown.List>
          <Dropdown.Item><Dropdown.Button onClick={() => void leave()}>{t('people.signOut')}</Dropdown.Button></Dropdown.Item>
          {!guest && <Dropdown.Item><Dropdown.Button onClick={() => { close(); setAsking(true); }}>{t('people.signOutEverywhere')}</Dropdown.Button></Dropdown.Item>}
        </Dropdown.List>
      </Dropdown>
      <ConfirmDialog open={asking} title={t('people.signOutEverywhere')} act={t('people.signOutEverywhere')} onConfirm={() => signOutEverywhere.mutateAsync()} onClose={() => setAsking(false)}>
        <p>{t('people.signOutEverywhere.text')}</p>
      </ConfirmDialog>
      <LosingDialog losing={losing} onLeave={() => signOut.mutateAsync()} onStay={stay} />
    </>
  );
}

interface LosingProps {
  losing: { answers: number; texts: readonly Kept[] } | null;
  onLeave: () => Promise<unknown>;
  onStay: () => void;
}

function LosingDialog({ losing, onLeave, onStay }: LosingProps): ReactNode {
  const t = useText();
  const { answers, texts } = losing ?? { answers: 0, texts: [] };
  const title = texts.length > 0 ? t('drafting.leave.title') : t('people.signOut.losing', { n: answers });
  return (
    <ConfirmDialog open={losing !== null} danger title={title} act={t(texts.length > 0 ? 'drafting.leave.act' : 'people.signOut')} onConfirm={onLeave} onClose={onStay}>
      {texts.length > 0 && (
        <>
          <p>{t('drafting.leave.text')}</p>
          <ul>{texts.map(({ documentId, title: text, changes }, at) => <li key={at}><Link to={`/dokument/${documentId}` as string} className="text-link" onClick={onStay}>{t('drafting.leave.one', { title: text, n: changes })}</Link></li>)}</ul>
          <p>{t('drafting.leave.help')}</p>
        </>
      )}
      {texts.length > 0 && answers > 0 && <p><strong>{t('people.signOut.losing', { n: answers })}.</strong></p>}
      {answers > 0 && <p>{t('people.signOut.losing.text')}</p>}
    </ConfirmDialog>
  );
}

function AppearanceChoice(): ReactNode {
  const t = useText();
  const [appearance, setAppearance] = useState<Appearance>(chosenAppearance);
  const choose = (next: Appearance) => {
    applyAppearance(next);
    setAppearance(next);
  };
  return (
    <div role="group" aria-label={t('ui.appearance')} className="choice">
      {appearances.map((one) => <button key={one} type="button" aria-pressed={one === appearance} onClick={() => choose(one)}>{t(`ui.appearance.${one}`)}</button>)}
    </div>
  );
}
