/** A framework agreement with an annex and a local agreement under it: begun from templates, frozen together, and gone through when the framework changes. */
import { expect, test } from 'vitest';
import { ask } from '../support/browser.ts';
import { today } from '../support/today.ts';
import { saveLine, standLast } from './draft.ts';
import { lead } from './screens.ts';
import { sendAs } from './small-matter.ts';
import { stage } from './stage.ts';

const house = stage('demo');

interface Package { id: string; number: number; hash: string; documents: { id: string; title: string; kind: string; parentId: string | null }[]; supersessions: { title: string; effect: string }[] }

test('the tree is begun from templates and frozen together, and a local agreement is gone through when its framework has changed', async () => {
  const one = await house.person({ as: lead });
  const { page } = one;
  const send = sendAs(one, house.origin());
  const { items: organisations } = await ask<{ items: { id: string; name: string }[] }>(one, '/organisations');
  const called = (name: string): string => organisations.find((found) => found.name === name)?.id ?? '';
  const { id } = await send<{ id: string }>('/matters', {
    title: 'Överenskommelse om gemensamt hjälpmedelsarbete', registryNumber: 'RG 2027/00077', authorityId: called('RSS Granmark'),
    bodies: { welfareCouncil: 'Välfärdsrådet i Granmark', chiefsNetwork: 'Länschefsnätverket', office: 'RSS Granmark' },
    parties: [{ organisationId: called('Region Granmark') }, { organisationId: called('Almfors kommun') }],
  });
  await send(`/matters/${id}/phase`, { state: 'drafting', on: today() });
  const tree = `/arenden/${id}/dokument`;
  const rows = page.locator('.document-row');

  const begin = async (title: string, kind: string | null, firstHeading: string) => {
    await page.goto(tree);
    await page.getByRole('button', { name: 'Skapa dokument' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Dokumentets namn').fill(title);
    if (kind !== null) await form.getByLabel('Slag').selectOption({ label: kind });
    await form.getByLabel('Börja med').selectOption('template');
    if (kind === 'Lokal överenskommelse') await form.getByLabel('Almfors kommun').check();
    await form.getByRole('button', { name: 'Skapa dokument' }).click();
    await page.locator('.agreement .ProseMirror').getByRole('heading', { name: firstHeading, exact: true }).waitFor();
  };
  await begin('Hjälpmedel i länet', null, 'Utgångspunkter');
  const framework = page.url();
  const templates = await Promise.all((['annex', 'local'] as const).map(async (kind) => (await import(`../../server/drafting/templates/${kind}.ts`) as Record<string, { heading: string }[]>)[kind]?.[0]?.heading ?? ''));
  await begin('Bilaga 1 Kostnader', 'Bilaga', templates[0] ?? '');
  await begin('Hjälpmedel i Almfors', 'Lokal överenskommelse', templates[1] ?? '');
  await page.goto(tree);
  await rows.nth(2).waitFor();
  expect(await rows.evaluateAll((found) => found.map((row) => `${row.getAttribute('data-depth')} ${row.querySelector('.document-title')?.textContent}`))).toEqual(['0 Hjälpmedel i länet', '1 Bilaga 1 Kostnader', '1 Hjälpmedel i Almfors']);
  await rows.nth(2).getByText('Gäller Almfors kommun').waitFor();

  const replace = async (title: string, effect: string) => {
    await page.getByRole('button', { name: 'Lägg till dokument som ersätts' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Dokumentets namn').fill(title);
    await form.getByLabel('När slutar det gälla?').selectOption({ label: effect });
    await form.getByRole('button', { name: 'Spara i listan' }).click();
    await page.locator('.supersession').filter({ hasText: title }).waitFor();
    await form.waitFor({ state: 'hidden' });
  };
  await replace('Riktlinje för hjälpmedel 2019', 'Utgår när överenskommelsen träder i kraft');
  await replace('Överenskommelse om hjälpmedel 2012', 'Har redan upphört att gälla');
  expect(await page.locator('#ersatts h3').allTextContents()).toEqual(['Utgår när överenskommelsen träder i kraft', 'Har redan upphört att gälla']);

  const freeze = async (documents?: string[]): Promise<Package> => {
    const { findings } = await ask<{ findings: { id: string; documentId: string; weight: string }[] }>(one, `/matters/${id}/freeze-check`);
    const confirmed = findings.filter(({ weight, documentId }) => weight === 'asks' && (documents?.includes(documentId) ?? true)).map((found) => found.id);
    return await send<Package>(`/matters/${id}/packages`, { purpose: 'consultation', reason: 'Inför remissomgången', confirmed, ...(documents ? { documents } : {}) });
  };
  const first = await freeze();
  const [main] = first.documents;
  expect(first.documents.map(({ title, kind, parentId }) => [title, kind, parentId])).toEqual([['Hjälpmedel i länet', 'agreement', null], ['Bilaga 1 Kostnader', 'annex', main?.id], ['Hjälpmedel i Almfors', 'local', main?.id]]);
  expect(first.supersessions.map(({ effect }) => effect).toSorted()).toEqual(['already_lapsed', 'lapses_on_entry']);

  // The framework goes on being written, and gets its next version.
  await page.goto(framework);
  const text = page.locator('.agreement .ProseMirror');
  await text.locator('p[data-block]').first().waitFor();
  await standLast(one, text.locator('p[data-block]').first());
  await page.keyboard.type(' Parterna följer upp arbetet varje år.');
  await saveLine(one, 'saved').waitFor();
  await expect.poll(() => text.textContent()).toContain('Parterna följer upp arbetet varje år.');
  const { items } = await ask<{ items: { id: string; title: string }[] }>(one, `/matters/${id}/documents`);
  await freeze(items.filter(({ title }) => title === 'Hjälpmedel i länet').map((found) => found.id));

  await page.goto(tree);
  const local = rows.filter({ hasText: 'Hjälpmedel i Almfors' });
  await local.getByText('Behöver ses över').waitFor();
  await local.getByText('Hjälpmedel i länet har fått version 2.').waitFor();
  expect(await page.getByText('Behöver ses över').count()).toBe(1);
  await local.getByRole('button', { name: 'Markera som genomgången' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/Vad ni kom fram till/).fill('Inga ändringar behövs');
  await form.getByRole('button', { name: 'Markera som genomgången' }).click();
  await local.getByText('Stämd av mot version 2 av ramöverenskommelsen').waitFor();
  expect(await page.getByText('Behöver ses över').count()).toBe(0);
  // The first version stands as it was frozen.
  expect((await ask<Package>(one, `/packages/${first.id}`)).hash).toBe(first.hash);
});
