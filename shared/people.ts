/** Accounts, organisations, invitations: shapes and rules for form and server alike. */
import { z } from 'zod';
import { isCleanText, limits } from './limits.ts';
import { locales } from './messages/format.ts';
import { returnReasons } from './returned-mail.ts';

export const organisationKinds = ['region', 'municipality', 'state_agency', 'association', 'company', 'other'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Trimmed, one line; NUL and lone surrogates are refused at every edge (design D6). */
export const line = (longest: number) => z.string({ error: 'text-required' }).trim().min(1, { error: 'text-required' }).max(longest, { error: 'text-too-long' }).refine(isCleanText, { error: 'text-unclean' }).refine((text) => !/[\r\n]/.test(text), { error: 'text-one-line' });
/** Words of several lines, which may be none. Refuses `text-too-long`, and `text-unclean` (design D6). */
export const text = (longest: number) => z.string({ error: 'text-required' }).max(longest, { error: 'text-too-long' }).refine(isCleanText, { error: 'text-unclean' });

/** One mailbox. What separates or groups addresses, or stands as a remark beside one (RFC 5322 3.2.3), is refused: a letter goes to whom it is written, and nobody else. */
export const email = z.string({ error: 'email-invalid' }).trim().toLowerCase().max(254, { error: 'email-invalid' }).regex(/^[^\s\p{Cc}\p{Cs}@<>"'(),:;[\]\\]+@[^\s\p{Cc}\p{Cs}@<>"'(),:;[\]\\]+\.[^\s\p{Cc}\p{Cs}@<>"'(),:;[\]\\]+$/u, { error: 'email-invalid' });
/** NIST SP 800-63B: length is what counts; no rules of composition. */
export const password = z.string({ error: 'password-too-short' }).min(12, { error: 'password-too-short' }).max(200, { error: 'text-too-long' });
export const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, { error: 'id-invalid' });
/** What a person reads. Refuses `language-unknown`. */
export const language = z.enum(locales, { error: 'language-unknown' });
/** A calendar day, `2027-09-24`. */
export const day = z.string({ error: 'date-invalid' }).regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'date-invalid' }).refine((value) => new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) ?? false, { error: 'date-invalid' });

/**
 * A Swedish organisation number, `212000-1234` whatever way it was typed. A personal number, which has the same form, has a month where
 * an organisation has 20 or more, and is refused (`domain.md` rule 18). Refuses `registration-number-invalid`.
 */
export const registrationNumber = z.string({ error: 'registration-number-invalid' }).transform((typed) => typed.replace(/[\s\u00a0–-]/g, '').replace(/^16(?=\d{10}$)/, '')).refine(isRegistrationNumber, { error: 'registration-number-invalid' }).transform((digits) => `${digits.slice(0, 6)}-${digits.slice(6)}`);

/** Ten digits, the third and fourth at least 20, the last a check digit by Luhn. */
function isRegistrationNumber(digits: string): boolean {
  if (!/^\d{2}[2-9]\d{7}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, n) => { const twice = Number(digit) * (n % 2 === 0 ? 2 : 1); return total + (twice > 9 ? twice - 9 : twice); }, 0);
  return sum % 10 === 0;
}

export const organisationInput = z.object({
  name: line(limits.name),
  kind: z.enum(organisationKinds),
  registrationNumber: registrationNumber.nullable().default(null),
  officialMail: email.nullable().default(null),
  registryMail: email.nullable().default(null),
});
export const organisationSchema = z.object({ id: z.string(), name: z.string(), kind: z.enum(organisationKinds), registrationNumber: z.string().nullable(), officialMail: z.string().nullable(), registryMail: z.string().nullable() });
export type Organisation = z.infer<typeof organisationSchema>;

const personSchema = z.object({
  id: z.string(), name: z.string(), email: z.string(), kind: z.enum(['account', 'guest']), isAdministrator: z.boolean(), language,
  organisations: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type PersonView = z.infer<typeof personSchema>;

/** How the demo's sign-in page sorts its accounts. */
export const demoGroups = ['lead', 'working-group', 'chair', 'consultee', 'council', 'reference-group', 'party', 'house'] as const;
export type DemoGroup = (typeof demoGroups)[number];
const demoAccount = z.object({ email: z.string(), name: z.string(), group: z.enum(demoGroups) });
export type DemoAccountView = z.infer<typeof demoAccount>;

export const sessionSchema = z.object({
  person: personSchema.nullable(),
  /** The session's absolute end (design D16); null when nobody is signed in, and in the answer to a sign-in, which asks for no more than who it is. */
  endsAt: z.string().nullable(),
  firstRun: z.boolean(),
  demo: z.boolean(),
  demoAccounts: z.array(demoAccount).nullable(),
});
export type SessionView = z.infer<typeof sessionSchema>;

/** What an invitation was for, when it was for one thing: where its person begins. */
const whereInvited = z.object({ kind: z.enum(['matter', 'consultation']), id: z.string() });
export type WhereInvited = z.infer<typeof whereInvited>;
export const acceptedSchema = sessionSchema.extend({ leadsTo: whereInvited.nullable() });

export const signInInput = z.object({ email, password: z.string({ error: 'text-required' }).min(1, { error: 'text-required' }).max(200) });
export const firstRunInput = z.object({ organisation: z.object({ name: line(limits.name), kind: z.enum(organisationKinds) }), name: line(limits.name), email, password, language: language.default('sv') });
export const nameInput = z.object({ name: line(limits.name) });
export const languageInput = z.object({ language });
/** How often somebody is written to about what is said in a draft; what one must act on (invitations, receipts, last days) always comes. */
export const noticePaces = ['soon', 'daily', 'off'] as const;
export type NoticePace = (typeof noticePaces)[number];
export const noticePaceInput = z.object({ pace: z.enum(noticePaces) });
export const passwordInput = z.object({ current: z.string().min(1, { error: 'text-required' }).max(200), next: password });

/** Address first: name and organisation of a newcomer are asked for with `invitee-new`, the organisation of somebody known with `invitee-known`. */
export const invitationInput = z.object({ email, name: line(limits.name).optional(), organisationId: id.optional(), language: language.default('sv') });
export type InvitationInput = z.output<typeof invitationInput>;
export const invitationSchema = z.object({
  id: z.string(), email: z.string(), name: z.string(), organisation: z.string(), createdAt: z.string(), expiresAt: z.string(),
  status: z.enum(['waiting', 'accepted', 'revoked', 'expired']),
});
export type InvitationView = z.infer<typeof invitationSchema>;
/** What was accepted or revoked is over; a letter that was lost, or a link that ran out, is sent anew. Refuses `invitation-used`, `invitation-revoked`. */
export function whyNotInviteAgain({ status }: Pick<InvitationView, 'status'>): 'invitation-used' | 'invitation-revoked' | null {
  return status === 'accepted' ? 'invitation-used' : status === 'revoked' ? 'invitation-revoked' : null;
}
export const invitationToken = z.object({ token: z.string().regex(/^[\w-]{43}$/, { error: 'invitation-unknown' }) });
export const acceptanceInput = invitationToken.extend({ code: z.string().transform((typed) => typed.replaceAll(/\s/g, '')).pipe(z.string().regex(/^\d{6}$/, { error: 'code-form' })), name: line(limits.name), password, language: language.default('sv') });

/** An account as the rules see it; `administrators` counts the open accounts that administer the house, this one among them. */
interface AccountSubject { isAdministrator: boolean; closed: boolean; administrators: number }

/** Somebody always administers the house. */
export function whyNotCloseAccount(account: AccountSubject): 'last-administrator' | null {
  return account.isAdministrator && !account.closed && account.administrators <= 1 ? 'last-administrator' : null;
}

/** A closed account is opened before it is trusted with the house. */
export function whyNotMakeAdministrator(account: AccountSubject): 'person-unknown' | 'administrator-already' | null {
  if (account.closed) return 'person-unknown';
  return account.isAdministrator ? 'administrator-already' : null;
}

/** One may leave the task oneself, as long as somebody else has it. */
export function whyNotTakeAdministrator(account: AccountSubject): 'administrator-not' | 'last-administrator' | null {
  return account.isAdministrator ? whyNotCloseAccount(account) : 'administrator-not';
}

export const passwordLinkOrder = z.object({ email });
export const passwordLinkToken = z.object({ token: z.string().regex(/^[\w-]{43}$/, { error: 'password-link-unknown' }) });
export const newPasswordInput = passwordLinkToken.extend({ code: acceptanceInput.shape.code, password });

export const personRowSchema = z.object({
  id: z.string(), name: z.string(), email: z.string(), organisations: z.array(z.string()), isAdministrator: z.boolean(), closed: z.boolean(),
  refusals: z.object({ close: z.string().nullable(), makeAdministrator: z.string().nullable(), takeAdministrator: z.string().nullable() }),
});
export type PersonRow = z.infer<typeof personRowSchema>;

/** `unreached`: only what came back, is delayed or could not be sent. */
export const mailQuery = z.object({ show: z.literal('unreached').optional() });
export const mailRowSchema = z.object({ id: z.string(), recipient: z.string(), language: z.string(), subject: z.string(), createdAt: z.string(), sentAt: z.string().nullable(), attempts: z.number(),
  /** It was sent anew, and is neither tried nor waited for any more. */
  replaced: z.boolean(),
  /** What another mail server sent back about it. */
  returned: z.object({ outcome: z.enum(['returned', 'delayed']), at: z.string(), reason: z.enum(returnReasons) }).nullable(),
});
/** `diagnostic`: the other server's own words and code, of a letter that came back or is delayed. */
export const mailSchema = mailRowSchema.extend({ body: z.string(), diagnostic: z.string().nullable(), attachments: z.array(z.object({ name: z.string() })) });
/** A file of returned mail that nobody could read, and where it lies. */
export const setAsideMailSchema = z.object({ id: z.string(), fileName: z.string(), at: z.string() });
export type MailRow = z.infer<typeof mailRowSchema>;
export type Mail = z.infer<typeof mailSchema>;

/** The one envelope of lists; `next` is null on the last page. */
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
