/** The public form over HTTP: plain pages, which ask for no cookie and set none. Nothing is done by opening a link (reliability-security.md 9). */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { limits } from '#shared/limits.ts';
import type { Locale } from '#shared/messages/format.ts';
import { id } from '#shared/people.ts';
import { personalNumbersIn } from '#shared/personal-numbers.ts';
import { Refusal } from '#shared/refusals.ts';
import { unsolicitedInput } from '#shared/unsolicited.ts';
import type { House } from '../../platform/house.ts';
import { addressAllowance, networkAddress } from '../../platform/http/network-address.ts';
import { allowance, sameOrigin } from '../../platform/http/security.ts';
import { inLocale, missingPage, type PageFrame } from '../public/page.ts';
import { publicDocument, type PublicRound, publicRound } from '../public/public-round.ts';
import { publicPath, type RoundEnd } from '../public/publication.ts';
import { roundById } from '../rounds.ts';
import { commentField, type ClauseChoice, confirmationPage, type FaultCode, formPage, formPath, type FormState, nothingTyped, placeField, type RefusedCode, saidPage, type Typed } from './form-page.ts';
import type { SentComment } from './tables.ts';
import { confirmUnsolicited, sendUnsolicited, sentBehind, whyNotSend } from './unsolicited.ts';

/** `styles`: the address of the built style sheet; null where nothing was built. */
export function formPages(house: House, { end, styles, nudgeMail, trustedProxies }: { end: RoundEnd; styles: () => Promise<string | null>; nudgeMail: () => void; trustedProxies: readonly string[] }) {
  const from = house.store.read;
  // No account to count by: by network address, which whole authorities share, and by round, wide enough for its last hour.
  const sendingFrom = addressAllowance(limits.publicFromAddress, window, house.clock);
  const sending = allowance(200, window, house.clock);
  const localeOf = (c: Context): Locale => (c.req.query('locale') === 'en' ? 'en' : 'sv');
  const frameOf = async (c: Context, path: string): Promise<PageFrame> => ({ locale: localeOf(c), styles: await styles(), path });
  // What somebody has written is kept by no browser or proxy.
  const send = (c: Context, page: string, status: 200 | 404 | 409 | 413 | 422 | 429 = 200) => c.html(page, status, { 'cache-control': 'no-store' });
  const withRound = async (c: Context, then: (round: PublicRound, frame: PageFrame) => Promise<Response>): Promise<Response> => {
    const roundId = id.safeParse(c.req.param('roundId'));
    const round = roundId.success ? await publicRound(from, roundId.data, { end, locale: localeOf(c) }) : null;
    return round === null ? send(c, missingPage(await frameOf(c, c.req.path)), 404) : then(round, await frameOf(c, formPath(round.id)));
  };
  const isOpen = async (round: PublicRound): Promise<boolean> => (await whyNotSend(from, await roundById(from, round.id))) === null;
  const tooLarge = bodyLimit({ maxSize: limits.publicForm, onError: (c) => withRound(c, async (round, frame) => send(c, saidPage(frame, round, 'large'), 413)) });
  const ours = sameOrigin(house.origins);

  return new Hono()
    .get('/offentligt/:roundId/svara', (c) => withRound(c, async (round, frame) => ((await isOpen(round)) ? send(c, formPage(frame, round, { typed: nothingTyped, clauses: await clausesOf(house, round) })) : send(c, saidPage(frame, round, 'closed'), 404))))
    .post('/offentligt/:roundId/svara', ours, tooLarge, (c) => withRound(c, async (round, frame) => {
      const { typed, act, isTrapped, hasChecked } = await typedIn(c);
      const clauses = await clausesOf(house, round);
      const again = (state: Omit<FormState, 'typed' | 'clauses'>, status: 200 | 409 | 422 | 429) => send(c, formPage(frame, round, { typed, clauses, ...state }), status);
      if (act === 'more') return send(c, formPage(frame, round, { typed: { ...typed, comments: [...typed.comments, { place: '', text: '' }].slice(0, limits.publicComments) }, clauses }));
      const done = c.redirect(inLocale(`${formPath(round.id)}/skickat`, frame.locale), 303);
      // Only a machine fills in what nobody sees; it is told nothing of it.
      if (isTrapped) return done;
      const { input, faults, comments } = parsed(typed, clauses);
      if (input === null) return again({ faults }, 422);
      const numbers = [...new Set([input.name, input.organisation, input.condition, input.text, ...comments.map(({ text }) => text)].flatMap(personalNumbersIn))];
      if (numbers.length > 0 && !hasChecked) return again({ numbers }, 422);
      try {
        sendingFrom.take(networkAddress(c, trustedProxies));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const minutes = Math.ceil(Number(error.details.values?.seconds ?? window) / 60);
        c.header('retry-after', String(minutes * 60));
        return again({ waits: { minutes, until: clockTime(house.clock(), minutes) } }, 429);
      }
      try {
        sending.take(round.id);
        const { comments: _typed, ...said } = input;
        await house.store.write(`unsolicited:${round.id}`, (tx) => sendUnsolicited(tx, { roundId: round.id, packageId: round.papers?.packageId ?? '', input: said, comments, language: frame.locale, origin: house.origins[0] ?? '', at: house.clock() }));
      } catch (error) {
        if (!(error instanceof Refusal) || !isRefused(error.code)) throw error;
        return again({ refused: error.code }, error.kind === 'too-many' ? 429 : 409);
      }
      nudgeMail();
      return done;
    }))
    .get('/offentligt/:roundId/svara/skickat', (c) => withRound(c, async (round, frame) => send(c, saidPage({ ...frame, path: c.req.path }, round, 'sent'))))
    .get('/offentligt/:roundId/svara/bekraftat', (c) => withRound(c, async (round, frame) => send(c, saidPage({ ...frame, path: c.req.path }, round, 'confirmed'))))
    .get('/offentligt/:roundId/bekrafta/:secret', (c) => withRound(c, async (round, frame) => {
      const secret = c.req.param('secret');
      const row = await sentBehind(from, { roundId: round.id, secret, now: house.clock() });
      const here = { ...frame, path: c.req.path };
      if (row === null) return send(c, saidPage({ ...frame, path: publicPath(round.id) }, round, 'link'), 404);
      // A link that was used shows nothing of what was written any more.
      return send(c, row.confirmedAt === null ? confirmationPage(here, round, { row, secret }) : saidPage(here, round, 'confirmed'));
    }))
    .post('/offentligt/:roundId/bekrafta/:secret', ours, tooLarge, (c) => withRound(c, async (round, frame) => {
      try {
        await house.store.write(`unsolicited:${round.id}`, (tx) => confirmUnsolicited(tx, { roundId: round.id, secret: c.req.param('secret'), at: house.clock() }));
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'confirmation-unknown') throw error;
        return send(c, saidPage({ ...frame, path: publicPath(round.id) }, round, 'link'), 404);
      }
      return c.redirect(inLocale(`${formPath(round.id)}/bekraftat`, frame.locale), 303);
    }));
}

/** Seconds. */
const window = 600;

/** The minute after the wait is over, on a Swedish clock. */
const clockTime = (now: Date, minutes: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' }).format(now.getTime() + (minutes + 1) * 60_000);

const refusedCodes: readonly string[] = ['form-not-open', 'form-full', 'too-many-requests'] satisfies RefusedCode[];
const isRefused = (code: string): code is RefusedCode => refusedCodes.includes(code);

/** Each text of the round, as a whole and by its headings. */
async function clausesOf(house: House, round: PublicRound): Promise<ClauseChoice[]> {
  return Promise.all((round.papers?.documents ?? []).map(async ({ id: documentId, title }) => {
    const found = await publicDocument(house.store.read, round, documentId);
    const headings = (found?.document.blocks ?? []).filter(({ kind, text }) => kind === 'heading' && text.trim() !== '');
    return { title, documentId, clauses: [{ value: `${documentId}/`, block: null, number: null, heading: null }, ...headings.map(({ block, clauseNumber, text }) => ({ value: `${documentId}/${block}`, block, number: clauseNumber, heading: text }))] };
  }));
}

/** What a browser's form sends: every value a text, its line breaks CR LF (HTML 4.10.21.4). */
async function typedIn(c: Context): Promise<{ typed: Typed; act: string; isTrapped: boolean; hasChecked: boolean }> {
  const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
  const of = (name: string): string => { const value = body[name]; return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : ''; };
  const shown = Array.from({ length: limits.publicComments }, (_none, at) => at + 1).filter((n) => n === 1 || placeField(n) in body);
  return {
    typed: { name: of('name'), email: of('email'), organisation: of('organisation'), stance: of('stance'), condition: of('condition'), text: of('text'), comments: shown.map((n) => ({ place: of(placeField(n)), text: of(commentField(n)) })) },
    act: of('act'), isTrapped: of('website').trim() !== '', hasChecked: of('checked') === 'yes',
  };
}

/** An empty comment is none. Each fault by its field's id; several of one field are told as the first. */
function parsed(typed: Typed, choices: ClauseChoice[]): { input: z.output<typeof unsolicitedInput> | null; faults: Map<string, FaultCode>; comments: SentComment[] } {
  const faults = new Map<string, FaultCode>();
  const written = typed.comments.flatMap((one, at) => (one.text.trim() === '' ? [] : [{ ...one, n: at + 1 }]));
  const result = unsolicitedInput.safeParse({ ...typed, organisation: typed.organisation.trim(), comments: written.map(({ place, text }) => ({ place: place === '' ? null : place, text })) });
  for (const { path: [field, at, part], message } of result.error?.issues ?? []) {
    const n = typeof at === 'number' ? written[at]?.n ?? 1 : 1;
    const where = field !== 'comments' ? String(field) : part === 'place' ? placeField(n) : commentField(n);
    if (!faults.has(where)) faults.set(where, message as FaultCode);
  }
  const comments = written.map(({ place, text, n }): SentComment => {
    const document = choices.find(({ clauses }) => clauses.some(({ value }) => value === place));
    const clause = document?.clauses.find(({ value }) => value === place);
    if (place !== '' && !clause) faults.set(placeField(n), 'place-unknown');
    return { documentId: document?.documentId ?? null, block: clause?.block ?? null, document: document?.title ?? null, clauseNumber: clause?.number ?? null, clauseHeading: clause?.heading ?? null, text: text.trim() };
  });
  return { input: faults.size === 0 && result.success ? result.data : null, faults, comments };
}
