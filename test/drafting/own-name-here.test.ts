/** Who is in a draft, by the name that the person goes by now. */
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../support/listening.ts';
import { draft, openAt } from '../support/stages.ts';
import { given, origin } from '../support/visitor.ts';
import { leave, stockClient, synced } from '../support/yjs-client.ts';
import type { StockClient } from '../support/yjs-client.ts';

function nameOf(reader: StockClient, other: StockClient): unknown {
  const user = reader.provider.awareness.getStates().get(other.doc.clientID)?.['user'] as { name?: unknown } | undefined;
  return user?.name;
}

test.each([['in this process', false], ['in another process', true]])('a name that is changed %s is told to whoever has the draft open', async (_, elsewhere) => {
  const app = await openAt(draft);
  const door = await listen(app);
  const [writer, lead] = [await app.enter('writer'), await app.enter('lead')];
  const [one, other] = [writer, lead].map(({ cookie }) => stockClient({ url: `ws://127.0.0.1:${door.port}/api/documents`, document: app.documentId, headers: { cookie: cookie ?? '', origin }, params: { epoch: '1' } }));
  if (!one || !other) throw new Error('two people');
  onTestFinished(() => { for (const client of [one, other]) leave(client); });
  await Promise.all([synced(one), synced(other)]);
  const sees = (name: string) => new Promise<void>((resolve) => {
    const look = (): void => { if (nameOf(other, one) === name) { other.provider.awareness.off('change', look); resolve(); } };
    other.provider.awareness.on('change', look);
    look();
  });
  one.provider.awareness.setLocalState({ user: { color: 'teal' } });
  await sees(given(await writer.get<{ person: { name: string } }>('/api/session')).person.name);
  const there = elsewhere ? await app.otherProcess().as(app.people.writer) : writer;
  given(await there.put('/api/account/name', { name: 'Sekreteraren' }));
  await sees('Sekreteraren');
  expect(nameOf(other, one)).toBe('Sekreteraren');
});
