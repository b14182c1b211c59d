/** What a failing store must look like from outside, whatever fails in it (design D7): nothing is called saved, everyone is told within a second, and it goes on when the store does. */
import { randomUUID } from 'node:crypto';
import type { Figure } from '../support/figures.ts';
import { leave, stockClient } from '../support/yjs-client.ts';
import { flatRoots } from '#shared/agreement/flat-format.ts';
import { atMost, figuresOf, none, reckon, told } from './reckoning.ts';
import type { Scene } from './scene.ts';
import type { Typist } from './typist.ts';

export interface BadStore {
  spoil(): Promise<void>;
  heal(): Promise<void>;
}

const writers = 6;

/** `runs` times: write, let the store fail, write on, let it recover or (every third time) kill the server first. */
export async function throughBadStore(scene: Scene, store: BadStore, runs: number): Promise<Figure[]> {
  const typists = await scene.seat(writers);
  const sums = { toldMs: 0, untold: 0, unread: 0, wrongAnswers: 0, lostActs: 0, recoveredMs: 0 };
  for (let round = 1; round <= runs; round += 1) {
    for (const typist of typists) typist.write(6);
    await wait(600 + scene.random() * 600);
    // The first failure may be told before whoever spoils the store says that it is done.
    const from = scene.server.output().length;
    await store.spoil();
    const failedAt = await failure(scene, from);
    await wait(1_000);
    const late = typists.map((typist) => toldAfter(typist, failedAt));
    sums.toldMs = Math.max(sums.toldMs, ...late.filter((one) => one !== null));
    sums.untold += late.filter((one) => one === null).length;
    if (!(await readerGetsText(scene))) sums.unread += 1;
    const act = { title: `Bilaga ${round}`, key: randomUUID() };
    const answer = await addDocument(scene, act);
    if (answer !== 503) sums.wrongAnswers += 1;
    await wait(scene.random() * 1_500);
    for (const typist of typists) typist.rest();
    if (round % 3 === 0) await scene.kill();
    await store.heal();
    if (round % 3 === 0) await scene.start();
    const healedAt = performance.now();
    await Promise.all(typists.map((typist) => typist.saved(60_000)));
    sums.recoveredMs = Math.max(sums.recoveredMs, performance.now() - healedAt);
    // The browser repeats what was not answered, with the same key.
    await addDocument(scene, act);
    const { items } = await scene.person(0).ask<{ items: { title: string }[] }>('GET', `/matters/${scene.matterId}/documents`);
    if (items.filter(({ title }) => title === act.title).length !== 1) sums.lostActs += 1;
    process.stdout.write(`round ${round}: told after ${Math.round(Math.max(...late.map((one) => one ?? Infinity)))} ms, an act answered with ${answer}, ${round % 3 === 0 ? 'killed and started, ' : ''}all saved ${Math.round(performance.now() - healedAt)} ms after; ${scene.ledger.acknowledged.size} words acknowledged\n`);
  }
  const reckoning = await reckon(scene, typists);
  return [
    told('failures of the store', runs), atMost('longest until a writer was told', Math.round(sums.toldMs), { target: 1_000, unit: 'ms' }), none('writers not told', sums.untold),
    none('readers who did not get the text meanwhile', sums.unread), none('acts not refused with 503', sums.wrongAnswers), none('acts lost or doubled', sums.lostActs),
    told('longest until all was saved again', Math.round(sums.recoveredMs), 'ms'), ...figuresOf(scene, reckoning, { atLeast: runs * writers }),
  ];
}

/** Resolves with the time at which the server first reports, `from` that place of its output on, that a commit did not come about. */
async function failure(scene: Scene, from: number): Promise<number> {
  const end = performance.now() + 30_000;
  while (performance.now() < end) {
    if (/append-failed|claim-failed/.test(scene.server.output().slice(from))) return performance.now();
    await wait(5);
  }
  throw new Error('the store did not fail');
}

/** Milliseconds until this writer was told that nothing is saved now; null when it was not. */
function toldAfter(typist: Typist, failedAt: number): number | null {
  // The pipe of the server's log may be slower than the socket.
  const said = typist.told.find(({ at, state }) => at > failedAt - 1_000 && state.kind === 'offline' && state.why === 'not-saved');
  return said === undefined ? null : Math.max(0, said.at - failedAt);
}

async function readerGetsText(scene: Scene): Promise<boolean> {
  const person = scene.person(1);
  const { writeEpoch } = await person.ask<{ writeEpoch: number }>('GET', `/documents/${scene.documentId}`);
  const reader = stockClient({ url: `ws://127.0.0.1:${scene.port}/api/documents`, document: scene.documentId, params: { epoch: String(writeEpoch) }, headers: { cookie: person.cookie(), origin: scene.server.origin } });
  const end = performance.now() + 5_000;
  while (performance.now() < end && flatRoots(reader.doc).text.length === 0) await wait(20);
  const got = flatRoots(reader.doc).text.length > 0;
  leave(reader);
  return got;
}

async function addDocument(scene: Scene, { title, key }: { title: string; key: string }): Promise<number> {
  return (await scene.person(0).request('POST', `/matters/${scene.matterId}/documents`, { title, kind: 'annex' }, { 'idempotency-key': key })).status;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
