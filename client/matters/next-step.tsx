/** What the server says is next, in words, with the way there. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Matter } from '#shared/matters.ts';
import { answer, api } from '../api.ts';
import { dayText, daysUntil } from '../ui/dates.tsx';
import type { NextStep } from '../ui/phase-line.tsx';
import { useLocale, useSpokenText, useText } from '../ui/text.tsx';

const subjects = ['matter', 'participant', 'document', 'package', 'round', 'consultee', 'response', 'joint-statement', 'comment', 'answer'];

/** Null until the server has answered, and when it names a step that has no words here or is not the one asked about. */
export function useNextStep(matter: Matter, only?: string): NextStep | null {
  const t = useText();
  const { locale } = useLocale();
  const spoken = useSpokenText();
  const { data } = useQuery({ queryKey: ['next-step', matter.id], queryFn: () => answer(api.matters[':id']['next-step'].$get({ param: { id: matter.id } })), meta: { subjects } });
  if (data === undefined || only !== undefined && data.code !== only) return null;

  const { code, path, role } = data;
  const deadline = typeof data.values.deadline === 'string' ? data.values.deadline : null;
  const values = {
    ...data.values,
    ...(deadline === null ? {} : { ...nearness(daysUntil(deadline)), deadline: dayText(locale, deadline) }),
    body: matter.state === 'finalising' ? matter.bodies.chiefsNetwork : matter.bodies.welfareCouncil,
  };
  const sentence = spoken(`matters.next.${code}`, values);
  if (sentence === null) return null;

  const act = spoken(`matters.nextAct.${code}`);
  // A step that only leads to the matter's own page is a change of its state: that has an address of its own.
  const to = path === `/arenden/${matter.id}` ? (matter.refusals.state === null ? `${path}/lage` : null) : path;
  return {
    sentence,
    who: role === null ? null : whoHas(matter, role) ?? spoken(`matters.role.${role}`),
    act: to === null ? undefined : <Link {...addressed(to)} className="ds-button" data-variant="primary">{act ?? t('matters.state.change')}</Link>,
  };
}

/** A path may carry a selection and a place on its page. */
function addressed(path: string): { to: string; search?: Record<string, string>; hash?: string } {
  const { pathname, searchParams, hash } = new URL(path, window.location.origin);
  return { to: pathname, ...(searchParams.size > 0 ? { search: Object.fromEntries(searchParams) } : {}), ...(hash === '' ? {} : { hash: hash.slice(1) }) };
}

function nearness(days: number): { when: 'past' | 'today' | 'tomorrow' | 'soon' | 'later'; days: number } {
  return { days, when: days < 0 ? 'past' : days === 0 ? 'today' : days === 1 ? 'tomorrow' : days <= 21 ? 'soon' : 'later' };
}

/** One or two people are named; more are called by their role. */
function whoHas(matter: Matter, role: string): string | null {
  const names = matter.participants.filter((one) => one.role === role).map(({ name }) => name);
  return names.length === 1 || names.length === 2 ? names.join(', ') : null;
}
