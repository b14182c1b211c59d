/** A consultee's colleagues without accounts: the codes that let them in, and who may do what (`domain.md` 4.3, design D16). */
import { z } from 'zod';
import { type ResponseSubject, type RoundState, whyNotWriteResponse } from './consultation.ts';
import { limits } from './limits.ts';
import { language, line, text } from './people.ts';
import { refusals } from './matters.ts';

/** Without letters and digits that are taken for one another (Crockford's base 32). */
export const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const handleLength = 3;
const codeLength = 16;

/** As it is read and typed: groups of four. */
export const codeInGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join('-') ?? '';
/** What was typed or pasted, also a whole link: 16 letters in capitals, O read as 0, I and L as 1. Null when it cannot be a code. */
export function codeTyped(typed: string): string | null {
  const said = (typed.split('#').at(-1) ?? '').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return said.length === codeLength && [...said].every((letter) => codeLetters.includes(letter)) ? said : null;
}
/** The first letters find the code; the other 13 are the secret, 65 bits. */
export const handleOf = (code: string): string => code.slice(0, handleLength);

type Who = { member: boolean; lead: boolean; guest: boolean };

/** The coordinator lets colleagues in while there is something to answer. Refuses `coordinator-only` and what {@link whyNotWriteResponse} refuses. */
export function whyNotInviteColleagues(who: Who, response: ResponseSubject): string | null {
  return (response.channel === 'online' ? null : 'members-only') ?? whyNotWriteResponse(who, response);
}

/** Who came in and what they said is the consultee's own, and a way in can be closed whenever it is. */
export function whyNotSeeColleagues(who: Who): string | null {
  return who.guest ? 'coordinator-only' : who.member ? null : 'members-only';
}

/** A colleague keeps a way back of its own while there is something to go back to. Refuses `colleagues-only`, `response-submitted`. */
export function whyNotReturnLink(who: Who, response: { state: string }): string | null {
  return !who.guest ? 'colleagues-only' : response.state === 'draft' ? null : 'response-submitted';
}

/** Refuses `colleague-code-revoked`, `colleague-code-submitted`, `colleague-code-expired`, `round-closed`; `today` in Swedish days. */
export function whyNotEnter(code: { revoked: boolean; lastDay: string }, response: { state: string; roundState: RoundState }, today: string): string | null {
  if (code.revoked) return 'colleague-code-revoked';
  if (response.state !== 'draft') return 'colleague-code-submitted';
  if (today > code.lastDay) return 'colleague-code-expired';
  return response.roundState === 'open' ? null : 'round-closed';
}

/** The last day on which a code lets anybody in: 28 days after the consultee's own deadline. */
export function codeLastDay(deadline: string, extendedTo: string | null): string {
  const last = new Date(`${extendedTo !== null && extendedTo > deadline ? extendedTo : deadline}T12:00:00Z`);
  last.setUTCDate(last.getUTCDate() + limits.colleagueCodeDays);
  return last.toISOString().slice(0, 10);
}

export const colleagueCodeInput = z.object({ label: text(limits.name).trim().default('') });
export const colleagueCodeMade = z.object({ id: z.string(), code: z.string(), link: z.string(), lastDay: z.string() });
export type ColleagueCodeMade = z.infer<typeof colleagueCodeMade>;

const typedCode = z.string({ error: 'colleague-code-form' }).max(300, { error: 'colleague-code-form' }).transform((typed, context) => {
  const code = codeTyped(typed);
  if (code !== null) return code;
  context.addIssue({ code: 'custom', message: 'colleague-code-form' });
  return z.NEVER;
});
export const codeTypedInput = z.object({ code: typedCode });
export const entryInput = z.object({ code: typedCode, name: line(limits.name), unit: text(limits.name).trim().refine((unit) => !/[\r\n]/.test(unit), { error: 'text-one-line' }).default(''), language: language.default('sv') });
export const entryPreview = z.object({ consultee: z.string(), matter: z.string(), round: z.string(), authority: z.string(), deadline: z.string() });

const colleagueSchema = z.object({ id: z.string(), codeId: z.string(), name: z.string(), unit: z.string(), since: z.string(), until: z.string().nullable(), comments: z.number() });
export type Colleague = z.infer<typeof colleagueSchema>;
const codeSchema = z.object({ id: z.string(), label: z.string(), by: z.string(), at: z.string(), revokedAt: z.string().nullable() });
export type ColleagueCode = z.infer<typeof codeSchema>;
export const colleaguesSchema = z.object({ responseId: z.string(), lastDay: z.string(), codes: z.array(codeSchema), colleagues: z.array(colleagueSchema), refusals });
export type Colleagues = z.infer<typeof colleaguesSchema>;
