/** The response register over HTTP. */
import { Hono } from 'hono';
import { z } from 'zod';
import { consulteeSchema } from '#shared/consultation.ts';
import { whyNotAddConsultee } from '#shared/round-rules.ts';
import { listPreviewSchema } from '#shared/consultee-list.ts';
import { mailingInput, registerChange, remindersInput, sendAgainInput } from '#shared/consultee-register.ts';
import { id, listOf } from '#shared/people.ts';
import { writeRegisterCsv } from '../export/write-register-csv.ts';
import { asTeam, stillTeam } from '../matters/actor.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import { sha256 } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { fileName, inLanguage } from '../platform/http/file-names.ts';
import { once } from '../platform/http/idempotency.ts';
import { allowance } from '../platform/http/security.ts';
import { download, uploadOf } from '../platform/http/upload.ts';
import { validated } from '../platform/http/validated.ts';
import { examineList, importConsultees, tableOf } from './consultee-import.ts';
import { consulteeById } from './consultees.ts';
import { mailConsultees } from './mailing.ts';
import { keepRegister, registerOf } from './register.ts';
import { setReminders } from './reminders.ts';
import { roundFor, stateOf } from './rounds.ts';
import { sendLetterAgain } from './sending-again.ts';

const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));

export function registerRoutes(house: House, doors: { nudgeMail: () => void }) {
  const documented = documenting(house);
  const { store } = house;
  const importing = allowance(60, 3600, house.clock);
  const mailing = allowance(30, 3600, house.clock);

  return new Hono<SignedIn>()
    .use('/rounds/*', signedIn).use('/consultees/*', signedIn)
    .get('/rounds/:id/consultees', documented('The response register', listOf(consulteeSchema)), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await registerOf(store.read, actor, round.id), next: null }, 200);
    })
    .get('/rounds/:id/consultees.csv', documented('The response register as a table for a spreadsheet, every row', 'text/csv'), byId, validated('query', inLanguage), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const { locale } = c.req.valid('query');
      const matter = await matterById(store.read, round.matterId);
      const bytes = writeRegisterCsv({ locale, deadline: round.deadline, today: dayOf(house.clock()), rows: await registerOf(store.read, actor, round.id) });
      return download(c, { name: fileName(locale, { key: 'file.register', values: { number: round.number, registryNumber: matter?.registryNumber ?? '' }, ending: 'csv' }), type: 'text/csv', bytes });
    })
    .post('/rounds/:id/consultees/import', documented('A list of consultees from a spreadsheet; `dry` only tells what it would do', listPreviewSchema), byId, validated('query', z.object({ dry: z.enum(['true', 'false']).default('false') })), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      refuse(whyNotAddConsultee(actor, { state: stateOf(round) }, false));
      importing.take(actor.id);
      const { bytes } = await uploadOf(c);
      const table = await tableOf(bytes);
      if (c.req.valid('query').dry === 'true') return c.json(await examineList(store.read, round.id, table), 200);
      const answer = await once(c, house, `matter:${actor.matterId}`, async (tx) => {
        const preview = await examineList(tx, round.id, table);
        return { ...preview, added: await importConsultees(tx, await stillTeam(tx, actor), { roundId: round.id, table, origin: house.origins[0] ?? '' }) };
      }, sha256(bytes));
      doors.nudgeMail();
      return c.json(answer, 200);
    })
    .post('/rounds/:id/mailings', documented('Write to several consultees at once', z.object({ letters: z.number() }), 201), byId, validated('json', mailingInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      mailing.take(actor.id);
      const answer = await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ letters: await mailConsultees(tx, await stillTeam(tx, actor), round.id, c.req.valid('json')) }));
      doors.nudgeMail();
      return c.json(answer, 201);
    })
    .post('/consultees/:id/letters/:letterId/sending', documented('Send a letter that did not get there once more, to the same address or a corrected one', done, 201), validated('param', z.object({ id, letterId: id })), validated('json', sendAgainInput), async (c) => {
      const { id: consulteeId, letterId } = c.req.valid('param');
      const { round } = await consulteeById(store.read, consulteeId);
      const actor = await asTeam(store.read, c.get('person'), round.matterId);
      const answer = await once(c, house, `matter:${actor.matterId}`, async (tx) => {
        await sendLetterAgain(tx, await stillTeam(tx, actor), { consulteeId, letterId, ...c.req.valid('json'), origin: house.origins[0] ?? '' });
        return { done: true as const };
      });
      doors.nudgeMail();
      return c.json(answer, 201);
    })
    .put('/rounds/:id/reminders', documented('Remind who has not answered, or do not', done), byId, validated('json', remindersInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => setReminders(tx, await stillTeam(tx, actor), round.id, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .patch('/consultees/:id/register-entry', documented('Keep what the secretary knows of a consultee', done), byId, validated('json', registerChange), async (c) => {
      const { round } = await consulteeById(store.read, c.req.valid('param').id);
      const actor = await asTeam(store.read, c.get('person'), round.matterId);
      await store.write(`matter:${actor.matterId}`, async (tx) => keepRegister(tx, await stillTeam(tx, actor), c.req.valid('param').id, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    });
}
