import { rmSync } from 'node:fs';
import type { WebSocketRoute } from 'playwright-core';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { Person } from '../support/browser.ts';
import { openPerson, signInAs, withoutNetwork } from '../support/browser.ts';
import { startServer } from '../support/child-server.ts';
import { copyOf } from './demo-house.ts';
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

test('words written without contact outlive a crashed window, and stand once when it is opened again', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer });
  const other = await house.person({ as: otherWriter });
  await Promise.all([openDraft(one, documentId), openDraft(other, documentId)]);
  await saveLine(one, 'saved').waitFor();
  one.expect(withoutNetwork);
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
  await saveLine(one, 'offline').filter({ hasText: /\d+ ändringar väntar/ }).waitFor();
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
  one.expect(withoutNetwork);
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
  one.expect(withoutNetwork);
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
  // The broken line may ask for the document once more while the page takes its leave.
  one.expect(/401/);
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

/* Without a network there is no server to load the page from: it comes from what the browser keeps (ADR 21). */

/** What of the drafts' pages is in this browser: pages, owners, cached files and workers. */
const keptPages = ({ page }: Person): Promise<number> => page.evaluate(async () => {
  const rows = await new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('overens-pages', 1);
    opening.onupgradeneeded = () => { for (const store of ['owner', 'pages']) opening.result.createObjectStore(store, store === 'pages' ? { keyPath: 'documentId' } : {}); };
    opening.onerror = () => reject(new Error('no store'));
    opening.onsuccess = () => {
      const asked = opening.result.transaction(['owner', 'pages']);
      const counts = ['owner', 'pages'].map((store) => asked.objectStore(store).count());
      asked.oncomplete = () => { opening.result.close(); resolve(counts.reduce((sum, { result }) => sum + result, 0)); };
    };
  });
  return rows + (await caches.keys()).length + (await navigator.serviceWorker.getRegistrations()).length;
});

/** The bytes of the text that the browser keeps for this document, as one string; words that were typed in one go stand in it whole. */
interface PageHere { text: string; writers: string[] | null }
const keptPage = ({ page }: Person, documentId: string): Promise<PageHere> => page.evaluate((id) => new Promise<PageHere>((resolve, reject) => {
  const opening = indexedDB.open('overens-pages', 1);
  opening.onerror = () => reject(new Error('no store'));
  opening.onsuccess = () => {
    const asked = opening.result.transaction('pages').objectStore('pages').get(id);
    asked.onsuccess = () => {
      opening.result.close();
      const { state, answers } = asked.result as { state: Uint8Array; answers: { writers?: { name: string }[] } };
      resolve({ text: new TextDecoder().decode(state), writers: answers.writers?.map(({ name }) => name) ?? null });
    };
  };
}), documentId);
const keptBytes = async (person: Person, documentId: string): Promise<string> => (await keptPage(person, documentId)).text;
const keptWriters = async (person: Person, documentId: string): Promise<string[] | null> => (await keptPage(person, documentId)).writers;

/** Its owner, the page, the files and the worker. */
const wholePage = 4;

async function openKept(person: Person, documentId: string): Promise<void> {
  person.expect(withoutNetwork);
  await openDraft(person, documentId);
  await saveLine(person, 'saved').waitFor();
  await expect.poll(() => keptPages(person), { timeout: 30_000 }).toBe(wholePage);
}

const isHere = ({ page }: Person) => page.getByText('finns kvar på den här datorn').waitFor();
const countedOffline = (person: Person) => saveLine(person, 'offline').filter({ hasText: /Frånkopplad, (en ändring|\d+ ändringar) väntar/ }).waitFor();

test('a draft opens without network, in the middle of a sentence and the next morning, and every word is there once when the network is back', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer });
  await openKept(one, documentId);
  const before = await wordsOf(one);
  await one.context.setOffline(true);
  await saveLine(one, 'offline').waitFor();
  await startWriting(one);
  await one.page.keyboard.type(' Halva meningen');
  await isHere(one);
  await one.page.reload();
  await countedOffline(one);
  await one.page.getByText('öppnad utan kontakt').waitFor();
  expect((await wordsOf(one)).map((words) => words.replace(' Halva meningen', ''))).toEqual(before);
  expect(times(await wordsOf(one), 'Halva meningen')).toBe(1);
  await startWriting(one, 3);
  await one.page.keyboard.type(' och resten.');
  await isHere(one);
  await one.page.close();
  one.page = await one.context.newPage();
  await openDraft(one, documentId);
  await countedOffline(one);
  const [both, again] = [['Halva meningen', 'och resten.'], await wordsOf(one)];
  expect(both.map((words) => [words, times(again, words)])).toEqual([['Halva meningen', 1], ['och resten.', 1]]);
  await one.page.locator('.agreement-text[contenteditable=true]').waitFor();
  const other = await house.person({ as: otherWriter });
  await openDraft(other, documentId);
  await startWriting(other, 4);
  await other.page.keyboard.type(' Skrivet under tiden.');
  await saveLine(other, 'saved').waitFor();
  await one.context.setOffline(false);
  await one.page.bringToFront();
  await saveLine(one, 'saved').waitFor();
  await one.page.getByText('Skrivet under tiden.').waitFor();
  await one.page.getByText('öppnad utan kontakt').waitFor({ state: 'detached' });
  await other.page.getByText('och resten.').waitFor();
  const words = await wordsOf(one);
  expect(await wordsOf(other)).toEqual(words);
  expect([...both, 'Skrivet under tiden.'].map((one) => times(words, one))).toEqual([1, 1, 1]);
  await expect.poll(() => kept(one)).toBe(0);
});

test('what was saved is shown without network too, and no other page than the draft is', async () => {
  const { documentId, matterId } = await draftOf();
  const one = await house.person({ as: writer });
  await openKept(one, documentId);
  await startWriting(one, 2);
  await one.page.keyboard.type(' Sparat före tunneln.');
  await saveLine(one, 'saved').filter({ hasText: /Sparat \d\d\.\d\d/ }).waitFor();
  // What the server has is kept here a moment later.
  await expect.poll(() => keptBytes(one, documentId)).toContain('Sparat före tunneln.');
  await one.context.setOffline(true);
  await saveLine(one, 'offline').waitFor();
  await one.page.reload();
  await saveLine(one, 'offline').waitFor();
  expect(times(await wordsOf(one), 'Sparat före tunneln.')).toBe(1);
  await one.page.getByText('Kommentarerna visas här när de har hämtats.').waitFor();
  // The draft of another document has the page, but neither words nor person.
  await one.page.goto(`/dokument/${crypto.randomUUID()}`);
  await one.page.getByText('Servern svarar inte').first().waitFor();
  expect(await one.page.locator('.agreement').count()).toBe(0);
  for (const address of ['/', `/arenden/${matterId}`, `/dokument/${documentId}/historik`]) await expect(one.page.goto(address)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await one.context.setOffline(false);
});

test('whose suggestions stand in the text is known without network too', async () => {
  const { documentId } = await draftOf();
  const [one, other] = [await house.person({ as: writer }), await house.person({ as: otherWriter })];
  await openDraft(other, documentId);
  await other.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await other.page.getByText('Det du skriver nu blir förslag.').waitFor();
  await startWriting(other);
  await other.page.keyboard.type(' Tills vidare.');
  await other.page.locator('.agreement ins', { hasText: 'Tills vidare.' }).waitFor();
  await saveLine(other, 'saved').waitFor();
  await openKept(one, documentId);
  const author = async (): Promise<string> => {
    await one.page.getByRole('button', { name: 'Förslag (1)' }).click();
    const row = one.page.getByRole('dialog', { name: 'Förslag i texten' }).locator('.suggestion', { hasText: 'Tills vidare.' });
    await row.filter({ hasNotText: 'Okänd avsändare' }).waitFor();
    const said = await row.locator('p').first().innerText();
    await one.page.keyboard.press('Escape');
    return said;
  };
  const name = await author();
  await expect.poll(() => keptWriters(one, documentId)).toEqual([expect.stringMatching(/^Arbetsgruppen, /)]);
  expect(name.startsWith((await keptWriters(one, documentId))?.[0] ?? 'nobody')).toBe(true);
  await one.context.setOffline(true);
  await saveLine(one, 'offline').waitFor();
  await one.page.reload();
  await one.page.getByText('öppnad utan kontakt').waitFor();
  expect(await author()).toBe(name);
  await one.context.setOffline(false);
  await saveLine(one, 'saved').waitFor();
  // What is settled is nobody's any more.
  await one.page.getByRole('button', { name: 'Förslag (1)' }).click();
  await one.page.getByRole('button', { name: /^Avvisa förslaget/ }).click();
  await one.page.locator('.agreement ins', { hasText: 'Tills vidare.' }).waitFor({ state: 'detached' });
  await expect.poll(() => keptWriters(one, documentId), { timeout: 20_000 }).toEqual([]);
});

test('signing out leaves no page in the browser, also in a window that stood open, and the next person meets the sign-in page', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer });
  await openKept(one, documentId);
  const standing = one.page;
  one.page = await one.context.newPage();
  await one.page.goto('/konto');
  one.expect(/401/);
  await one.page.locator('.account-trigger').click();
  await one.page.getByRole('button', { name: 'Logga ut', exact: true }).click();
  await one.page.waitForURL(/logga-in/);
  await standing.getByText('Logga in', { exact: false }).first().waitFor();
  await standing.close();
  await expect.poll(() => keptPages(one)).toBe(0);
  expect(await one.page.evaluate(() => localStorage.getItem('kept-pages'))).toBeNull();
  await one.page.goto(`/dokument/${documentId}`);
  await one.page.waitForURL(/logga-in/);
  await one.context.setOffline(true);
  await expect(one.page.goto(`/dokument/${documentId}`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
  await one.context.setOffline(false);
});

test('when the session has ended at the server, the next page that is opened wipes what was kept for it', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer });
  await openKept(one, documentId);
  await one.page.close();
  one.expect(/401/);
  await act(one, 'delete', '/session');
  one.page = await one.context.newPage();
  await one.page.goto('/logga-in');
  await one.page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => keptPages(one)).toBe(0);
});

test('what was kept for one person is not there for the next who signs in', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer });
  await openKept(one, documentId);
  await one.page.close();
  await signInAs(one.context, house.origin(), otherWriter);
  one.page = await one.context.newPage();
  await one.page.goto('/');
  await one.page.getByRole('heading', { level: 1 }).waitFor();
  // The files stay, and with them the worker; the words and the name are gone.
  await expect.poll(() => keptPages(one)).toBe(2);
  await one.context.setOffline(true);
  await one.page.goto(`/dokument/${documentId}`);
  await one.page.getByText('Servern svarar inte').first().waitFor();
  expect(await one.page.locator('.agreement, .account-trigger').count()).toBe(0);
  await one.context.setOffline(false);
});

test('what is kept ends with the session, however long the network is away', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer });
  await openKept(one, documentId);
  await one.context.setOffline(true);
  await one.page.clock.install({ time: Date.now() + 12 * 3_600_000 });
  await one.page.reload();
  await one.page.clock.runFor(20_000);
  await one.page.getByText('Servern svarar inte').first().waitFor();
  expect(await one.page.locator('.agreement').count()).toBe(0);
  // Page and owner are gone; the files hold nothing of anybody's.
  expect(await keptPages(one)).toBe(2);
  await one.context.setOffline(false);
});

test('a page that the browser kept is told when the server has a newer release', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer });
  await openKept(one, documentId);
  // As if it had been kept from the release before: the same files under other names.
  await one.page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const cache = await caches.open(name);
    const page = await cache.match('/');
    const entry = document.querySelector('script[type=module][src]')?.getAttribute('src') ?? '';
    await cache.put('/', new Response((await page?.text() ?? '').replaceAll(entry, `${entry}?older`), { headers: page?.headers ?? {} }));
    await cache.put(`${entry}?older`, (await cache.match(entry)) ?? new Response());
  });
  await one.context.setOffline(true);
  await one.page.reload();
  await saveLine(one, 'offline').waitFor();
  expect(await one.page.getByText('ny version').count()).toBe(0);
  await one.context.setOffline(false);
  await one.page.getByText('Överens har kommit i en ny version.').waitFor();
  await one.page.getByRole('button', { name: 'Ladda om' }).click();
  await saveLine(one, 'saved').waitFor();
  expect(await one.page.getByText('ny version').count()).toBe(0);
});

test('a browser that refuses to keep pages writes as before', async () => {
  const { documentId } = await draftOf();
  const one = await house.person({ as: writer, serviceWorkers: 'block' });
  one.expect(/Service Worker registration blocked/);
  await openDraft(one, documentId);
  await startWriting(one);
  await one.page.keyboard.type(' Utan medarbetare.');
  await saveLine(one, 'saved').filter({ hasText: /Sparat \d\d\.\d\d/ }).waitFor();
  expect(await keptPages(one)).toBe(0);
});

test('a house that turns it off is forgotten by every browser that comes back, and writes as before', async () => {
  const dataDir = copyOf(inject('demoFolder'));
  let server = await startServer({ dataDir, args: ['--demo'] });
  const { origin } = server;
  const one = await openPerson(house.browser(), origin, { as: writer });
  onTestFinished(async () => {
    await one.context.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const { local } = await demoMatters(one);
  const documentId = await firstDocument(one, local.id);
  await openKept(one, documentId);
  await server.stop();
  server = await startServer({ dataDir, args: ['--demo'], port: Number(new URL(origin).port), env: { OFFLINE_PAGES: 'off' } });
  await openDraft(one, documentId);
  await saveLine(one, 'saved').waitFor();
  const files = (): Promise<number> => one.page.evaluate(async () => (await caches.keys()).length + (await navigator.serviceWorker.getRegistrations()).length);
  await expect.poll(files, { timeout: 60_000 }).toBe(0);
  await startWriting(one);
  await one.page.keyboard.type(' Som förut.');
  await saveLine(one, 'saved').filter({ hasText: /Sparat \d\d\.\d\d/ }).waitFor();
  expect(await files()).toBe(0);
});
