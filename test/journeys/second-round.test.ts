/** Two rounds: the text is corrected while the first is open, and the second is on the changes only. */
import { expect, test } from 'vitest';
import { ask, type Person } from '../support/browser.ts';
import { today } from '../support/today.ts';
import { demoMatters, lead } from './screens.ts';
import { respondent, sendAs, someWords } from './small-matter.ts';
import { stage } from './stage.ts';

const house = stage('demo');
const title = 'Överenskommelse om skolhälsovård';

interface Frozen { id: string }

/** A matter whose round is open, with one consultee that a person of the demo answers for. */
async function openRound(leading: Person) {
  const send = sendAs(leading, house.origin());
  const { local } = await demoMatters(leading);
  const { items: [from] } = await ask<{ items: { id: string }[] }>(leading, `/matters/${local.id}/documents`);
  const { items: organisations } = await ask<{ items: { id: string; name: string }[] }>(leading, '/organisations');
  const called = (name: string) => organisations.find((one) => one.name === name)?.id ?? '';
  const { id } = await send<{ id: string }>('/matters', { title, registryNumber: 'RG 2027/00099', authorityId: called('RSS Granmark'), bodies: { welfareCouncil: 'Välfärdsrådet i Granmark', chiefsNetwork: 'Länschefsnätverket', office: 'RSS Granmark' }, parties: [{ organisationId: called('Region Granmark') }] });
  await send(`/matters/${id}/phase`, { state: 'drafting', on: today() });
  const { id: documentId } = await send<{ id: string }>(`/matters/${id}/documents`, { title, kind: 'agreement' });
  const text = await leading.context.request.get(`${house.origin()}/api/documents/${from?.id}/export`);
  await send(`/documents/${documentId}/import`, undefined, { name: 'text.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: await text.body() });
  const freeze = async () => {
    const { findings } = await ask<{ findings: { id: string }[] }>(leading, `/matters/${id}/freeze-check`);
    return (await send<Frozen>(`/matters/${id}/packages`, { purpose: 'consultation', reason: 'Remiss', confirmed: findings.map((one) => one.id) })).id;
  };
  const packageId = await freeze();
  const consultee = { organisationId: called('Rågnäs kommun'), category: 'municipal_body', officialMail: 'kontakt@ragnas.example', contactMail: respondent };
  const { id: roundId } = await send<{ id: string }>(`/matters/${id}/rounds`, { packageId, title: 'Remissomgång 1', deadline: '2099-11-30', letter: 'Ni inbjuds att lämna synpunkter.', contactName: 'Processledaren', contactMail: 'processledare@rss.granmark.example' });
  const { id: consulteeId } = await send<{ id: string }>(`/rounds/${roundId}/consultees`, consultee);
  await send(`/rounds/${roundId}/opening`);
  return { send, matterId: id, documentId, freeze, packageId, consultee, roundId, consulteeId };
}

test('a corrected round keeps what was said of each version, and a second round asks about what has changed since', async () => {
  const leading = await house.person({ as: lead });
  const answering = await house.person({ as: respondent });
  const { send, matterId, documentId, freeze, packageId, consultee, roundId, consulteeId } = await openRound(leading);
  const { page } = leading;

  // The consultee has begun when the text is corrected.
  const anchor = await someWords(leading, packageId);
  const { id: responseId } = await sendAs(answering, house.origin())<{ id: string }>(`/consultations/${consulteeId}/response`);
  await sendAs(answering, house.origin())(`/responses/${responseId}/comments`, { anchor, text: 'Vilka gör det?', proposedText: 'Region och kommuner tillsammans' });
  await leading.context.request.patch(`${house.origin()}/api/documents/${documentId}`, { headers: { origin: house.origin() }, data: { title: `${title} i länet` } });
  await freeze();
  await page.goto(`/omgangar/${roundId}`);
  await page.getByRole('button', { name: 'Rätta texten' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Vem har beslutat?').fill('Kanslichefen');
  await dialog.getByLabel('Vad var fel?').fill('Namnet var fel.');
  await dialog.getByRole('button', { name: 'Rätta och skriv till alla' }).click();
  await page.getByText('version 2 i stället för 1', { exact: false }).waitFor();

  await answering.page.goto(`/remissomgang/${consulteeId}`);
  await answering.page.getByRole('heading', { name: /^Texten är rättad .* Version 2 gäller nu\./ }).waitFor();
  await answering.page.getByText('Skriven mot version 1', { exact: false }).first().waitFor();
  await answering.page.getByRole('link', { name: 'Läs version 1' }).click();
  await answering.page.getByText('Det här är version 1.', { exact: false }).waitFor();

  // Answered, sorted out, written into the text and concluded.
  await answering.context.request.patch(`${house.origin()}/api/responses/${responseId}`, { headers: { origin: house.origin() }, data: { stance: 'supports_with_remarks', summary: 'Vi tillstyrker.' } });
  await sendAs(answering, house.origin())(`/responses/${responseId}/submission`);
  await send(`/rounds/${roundId}/closing`);
  const { items: [comment] } = await ask<{ items: { id: string; quote: string }[] }>(leading, `/rounds/${roundId}/comments`);
  await page.goto(`/omgangar/${roundId}/synpunkter?comment=${comment?.id}`);
  await page.locator('.panel-facts').getByText('Version 1', { exact: true }).waitFor();
  await send(`/comments/${comment?.id}/decision`, { disposition: 'accepted', rationale: '', version: 0 });
  await send(`/comments/${comment?.id}/wording`, { words: 'Region och kommuner tillsammans', stands: comment?.quote });
  await send(`/rounds/${roundId}/conclusion`, {});
  await freeze();

  // The second round, planned by hand.
  await page.goto(`/arenden/${matterId}/omgangar`);
  await page.getByLabel('Omgången gäller').selectOption({ label: 'Bara ändringarna sedan Remissomgång 1' });
  await page.getByLabel('Missiv', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Sätt in uppgift ur ärendet' }).press('Enter');
  await page.getByRole('button', { name: '{{remissinstans}}' }).press('Enter');
  await page.keyboard.type(', svara senast den {{sista dagen}}.');
  await page.getByText('Missivet har en uppgift som inte finns i ärendet: {{sista dagen}}', { exact: false }).waitFor();
  await page.getByLabel('Missiv', { exact: true }).fill('Till {{remissinstans}}: svara senast {{sista svarsdag}}.');
  await page.getByRole('button', { name: 'Spara och välj remissinstanser' }).click();
  await page.waitForURL(/\/omgangar\//);
  const secondId = page.url().split('/').at(-1)?.split('?')[0] ?? '';
  const { id: askedId } = await send<{ id: string }>(`/rounds/${secondId}/consultees`, consultee);
  await page.reload();
  await page.getByText('Bara ändringarna sedan Remissomgång 1').waitFor();
  await page.getByLabel('Visa brevet').selectOption({ label: 'Rågnäs kommun' });
  await page.getByText('Till Rågnäs kommun: svara senast', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Öppna omgången' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Öppna/ }).click();
  await page.getByText('Öppen för svar', { exact: false }).first().waitFor();

  // What the consultee reads, and says.
  const theirs = answering.page;
  await theirs.goto(`/remissomgang/${askedId}`);
  await theirs.getByText('Till Rågnäs kommun: svara senast', { exact: false }).waitFor();
  await theirs.getByRole('link', { name: 'Läs det som är ändrat' }).click();
  const clause = theirs.locator('.changed-clause').first();
  await clause.locator('ins', { hasText: 'Region och kommuner tillsammans' }).first().waitFor();
  await clause.getByText('Er tidigare synpunkt på avsnittet').waitFor();
  await clause.getByText('Tillgodoses', { exact: true }).first().waitFor();
  await theirs.getByRole('switch', { name: 'Visa före och efter sida vid sida' }).click();
  await clause.getByRole('region', { name: 'Före' }).locator('del').first().waitFor();
  await clause.getByRole('button', { name: /^Kommentera avsnittet/ }).click();
  const form = theirs.getByRole('group', { name: /^Synpunkt på/ });
  await form.getByLabel('Synpunkt', { exact: true }).fill('Bra ändring.');
  await form.getByText(/^Sparat \d/).waitFor();
  await form.getByRole('button', { name: 'Klar' }).click();
  await clause.locator('.comment-card', { hasText: 'Bra ändring.' }).waitFor();

  // What is not changed can be commented on all the same, and is marked.
  await theirs.getByRole('link', { name: 'Läs hela texten' }).first().click();
  await theirs.locator('.frozen-text [data-block]').first().waitFor();
  await theirs.locator('.frozen-text [data-sign=comment]').last().click();
  await theirs.getByText('det här avsnittet är inte ändrat', { exact: false }).waitFor();
  await form.getByLabel('Synpunkt', { exact: true }).fill('Det här också.');
  await form.getByText(/^Sparat \d/).waitFor();
  await form.getByRole('button', { name: 'Klar' }).click();
  const second = await ask<{ response: { id: string } | null }>(answering, `/consultations/${askedId}`);
  await answering.context.request.patch(`${house.origin()}/api/responses/${second.response?.id}`, { headers: { origin: house.origin() }, data: { stance: 'supports_with_remarks', summary: 'Vi tillstyrker.' } });
  await sendAs(answering, house.origin())(`/responses/${second.response?.id}/submission`);

  const { items: said } = await ask<{ items: { id: string; text: string }[] }>(leading, `/rounds/${secondId}/comments`);
  const markedOn = async (text: string) => {
    await page.goto(`/omgangar/${secondId}/synpunkter?comment=${said.find((one) => one.text === text)?.id}`);
    await page.locator('.panel-facts').waitFor();
    return page.locator('.panel-facts').getByText('Utanför ändringarna').count();
  };
  expect([await markedOn('Bra ändring.'), await markedOn('Det här också.')]).toEqual([0, 1]);
});
