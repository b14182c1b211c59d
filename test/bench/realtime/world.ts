/** Our own house for the bench: people who are signed in, a matter they write in, and its documents, made through the rooms' own acts. */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../server/config.ts';
import { matterTables } from '../../../server/matters/tables.ts';
import { createMatter } from '../../../server/matters/matters.ts';
import { addAccount } from '../../../server/people/accounts.ts';
import { addOrganisation } from '../../../server/people/organisations.ts';
import { openSessions } from '../../../server/people/sessions.ts';
import { newId } from '../../../server/platform/storage/ids.ts';
import { migrateSqlite } from '../../../server/platform/storage/migrate.ts';
import { openSqlite } from '../../../server/platform/storage/sqlite.ts';
import type { Store } from '../../../server/platform/storage/store.ts';
import { addDocument } from '../../../server/drafting/document-tree.ts';
import { updateLog } from '../../../server/drafting/working-document.ts';
import { openRealtime } from '../../../server/realtime/realtime.ts';
import type { StoredText } from './texts.ts';

export interface World {
  dataDir: string;
  documents: string[];
  cookies: string[];
}

/** Everything is on disk and closed when it resolves. */
export async function buildWorld(size: { persons: number; documents: number; text: StoredText }): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'overens-bench-'));
  mkdirSync(join(dataDir, 'files'));
  const file = join(dataDir, 'overens.sqlite');
  migrateSqlite(file, join(packageRoot, 'migrations'));
  const store = openSqlite(file);
  const { personIds, documents } = await inhabit(store, size);
  const sessions = openSessions(store, { secure: false });
  const cookies: string[] = [];
  for (const personId of personIds) cookies.push((await sessions.start(personId)).split(';')[0] ?? '');
  for (const documentId of documents) await write(store, documentId, { text: size.text, personId: personIds[0] ?? '' });
  await store.close();
  return { dataDir, documents, cookies };
}

function inhabit(store: Store, size: { persons: number; documents: number }): Promise<{ personIds: string[]; documents: string[] }> {
  const at = new Date();
  return store.write('house', async (tx) => {
    const first = await addAccount(tx, { name: 'Processledare', email: 'person0@granmark.example', passwordHash: null, isAdministrator: true, organisationIds: [] }, at);
    const authorityId = await addOrganisation(tx, { id: first, at }, { name: 'Region Granmark', kind: 'region', officialMail: null, registryMail: null });
    const personIds = [first];
    for (let n = 0; n < size.persons; n += 1) personIds[n] = await addAccount(tx, { name: `Person ${n}`, email: `person${n}@granmark.example`, passwordHash: null, isAdministrator: n === 0, organisationIds: [authorityId] }, at);
    const lead = { id: first, kind: 'account', name: 'Processledare', isAdministrator: true, organisationIds: [authorityId], assurance: 'password', sessionId: 'bench', at } as const;
    const matterId = await createMatter(tx, { ...lead, organisationIds: [authorityId] }, { title: 'Överenskommelse', purpose: '', registryNumber: 'RG 1', authorityId, bodies: { welfareCouncil: 'Välfärdsrådet', chiefsNetwork: 'Länschefsnätverket', office: 'RSS' }, parties: [], timetable: [] });
    const { participants } = matterTables(tx);
    for (const [n, personId] of personIds.entries()) {
      if (n > 0) await tx.insert(participants).values({ id: newId(at), matterId, personId, email: `person${n}@granmark.example`, name: `Person ${n}`, role: 'working_group', since: at });
    }
    const documents: string[] = [];
    for (let n = 0; n < size.documents; n += 1) documents.push(await addDocument(tx, { ...lead, organisationIds: [authorityId], matterId, roles: ['process_lead', 'working_group'] }, { title: `Dokument ${n}`, kind: 'agreement' }));
    return { personIds, documents };
  });
}

/** As history leaves it: a snapshot, and behind it the rows of the last edits. */
async function write(store: Store, documentId: string, { text, personId }: { text: StoredText; personId: string }): Promise<void> {
  let evicted = (): void => {};
  const gone = new Promise<void>((resolve) => (evicted = resolve));
  const first = openRealtime({ log: updateLog(store), clock: () => new Date(), report: (event) => event === 'document-evicted' && evicted(), limits: { evictMs: 1 } });
  await first.apply(documentId, text.before, { personId });
  await gone;
  await first.stop();
  if (text.tail.length === 0) return;
  const later = openRealtime({ log: updateLog(store), clock: () => new Date(), report: () => {} });
  for (const update of text.tail) await later.apply(documentId, update, { personId });
  await later.stop();
}
