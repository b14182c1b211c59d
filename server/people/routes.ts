import { Hono } from 'hono';
import { z } from 'zod';
import {
  type DemoAccountView, type WhereInvited, acceptanceInput, acceptedSchema, firstRunInput, id, invitationInput, invitationSchema, invitationToken, language, languageInput, listOf, type MailRow, mailQuery, mailRowSchema, mailSchema, setAsideMailSchema, nameInput, noticePaceInput, organisationInput, organisationSchema,
  newPasswordInput, passwordInput, passwordLinkOrder, passwordLinkToken, personRowSchema, sessionSchema, signInInput, email,
} from '#shared/people.ts';
import { Refusal } from '#shared/refusals.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { once } from '../platform/http/idempotency.ts';
import { allowance } from '../platform/http/security.ts';
import { validated } from '../platform/http/validated.ts';
import { latestLetters, letterById, unreachedLetters } from '../platform/mail/outbox.ts';
import { type LetterReport, reportsOf, setAsideSince } from '../platform/mail/returned.ts';
import { orderJob } from '../platform/jobs/jobs.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { allPeople, chooseLanguage, chooseName, chooseNoticePace, noticePaceOf, closeAccount, isFirstRun, makeAdministrator, openAccount, personView, reopenAccount, setPassword, setUp, takeAdministrator } from './accounts.ts';
import { administrator, present, type SignedIn, signedIn, type Visited } from './actor.ts';
import { acceptInvitation, allInvitations, inviteAgain, inviteToOrganisation, revokeInvitation, tryCode, waitingInvitation } from './invitations.ts';
import { postInvitation } from './letters.ts';
import { addOrganisation, allOrganisations, changeOrganisation, organisationById } from './organisations.ts';
import { choosePassword, passwordLinkJob, sendPasswordLink, tryPasswordCode, waitingPasswordLink } from './new-passwords.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import type { Sessions } from './sessions.ts';
import { failedTries, signIn } from './sign-in.ts';

export interface PeopleDoors {
  sessions: Sessions;
  /** Sessions that ended: their open sockets are closed. */
  ended: (which: { sessionId?: string; personId?: string }) => void;
  /** Other rooms give a new account the roles that waited for its address. */
  welcome: Welcome[];
  /** Other rooms say why an account may not be closed yet. */
  farewell: Farewell[];
  demoAccounts: DemoAccountView[];
  nudgeJobs: () => void;
}

export interface Welcome {
  /** Gives what was taken up. */
  (tx: Writer, person: { personId: string; email: string }, at: Date): Promise<WhereInvited[]>;
  /** The chains it will write to: they come before the house's (Writer.hold), which making an account holds. */
  chains?: (from: Reader, email: string) => Promise<string[]>;
}

export interface Farewell {
  /** Throws the refusal. Asked inside the act, which holds `chains`. */
  (from: Reader, personId: string): Promise<void>;
  /** The chains that must stand still meanwhile: they come before the house's (Writer.hold). */
  chains: (from: Reader, personId: string) => Promise<string[]>;
}

const done = z.object({ done: z.literal(true) });
const created = z.object({ id: z.string() });
const params = z.object({ id });

export function peopleRoutes(house: House, doors: PeopleDoors) {
  const documented = documenting(house);
  const { store } = house;
  const signInTries = allowance(10, 15 * 60, house.clock);
  const houseTries = failedTries(house.clock);
  const codeTries = allowance(20, 15 * 60, house.clock);
  const inviting = allowance(60, 60, house.clock);
  const linksAsked = allowance(5, 15 * 60, house.clock);
  // Asked for at many addresses by one stranger: as many as the wrong tries of the house.
  const linksOfTheHouse = allowance(300, 15 * 60, house.clock);
  const linkTries = allowance(20, 15 * 60, house.clock);

  const session = async (personId: string | null, endsAt: Date | null = null) => ({
    person: personId === null ? null : await personView(store.read, personId),
    endsAt: endsAt?.toISOString() ?? null,
    firstRun: await isFirstRun(store.read),
    demo: house.demo,
    demoAccounts: house.demo ? doors.demoAccounts : null,
  });

  const open = new Hono<Visited>()
    .get('/session', documented('Who is signed in', sessionSchema), async (c) => {
      const visitor = c.get('visitor');
      return c.json(visitor === null ? await session(null) : await session(visitor.id, await doors.sessions.lastsUntil(visitor.sessionId)), 200);
    })
    .post('/session', documented('Sign in by password', sessionSchema), validated('json', signInInput), async (c) => {
      const input = c.req.valid('json');
      signInTries.take(input.email);
      const personId = await signIn(store, houseTries, input);
      c.header('set-cookie', await doors.sessions.start(personId));
      return c.json(await session(personId), 200);
    })
    .post('/session/demo', documented('Sign in as a demo account, in a demo house only', sessionSchema), validated('json', z.object({ email })), async (c) => {
      const { email: address } = c.req.valid('json');
      if (!house.demo || !doors.demoAccounts.some((one) => one.email === address)) throw new Refusal('not-found', 'not-found');
      const person = await openAccount(store.read, { email: address });
      if (!person) throw new Refusal('not-found', 'not-found');
      c.header('set-cookie', await doors.sessions.start(person.id));
      return c.json(await session(person.id), 200);
    })
    .delete('/session', documented('Sign out', sessionSchema), async (c) => {
      const visitor = c.get('visitor');
      if (visitor) {
        await doors.sessions.end(visitor.sessionId);
        doors.ended({ sessionId: visitor.sessionId });
      }
      c.header('set-cookie', doors.sessions.blankCookie);
      return c.json(await session(null), 200);
    })
    .post('/first-run', documented('Create the first administrator', sessionSchema), validated('json', firstRunInput), async (c) => {
      const { password, ...input } = c.req.valid('json');
      if (!(await isFirstRun(store.read))) throw new Refusal('conflict', 'already-set-up');
      const passwordHash = await hashPassword(password);
      const personId = await store.write('house', (tx) => setUp(tx, { ...input, passwordHash }, house.clock()));
      c.header('set-cookie', await doors.sessions.start(personId));
      return c.json(await session(personId), 200);
    })
    .post('/invitations/preview', documented('What an invitation link is about', z.object({ email: z.string(), name: z.string(), organisation: z.string(), hasAccount: z.boolean(), language })), validated('json', invitationToken), async (c) => {
      const row = await waitingInvitation(store.read, c.req.valid('json').token, house.clock());
      const organisation = await organisationById(store.read, row.organisationId);
      return c.json({ email: row.email, name: row.name, organisation: organisation?.name ?? '', hasAccount: (await openAccount(store.read, { email: row.email })) !== null, language: row.language }, 200);
    })
    .post('/invitations/acceptance', documented('Accept an invitation with the code from the mail', acceptedSchema), validated('json', acceptanceInput), async (c) => {
      const { password, ...input } = c.req.valid('json');
      codeTries.take(input.token);
      const now = house.clock();
      const fits = await store.write('house', (tx) => tryCode(tx, input.token, input.code, now));
      if (!fits) throw new Refusal('invalid', 'code-wrong');
      const waiting = await waitingInvitation(store.read, input.token, now);
      const account = await openAccount(store.read, { email: waiting.email });
      // An account that exists keeps its password: the invitation proves the address, not the person's consent to a new one.
      if (account?.passwordHash && !(await passwordFits(account.passwordHash, password))) throw new Refusal('invalid', 'password-of-existing-account');
      const passwordHash = await hashPassword(password);
      const { personId, taken } = await store.write(`invitation:${waiting.id}`, async (tx) => {
        const chains = await Promise.all(doors.welcome.map((give) => give.chains?.(tx, waiting.email) ?? []));
        for (const chain of [...new Set(chains.flat())].sort()) await tx.hold(chain);
        await tx.hold('house');
        const accepted = await acceptInvitation(tx, { token: input.token, name: input.name, language: input.language, passwordHash }, now);
        const given: WhereInvited[] = [];
        for (const give of doors.welcome) given.push(...(await give(tx, accepted, now)));
        return { personId: accepted.personId, taken: given };
      });
      c.header('set-cookie', await doors.sessions.start(personId));
      return c.json({ ...(await session(personId)), leadsTo: onlyOne(taken) }, 200);
    });

  const forgotten = new Hono<Visited>()
    // The same order is written for every address, and carried out later: neither the answer nor its time tells who has an account.
    .post('/password-links', documented('Ask for a letter with a link to a new password; the same answer whether there is an account or not', done), validated('json', passwordLinkOrder), async (c) => {
      const { email: address } = c.req.valid('json');
      linksAsked.take(address);
      linksOfTheHouse.take('house');
      const now = house.clock();
      const account = await openAccount(store.read, { email: address });
      await store.write('jobs', (tx) => orderJob(tx, passwordLinkJob, { personId: account?.kind === 'account' ? account.id : null }, now));
      doors.nudgeJobs();
      return c.json({ done: true as const }, 200);
    })
    .post('/password-links/preview', documented('Whose password a link renews', z.object({ email: z.string(), language })), validated('json', passwordLinkToken), async (c) => {
      const { account } = await waitingPasswordLink(store.read, c.req.valid('json').token, house.clock());
      return c.json({ email: account.email, language: account.language }, 200);
    })
    .post('/password-links/choice', documented('Choose a new password with the code from the letter; every other session ends', sessionSchema), validated('json', newPasswordInput), async (c) => {
      const { password, ...link } = c.req.valid('json');
      linkTries.take(link.token);
      const now = house.clock();
      const fits = await store.write('house', (tx) => tryPasswordCode(tx, link, now));
      if (!fits) throw new Refusal('invalid', 'code-wrong', { errors: [{ pointer: '/code', detail: 'code-wrong' }] });
      const passwordHash = await hashPassword(password);
      const personId = await store.write('house', (tx) => choosePassword(tx, { token: link.token, passwordHash }, now));
      doors.ended({ personId });
      c.header('set-cookie', await doors.sessions.start(personId));
      return c.json(await session(personId), 200);
    });

  const own = new Hono<SignedIn>()
    .use('/sessions', signedIn).use('/account/language', present).use('/account/name', signedIn).use('/account/password', signedIn).use('/account/notices', signedIn)
    .delete('/sessions', documented('Sign out everywhere', done), async (c) => {
      const { id: personId } = c.get('person');
      await doors.sessions.endAll(personId);
      doors.ended({ personId });
      c.header('set-cookie', doors.sessions.blankCookie);
      return c.json({ done: true as const }, 200);
    })
    .put('/account/language', documented('Choose what one reads: letters, and the pages on a new device', done), validated('json', languageInput), async (c) => {
      await store.write('house', (tx) => chooseLanguage(tx, c.get('person'), c.req.valid('json').language));
      return c.json({ done: true as const }, 200);
    })
    .put('/account/name', documented('Choose what others call one', done), validated('json', nameInput), async (c) => {
      await store.write('house', (tx) => chooseName(tx, c.get('person'), c.req.valid('json').name));
      return c.json({ done: true as const }, 200);
    })
    .get('/account/notices', documented('How often I am written to about what is said in drafts', noticePaceInput), async (c) => c.json({ pace: await noticePaceOf(store.read, c.get('person').id) }, 200))
    .put('/account/notices', documented('Choose how often one is written to about what is said in drafts', done), validated('json', noticePaceInput), async (c) => {
      await store.write('house', (tx) => chooseNoticePace(tx, c.get('person'), c.req.valid('json').pace));
      return c.json({ done: true as const }, 200);
    })
    .post('/account/password', documented('Change own password; other sessions end', done), validated('json', passwordInput), async (c) => {
      const person = c.get('person');
      const { current, next } = c.req.valid('json');
      const account = await openAccount(store.read, { id: person.id });
      if (!account?.passwordHash || !(await passwordFits(account.passwordHash, current))) throw new Refusal('invalid', 'password-wrong', { errors: [{ pointer: '/current', detail: 'password-wrong' }] });
      const passwordHash = await hashPassword(next);
      await store.write('house', (tx) => setPassword(tx, person, passwordHash));
      await doors.sessions.endAll(person.id);
      doors.ended({ personId: person.id });
      c.header('set-cookie', await doors.sessions.start(person.id));
      return c.json({ done: true as const }, 200);
    });

  const administration = new Hono<SignedIn>()
    .get('/organisations', signedIn, documented('All organisations', listOf(organisationSchema)), async (c) => c.json({ items: await allOrganisations(store.read), next: null }, 200))
    .post('/organisations', administrator, documented('Add an organisation', created, 201), validated('json', organisationInput), async (c) => {
      const input = c.req.valid('json');
      return c.json(await once(c, house, 'house', async (tx) => ({ id: await addOrganisation(tx, c.get('person'), input) })), 201);
    })
    .put('/organisations/:id', administrator, documented('Change an organisation’s name, type, number or mailboxes', done), validated('param', params), validated('json', organisationInput), async (c) => {
      await store.write('house', (tx) => changeOrganisation(tx, c.get('person'), { id: c.req.valid('param').id, ...c.req.valid('json') }));
      return c.json({ done: true as const }, 200);
    })
    .get('/people', administrator, documented('All accounts', listOf(personRowSchema)), async (c) => c.json({ items: await allPeople(store.read), next: null }, 200))
    .post('/people/:id/closing', administrator, documented('Close an account', done), validated('param', params), async (c) => {
      const { id: personId } = c.req.valid('param');
      await store.write(`account:${personId}`, async (tx) => {
        const chains = await Promise.all(doors.farewell.map((mayGo) => mayGo.chains(tx, personId)));
        for (const chain of [...new Set(chains.flat())].sort()) await tx.hold(chain);
        await tx.hold('house');
        for (const mayGo of doors.farewell) await mayGo(tx, personId);
        await closeAccount(tx, c.get('person'), personId);
      });
      doors.ended({ personId });
      return c.json({ done: true as const }, 200);
    })
    .post('/people/:id/reopening', administrator, documented('Open a closed account again', done), validated('param', params), async (c) => {
      await store.write('house', (tx) => reopenAccount(tx, c.get('person'), c.req.valid('param').id));
      return c.json({ done: true as const }, 200);
    })
    .post('/people/:id/password-link', administrator, documented('Send somebody a link to a new password', done), validated('param', params), async (c) => {
      const person = c.get('person');
      inviting.take(person.id);
      await store.write('house', (tx) => sendPasswordLink(tx, { personId: c.req.valid('param').id, askedBy: person, origin: house.origins[0] ?? '' }, person.at));
      return c.json({ done: true as const }, 200);
    })
    .put('/people/:id/administration', administrator, documented('Make somebody an administrator', done), validated('param', params), async (c) => {
      await store.write('house', (tx) => makeAdministrator(tx, c.get('person'), c.req.valid('param').id));
      return c.json({ done: true as const }, 200);
    })
    .delete('/people/:id/administration', administrator, documented('Let somebody be an administrator no longer', done), validated('param', params), async (c) => {
      await store.write('house', (tx) => takeAdministrator(tx, c.get('person'), c.req.valid('param').id));
      return c.json({ done: true as const }, 200);
    })
    .get('/invitations', administrator, documented('All invitations', listOf(invitationSchema)), async (c) => c.json({ items: await allInvitations(store.read, house.clock()), next: null }, 200))
    .post('/invitations', administrator, documented('Invite a person to an organisation', created, 201), validated('json', invitationInput), async (c) => {
      const person = c.get('person');
      inviting.take(person.id);
      const input = c.req.valid('json');
      return c.json(await once(c, house, 'house', async (tx) => {
        const invited = await inviteToOrganisation(tx, person, input);
        await postInvitation(tx, invited, { email: input.email, name: invited.name, origin: house.origins[0] ?? '', invitedBy: person }, person.at);
        return { id: invited.id };
      }), 201);
    })
    .post('/invitations/:id/renewal', administrator, documented('Send an invitation again, with a new link and code', created, 201), validated('param', params), async (c) => {
      const person = c.get('person');
      inviting.take(person.id);
      return c.json(await once(c, house, 'house', async (tx) => {
        const invited = await inviteAgain(tx, person, c.req.valid('param').id);
        await postInvitation(tx, invited, { email: invited.email, name: invited.name, origin: house.origins[0] ?? '', invitedBy: person }, person.at);
        return { id: invited.id };
      }), 201);
    })
    .delete('/invitations/:id', administrator, documented('Revoke an invitation', done), validated('param', params), async (c) => {
      await store.write('house', (tx) => revokeInvitation(tx, c.get('person'), c.req.valid('param').id));
      return c.json({ done: true as const }, 200);
    })
    .get('/mail', administrator, documented('Outgoing mail, newest first; `unreached` shows what came back, is delayed or could not be sent', listOf(mailRowSchema)), validated('query', mailQuery), async (c) => {
      const letters = await (c.req.valid('query').show === 'unreached' ? unreachedLetters(store.read, house.clock()) : latestLetters(store.read));
      const reports = await reportsOf(store.read, letters.map(({ id: letterId }) => letterId), house.clock());
      return c.json({ items: letters.map((row) => mailRow(row, reports.get(row.id))), next: null }, 200);
    })
    .get('/returned-mail', administrator, documented('Returned mail that could not be read, of the last thirty days: how many, and the twenty newest', listOf(setAsideMailSchema).extend({ count: z.number() })), async (c) => {
      const { count, files } = await setAsideSince(store.read, house.clock());
      return c.json({ count, items: files.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })), next: null }, 200);
    })
    .get('/mail/:id', administrator, documented('One outgoing letter', mailSchema), validated('param', params), async (c) => {
      const row = await letterById(store.read, c.req.valid('param').id);
      const report = (await reportsOf(store.read, [row.id], house.clock())).get(row.id);
      return c.json({ ...mailRow(row, report), diagnostic: report ? [report.status, report.diagnostic].filter(Boolean).join(' ') : null, body: row.body, attachments: row.attachments.map(({ name }) => ({ name })) }, 200);
    });

  return new Hono<SignedIn>().route('/', open).route('/', forgotten).route('/', own).route('/', administration);
}

/** Of several none comes first. */
const onlyOne = (taken: WhereInvited[]): WhereInvited | null => (taken.length === 1 ? taken[0] ?? null : null);

function mailRow(row: { id: string; recipient: string; language: string; subject: string; createdAt: Date; sentAt: Date | null; attempts: number; replacedAt: Date | null }, report: LetterReport | undefined): MailRow {
  return {
    replaced: row.replacedAt !== null, returned: report ? { outcome: report.outcome, at: report.at.toISOString(), reason: report.reason } : null,
    id: row.id, recipient: row.recipient, language: row.language, subject: row.subject, createdAt: row.createdAt.toISOString(), sentAt: row.sentAt?.toISOString() ?? null, attempts: row.attempts,
  };
}
