import type { WebSocketRoute } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Person } from '../support/browser.ts';
import { signInAs } from '../support/browser.ts';
import { firstDocument, openDraft, saveLine, wordsOf } from './draft.ts';
import { demoMatters, lead, otherWriter, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

async function draftOf(): Promise<{ matterId: string; documentId: string; asLead: Person }> {
  const asLead = await house.person({ as: lead });
  const { local } = await demoMatters(asLead);
  return { matterId: local.id, documentId: await firstDocument(asLead, local.id), asLead };
}

async function act(person: Person, method: 'post' | 'delete', path: string, data?: object): Promise<unknown> {
  const answer = await person.context.request[method](`${house.origin()}/api${path}`, { headers: { origin: house.origin() }, ...(data === undefined ? {} : { data }) });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** Before the page is opened: pages come through, and the document's line when it is not cut, as behind a proxy that loses it. */
async function lineOf(person: Person): Promise<{ cut(): Promise<void>; mend(): void }> {
  let isCut = false;
  const open = new Set<WebSocketRoute>();
  person.expect(/WebSocket connection/);
  await person.context.routeWebSocket(/\/sync\?/, (socket) => {
    if (isCut) return void socket.close({ code: 1013, reason: '' });
    open.add(socket);
    socket.connectToServer();
  });
  return {
    async cut() {
      isCut = true;
      await Promise.all([...open].map((socket) => socket.close({ code: 1013, reason: '' })));
      open.clear();
    },
    mend: () => { isCut = false; },
  };
}

const kept = ({ page }: Person): Promise<number> => page.evaluate(() => new Promise<number>((resolve, reject) => {
  const opening = indexedDB.open('overens-unsaved', 1);
  opening.onerror = () => reject(new Error('no store'));
  opening.onsuccess = () => {
    const asked = opening.result.transaction(['lines', 'changes', 'copies']);
    const counts = ['lines', 'changes', 'copies'].map((store) => asked.objectStore(store).count());
    asked.oncomplete = () => { opening.result.close(); resolve(counts.reduce((sum, { result }) => sum + result, 0)); };
  };
}));

const startWriting = async ({ page }: Person, paragraph = 1): Promise<string> => {
  const id = (await page.locator('.agreement p[data-block]').nth(paragraph).getAttribute('data-block')) ?? '';
  await page.locator(`[data-block=${id}]`).click();
  await page.keyboard.press('End');
  return id;
};

const times = (texts: readonly string[], words: string): number => texts.join('\n').split(words).length - 1;
const offlineFaults = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK|WebSocket connection/;

test('words written without contact outlive a crashed window, and stand once when it is opened again', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer });
  const other = await house.person({ as: otherWriter });
  await Promise.all([openDraft(one, documentId), openDraft(other, documentId)]);
  await saveLine(one, 'saved').waitFor();
  one.expect(offlineFaults);
  await one.context.setOffline(true);
  await saveLine(one, 'offline').waitFor();
  await startWriting(one);
  await one.page.keyboard.type(' Skrivet på tåget.');
  await one.page.getByText('finns kvar på den här datorn').waitFor();
  await one.page.close();
  await other.page.bringToFront();
  await startWriting(other);
  await other.page.keyboard.type(' Skrivet på kontoret.');
  await saveLine(other, 'saved').waitFor();
  await one.context.setOffline(false);
  one.page = await one.context.newPage();
  await openDraft(one, documentId);
  await other.page.getByText('Skrivet på tåget.').waitFor();
  await one.page.getByText('Skrivet på kontoret.').waitFor();
  await saveLine(one, 'saved').filter({ hasText: /Sparat \d\d\.\d\d/ }).waitFor();
  const words = await wordsOf(one);
  expect(await wordsOf(other)).toEqual(words);
  expect([times(words, 'Skrivet på tåget.'), times(words, 'Skrivet på kontoret.')]).toEqual([1, 1]);
  await expect.poll(() => kept(one)).toBe(0);
});

test('a reload while the line is cut shows the words again, counted, and they are saved when the line is back', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer });
  const line = await lineOf(one);
  await openDraft(one, documentId);
  await saveLine(one, 'saved').waitFor();
  await line.cut();
  await saveLine(one, 'offline').waitFor();
  await startWriting(one, 2);
  await one.page.keyboard.type(' Före omladdningen.');
  await one.page.getByText('finns kvar på den här datorn').waitFor();
  await one.page.reload();
  await saveLine(one, 'offline').filter({ hasText: /\d+ ändringar kvar/ }).waitFor();
  expect(times(await wordsOf(one), 'Före omladdningen.')).toBe(1);
  await startWriting(one, 3);
  await one.page.keyboard.type(' Efter den.');
  await one.page.getByText('finns kvar på den här datorn').waitFor();
  line.mend();
  await one.page.getByRole('button', { name: 'Försök igen nu' }).click();
  await saveLine(one, 'saved').waitFor();
  const other = await house.person({ as: otherWriter });
  await openDraft(other, documentId);
  const words = await wordsOf(other);
  expect([times(words, 'Före omladdningen.'), times(words, 'Efter den.')]).toEqual([1, 1]);
  await expect.poll(() => kept(one)).toBe(0);
});

test('what was written without contact while the text was frozen is offered as a copy, over reloads, until it is thrown away', async () => {
  const { matterId, documentId, asLead } = await draftOf();
  const one = await house.person({ as: writer });
  await openDraft(one, documentId);
  await saveLine(one, 'saved').waitFor();
  one.expect(offlineFaults);
  await one.context.setOffline(true);
  await saveLine(one, 'offline').waitFor();
  await startWriting(one);
  await one.page.keyboard.type(' För sent skrivet.');
  await one.page.getByText('finns kvar på den här datorn').waitFor();
  const check = await act(asLead, 'post', `/matters/${matterId}/packages`, { purpose: 'review', confirmed: await findings(asLead, matterId) });
  expect(check).toMatchObject({ purpose: 'review' });
  await one.context.setOffline(false);
  const notice = one.page.locator('.unsent-copy');
  await notice.waitFor();
  for (const again of [false, true]) {
    if (again) await one.page.reload();
    await notice.filter({ hasText: 'Texten låstes, frystes eller återställdes' }).filter({ hasText: 'tills du slänger den' }).waitFor();
    await saveLine(one, 'saved').waitFor();
    expect(times(await wordsOf(one), 'För sent skrivet.')).toBe(0);
    await notice.getByRole('button', { name: 'Visa det som inte blev sparat' }).click();
    const shown = one.page.locator('.copy-text');
    await shown.getByText('För sent skrivet.').waitFor();
    expect(await shown.locator('p').count()).toBe(1);
    await one.page.getByRole('dialog').getByRole('button', { name: 'Stäng' }).first().click();
  }
  const [file] = await Promise.all([one.page.waitForEvent('download'), notice.getByRole('button', { name: 'Hämta kopian som textfil' }).click()]);
  const text = await (await file.createReadStream()).toArray();
  expect(Buffer.concat(text as Buffer[]).toString()).toContain('För sent skrivet.');
  await notice.getByRole('button', { name: 'Släng kopian' }).click();
  await one.page.getByRole('dialog').getByRole('button', { name: 'Släng kopian' }).click();
  await notice.waitFor({ state: 'detached' });
  await one.page.reload();
  await saveLine(one, 'saved').waitFor();
  expect(await notice.count()).toBe(0);
  expect(await kept(one)).toBe(0);
});

async function findings(person: Person, matterId: string): Promise<string[]> {
  const answer = await person.context.request.get(`${house.origin()}/api/matters/${matterId}/freeze-check`);
  return ((await answer.json()) as { findings: { id: string }[] }).findings.map(({ id }) => id);
}

test('a window that crashed before the text was locked leaves a copy, and nothing of it is merged', async () => {
  const { documentId, asLead } = await draftOf();
  const one = await house.person({ as: writer });
  await openDraft(one, documentId);
  await saveLine(one, 'saved').waitFor();
  one.expect(offlineFaults);
  await one.context.setOffline(true);
  await saveLine(one, 'offline').waitFor();
  await startWriting(one);
  await one.page.keyboard.type(' Före låset.');
  await one.page.getByText('finns kvar på den här datorn').waitFor();
  await one.page.close();
  const { id } = (await act(asLead, 'post', `/documents/${documentId}/locks`, { purpose: 'decision', reason: 'Inför beslutet' })) as { id: string };
  await one.context.setOffline(false);
  one.page = await one.context.newPage();
  await openDraft(one, documentId);
  const notice = one.page.locator('.unsent-copy');
  await notice.waitFor();
  expect(times(await wordsOf(one), 'Före låset.')).toBe(0);
  await act(asLead, 'delete', `/locks/${id}`);
  await one.page.locator('.agreement-text[contenteditable=true]').waitFor();
  expect(await notice.count()).toBe(1);
  expect(times(await wordsOf(one), 'Före låset.')).toBe(0);
});

/** Writes without a line, so that the words are only in this browser. */
async function leaveUnsaved(one: Person, documentId: string, words: string): Promise<{ mend(): void }> {
  const line = await lineOf(one);
  await openDraft(one, documentId);
  await saveLine(one, 'saved').waitFor();
  await line.cut();
  await saveLine(one, 'offline').waitFor();
  await startWriting(one);
  await one.page.keyboard.type(` ${words}`);
  await one.page.getByText('finns kvar på den här datorn').waitFor();
  return line;
}

test('signing out asks about what is only in this browser, and leaves nothing behind', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer });
  await leaveUnsaved(one, documentId, 'Före utloggningen.');
  await one.page.locator('.account-trigger').click();
  await one.page.getByRole('button', { name: 'Logga ut', exact: true }).click();
  const dialog = one.page.getByRole('dialog').filter({ hasText: 'Du har ändringar som inte är sparade' });
  await dialog.getByText(/\d+ ändringar/).waitFor();
  await dialog.getByRole('button', { name: 'Logga ut och ta bort dem' }).click();
  await one.page.waitForURL(/logga-in/);
  await expect.poll(() => kept(one)).toBe(0);
});

test('when the session has ended, what was written waits for the same person to sign in again, and is then saved', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer });
  const line = await leaveUnsaved(one, documentId, 'Skickas senare.');
  one.expect(/401/);
  await act(one, 'delete', '/session');
  line.mend();
  await one.page.getByText('Logga in igen och öppna texten, så skickas det.').waitFor();
  await signInAs(one.context, house.origin(), writer);
  await openDraft(one, documentId);
  await saveLine(one, 'saved').filter({ hasText: /Sparat \d\d\.\d\d/ }).waitFor();
  expect(times(await wordsOf(one), 'Skickas senare.')).toBe(1);
  await expect.poll(() => kept(one)).toBe(0);
});

test('what one person left unsaved is not there for the next who signs in', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer });
  const line = await leaveUnsaved(one, documentId, 'Bara mitt.');
  await one.page.close();
  line.mend();
  await signInAs(one.context, house.origin(), otherWriter);
  one.page = await one.context.newPage();
  await openDraft(one, documentId);
  await saveLine(one, 'saved').waitFor();
  await expect.poll(() => kept(one)).toBe(0);
  expect(times(await wordsOf(one), 'Bara mitt.')).toBe(0);
  expect(await one.page.locator('.unsent-copy').count()).toBe(0);
});
