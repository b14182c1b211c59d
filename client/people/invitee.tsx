/** Whom to invite, address first: the server knows who has an account, and only what it lacks is asked for. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { locales } from '#shared/messages/format.ts';
import { type Form, SelectField, TextField } from '../ui/form.tsx';
import { problemOf } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { organisationsQuery } from './organisations.ts';

/** `newcomer`: the address has no account; `organisation`: it has one, in that name, and is to represent one more. */
export type Asked = { for: 'address' } | { for: 'newcomer'; email: string } | { for: 'organisation'; email: string; name: string };

// A type and not an interface: forms hold records.
export type Invitee = { email: string; name: string; organisationId: string; language: string };
export const nobodyYet: Invitee = { email: '', name: '', organisationId: '', language: 'sv' };

/** `give` sends; null when the server first has to know more of that address, which then is `asked` for until the address is another. */
export function useAsking() {
  const [asked, setAsked] = useState<Asked>({ for: 'address' });
  const give = async <Answer,>(email: string, send: () => Promise<Answer>): Promise<Answer | null> => {
    try {
      return await send();
    } catch (caught) {
      const next = askedBy(email, caught);
      // Asked for already and still missing: the fields say so.
      if (next === null || next.for === asked.for) throw caught;
      setAsked(next);
      return null;
    }
  };
  return { asked, give, forget: () => setAsked({ for: 'address' }) };
}

function askedBy(email: string, caught: unknown): Asked | null {
  const { code, values } = problemOf(caught);
  if (code === 'invitee-new') return { for: 'newcomer', email };
  return code === 'invitee-known' ? { for: 'organisation', email, name: String(values?.name ?? '') } : null;
}

/** What is sent: nothing that was not asked for. */
export function askedOf({ for: what }: Asked, { email, name, organisationId, language }: Invitee): Partial<Invitee> {
  if (what === 'address') return { email };
  return what === 'newcomer' ? { email, name, organisationId, language } : { email, organisationId };
}

/** The fields that the address called for, and why; what was said of one address is not left standing beside another. */
export function InviteeFields<V extends Invitee>({ form, asked, onOther }: { form: Form<V>; asked: Asked; onOther: () => void }): ReactNode {
  const t = useText();
  const isOther = asked.for !== 'address' && asked.email !== form.values.email.trim().toLowerCase();
  useEffect(() => {
    if (isOther) onOther();
  }, [isOther, onOther]);
  const organisations = useQuery(organisationsQuery);
  const options = [{ value: '', text: t('people.organisation.choose') }, ...(organisations.data?.items ?? []).map(({ id, name }) => ({ value: id, text: name }))];
  const isNew = asked.for === 'newcomer';
  return (
    <>
      <div role="status">
        {isNew && <p>{t('people.invitee.new')}</p>}
        {asked.for === 'organisation' && <p>{t('people.invitee.known', { name: asked.name })}</p>}
      </div>
      {isNew && <TextField form={form} name="name" label={t('people.name')} description={t('people.invitee.name.help')} autoComplete="off" autoFocus />}
      {asked.for !== 'address' && <SelectField key={asked.for} form={form} name="organisationId" label={t('people.organisation')} options={options} autoFocus={!isNew} />}
      {isNew && <SelectField form={form} name="language" label={t('people.invitee.language')} options={locales.map((one) => ({ value: one, text: t(`ui.language.${one}`) }))} />}
    </>
  );
}
