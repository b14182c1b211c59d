import { expect, onTestFinished, test } from 'vitest';
import type { OpenedApp } from '../support/open-app.ts';
import { open, openAt, planned, submitted } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

interface Told { matter: string | null; subject: string; id: string }

/** An open event stream; `until` gives what it told before the event that fits. */
async function listener(visitor: Visitor, headers: Record<string, string> = {}) {
  const answer = await visitor.raw('GET', '/api/events', undefined, headers);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = answer.body?.getReader() ?? expect.fail('no stream');
  const decoder = new TextDecoder();
  const told: Told[] = [];
  let rest = '';
  let ready = false;
  let reading: Promise<boolean> | null = null;
  // One read at a time: a race that was lost goes on with the same one.
  const more = () => (reading ??= read().finally(() => (reading = null)));
  const read = async () => {
    const { value, done } = await reader.read();
    if (done) return false;
    rest += decoder.decode(value, { stream: true });
    const frames = rest.split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const data = /^data: (.*)$/m.exec(frame)?.[1] ?? '{}';
      if (/^event: changed$/m.test(frame)) told.push(JSON.parse(data) as Told);
      if (/^event: ready$/m.test(frame)) ready = true;
    }
    return true;
  };
  while (!ready && (await more()));
  onTestFinished(() => void reader.cancel().catch(() => {}));
  return {
    told,
    /** What has arrived by now: everything the server sent before this was asked. */
    async soFar(): Promise<string[]> {
      for (let turn = 0; turn < 50; turn += 1) await Promise.race([more(), new Promise((resolve) => setImmediate(resolve))]);
      return told.map((one) => one.subject);
    },
    async until(fits: (one: Told) => boolean): Promise<Told[]> {
      while (!told.some(fits)) if (!(await more())) throw new Error('the stream ended');
      return told;
    },
  };
}

/** A change that the listener hears last: the house's own, its matter's, or its answer's. */
const publish = (app: OpenedApp, matterId: string | null, audience: string) => app.house.signal.publish({ matterId, audience, subject: 'end', id: 'end' });
const isEnd = (one: Told) => one.subject === 'end';

test('the team hears of an act in its matter, with ids only; others hear nothing', async () => {
  const app = await openAt(planned);
  const [writer, otherLead, consultee] = await Promise.all(['writer', 'otherLead', 'almforsCoordinator'].map(async (who) => listener(await app.enter(who as 'writer'))));
  const lead = await app.enter('lead');
  given(await lead.patch(`/api/matters/${app.matterId}`, { title: 'Hemligt namn' }));
  const told = await writer?.until((one) => one.subject === 'matter') ?? [];
  expect(told).toEqual([{ matter: app.matterId, subject: 'matter', id: app.matterId }]);
  publish(app, app.otherMatterId, 'team');
  expect(await otherLead?.until(isEnd)).toEqual([{ matter: app.otherMatterId, subject: 'end', id: 'end' }]);
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  expect((await consultee?.until((one) => one.subject === 'round'))?.map((one) => one.subject)).toEqual(['round']);
});

test('rule 8: what a consultee writes is heard inside the consultee only, until it is submitted', async () => {
  const app = await openAt(open);
  const [own, other, lead] = await Promise.all(['almforsCoordinator', 'bjorkvattnaCoordinator', 'lead'].map(async (who) => listener(await app.enter(who as 'lead'))));
  const almfors = await app.enter('almforsCoordinator');
  const { id } = given(await almfors.post<{ id: string }>(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: 'Ännu en' }), 201);
  expect(await own?.until((one) => one.subject === 'comment')).toEqual([{ matter: null, subject: 'comment', id }]);
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'opposes' }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  expect((await lead?.until((one) => one.subject === 'response'))?.map((one) => one.subject), 'the lead hears of the answer, of nothing before it').toEqual(['response']);
  publish(app, null, `response:${app.otherResponseId}`);
  expect(await other?.until(isEnd)).toEqual([{ matter: null, subject: 'end', id: 'end' }]);
});

test('the house’s own events reach administrators only', async () => {
  const app = await openAt(submitted);
  const [admin, lead] = await Promise.all(['admin', 'lead'].map(async (who) => listener(await app.enter(who as 'lead'))));
  given(await (await app.enter('admin')).post('/api/organisations', { name: 'Lingåsens kommun', kind: 'municipality' }), 201);
  expect((await admin?.until((one) => one.subject === 'organisation'))?.length).toBe(1);
  publish(app, app.matterId, 'team');
  expect(await lead?.until(isEnd)).toEqual([{ matter: app.matterId, subject: 'end', id: 'end' }]);
});

test('who loses the role falls silent at once', async () => {
  const app = await openAt(planned);
  const [writer, reference] = await Promise.all(['writer', 'reference'].map(async (who) => listener(await app.enter(who as 'writer'))));
  const lead = await app.enter('lead');
  given(await lead.delete(`/api/matters/${app.matterId}/participants/${app.participants.writer}`));
  await reference?.until((one) => one.subject === 'participant');
  given(await lead.patch(`/api/matters/${app.matterId}`, { title: 'Efteråt' }));
  given(await lead.put(`/api/matters/${app.matterId}/timetable`, { timetable: [] }));
  await reference?.until((one) => one.subject === 'matter' && reference.told.filter((each) => each.subject === 'matter').length === 2);
  expect(await writer?.soFar()).not.toContain('matter');
});

test('a stream whose session has ended falls silent', async () => {
  const app = await openAt(planned);
  const leaving = await app.enter('writer');
  const [writer, staying] = [await listener(leaving), await listener(await app.enter('otherWriter'))];
  given(await leaving.delete('/api/sessions'));
  const lead = await app.enter('lead');
  given(await lead.patch(`/api/matters/${app.matterId}`, { title: 'Efteråt' }));
  given(await lead.patch(`/api/matters/${app.matterId}`, { title: 'Ännu en gång' }));
  await staying.until(() => staying.told.length === 2);
  expect(await writer.soFar()).toEqual([]);
});

test('a returning reader is told to ask for everything again', async () => {
  const app = await openAt(planned);
  const back = await listener(await app.enter('writer'), { 'last-event-id': '1-1' });
  expect(back.told).toEqual([{ matter: null, subject: 'everything', id: '' }]);
});

test('a stranger at the door hears nothing', async () => {
  const app = await openAt(planned);
  expectRefused(await app.visitor().get('/api/events'), 401, 'not-signed-in');
});

test('a coordinator who is taken away is told to look again, and hears nothing more', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const wrong = await listener(await app.enter('almforsCoordinator'));
  const { items } = given(await lead.get<{ items: { id: string; coordinators: { id: string }[] }[] }>(`/api/rounds/${app.roundId}/consultees`));
  given(await lead.delete(`/api/consultees/${app.almfors}/coordinators/${items.find(({ id }) => id === app.almfors)?.coordinators[0]?.id}`));
  expect(await wrong.until((one) => one.subject === 'consultation')).toEqual([{ matter: null, subject: 'consultation', id: app.almfors }]);
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  publish(app, null, `response:${app.responseId}`);
  expect(await wrong.soFar()).toEqual(['consultation']);
});

test('rule 8: a letter that the lead is typing in is not heard by the consultee', async () => {
  const app = await openAt(open);
  const own = await listener(await app.enter('almforsCoordinator'));
  const { id } = given(await (await app.enter('lead')).post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: app.almfors, channel: 'letter', receivedOn: '2027-03-01' }), 201);
  publish(app, null, `response:${id}`);
  publish(app, null, `response:${app.responseId}`);
  expect(await own.until(isEnd)).toEqual([{ matter: null, subject: 'end', id: 'end' }]);
  expect(await own.soFar()).toEqual(['end']);
});
