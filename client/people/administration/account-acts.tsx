/** What an administrator can do with one account, in a menu: three buttons in every row would hide the names. A card has room for them. */
import { Button, Dropdown } from '@digdir/designsystemet-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { PersonRow } from '#shared/people.ts';
import { Icon } from '../../ui/icons.tsx';
import { useRefusalText } from '../../ui/problem.tsx';
import { useText } from '../../ui/text.tsx';
import { usePhone } from '../../ui/wide.ts';

export type AccountAct = 'close' | 'reopen' | 'make' | 'take' | 'link';

interface Props {
  row: PersonRow;
  onChoose: (act: AccountAct) => void;
}

export function AccountActs({ row, onChoose }: Props): ReactNode {
  const t = useText();
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const choose = (act: AccountAct) => {
    // The dialog gives the focus back to whatever had it: the menu's own choices are gone by then.
    trigger.current?.focus();
    setOpen(false);
    onChoose(act);
  };
  const phone = usePhone();
  const { close, takeAdministrator } = row.refusals;
  const choices = row.closed
    ? <Choice plain={phone} label={t('people.people.reopen')} named={t('people.people.reopenNamed', { name: row.name })} refusal={null} onAct={() => choose('reopen')} />
    : (
      <>
        {row.isAdministrator
          ? <Choice plain={phone} label={t('people.people.take')} named={t('people.people.takeNamed', { name: row.name })} refusal={takeAdministrator} onAct={() => choose('take')} />
          : <Choice plain={phone} label={t('people.people.make')} named={t('people.people.makeNamed', { name: row.name })} refusal={row.refusals.makeAdministrator} onAct={() => choose('make')} />}
        <Choice plain={phone} label={t('people.people.link')} named={t('people.people.linkNamed', { name: row.name })} refusal={null} onAct={() => choose('link')} />
        <Choice plain={phone} label={t('people.people.close')} named={t('people.people.closeNamed', { name: row.name })} refusal={close} onAct={() => choose('close')} />
      </>
    );
  if (phone) return <ul className="plain-list account-acts-list">{choices}</ul>;
  return (
    <>
      <Button ref={trigger} variant="tertiary" popoverTarget={id} aria-expanded={open} aria-label={t('people.people.actsOf', { name: row.name })}>
        {t('people.people.acts')} <Icon name="chevronDown" size={16} />
      </Button>
      <Dropdown id={id} open={open} onOpen={() => setOpen(true)} onClose={() => setOpen(false)} placement="bottom-end" className="account-acts">
        <Dropdown.List>{choices}</Dropdown.List>
      </Dropdown>
    </>
  );
}

interface ChoiceProps {
  /** Stands by itself, in no menu. */
  plain: boolean;
  label: string;
  /** The label with whom it is about, for screen readers. */
  named: string;
  refusal: string | null;
  onAct: () => void;
}

/** Obeys the server's refusal, and says why. */
function Choice({ plain, label, named, refusal, onAct }: ChoiceProps): ReactNode {
  const why = useId();
  const sentence = useRefusalText();
  const stated = { 'aria-label': named, 'aria-disabled': refusal === null ? undefined : true, 'aria-describedby': refusal === null ? undefined : why, onClick: refusal === null ? onAct : undefined };
  const reason = refusal !== null && <span id={why} className="act-why small">{sentence(refusal)}</span>;
  if (plain) return <li><Button variant="tertiary" {...stated}>{label}</Button>{reason}</li>;
  return <Dropdown.Item><Dropdown.Button {...stated}>{label}</Dropdown.Button>{reason}</Dropdown.Item>;
}
