/** Every screen of the product with who sees it, for what is looked at screen by screen. Addresses are found in the demo county. */
import type { Page } from 'playwright-core';
import type { Space } from '../../client/ui/space-label.tsx';
import { ask, drawnAnew, type Person, withoutNetwork } from '../support/browser.ts';
import { today } from '../support/today.ts';
import { respondent, sendAs, smallMatter, smallMatterTitle } from './small-matter.ts';
import type { Stage } from './stage.ts';

export interface Screen {
  name: string;
  /** Demo account; null for strangers. */
  as: string | null;
  path: string;
  /** The one label it wears (domain.md rule 17); null where no text of an authority's stands. */
  space: Space | null;
  /** Something that stands on the page when it is ready, apart from its heading. */
  ready?: string;
  /** Twenty-eight pages of text: slow to look through, and the same text in every language. */
  long?: true;
  /** Done on the page before it is looked at, such as opening a dialogue. */
  act?: (person: Person) => Promise<void>;
}

export const lead = 'processledare@rss.granmark.example';
export const chair = 'styrgrupp.ordf@rss.granmark.example';
export const writer = 'arbetsgrupp.01@rss.granmark.example';
export const otherWriter = 'arbetsgrupp.06@rss.granmark.example';
export const reader = 'referensgrupp.brukare@ungarost.example';
export const administrator = 'admin@rss.granmark.example';

interface Matter { id: string; title: string; state: string }

/** The demo's three: answered and being processed, open for answers, still a draft. */
export async function demoMatters(asLead: Person): Promise<{ agreement: Matter; youthClinic: Matter; local: Matter }> {
  const { items } = await ask<{ items: Matter[] }>(asLead, '/matters');
  const inState = (state: string) => {
    const found = items.find((matter) => matter.state === state && matter.title !== smallMatterTitle);
    if (!found) throw new Error(`no demo matter is ${state}: ${items.map((matter) => matter.state).join(', ')}`);
    return found;
  };
  return { agreement: inState('processing'), youthClinic: inState('consulting'), local: inState('drafting') };
}

interface Round { id: string; packageId: string }
interface Consultation { consulteeId: string; state: string; response: string }

/** The plain pages for everybody. They know no cookie: each language has its own address. */
async function publicScreens(asLead: Person): Promise<Screen[]> {
  const read = async (path: string) => (await asLead.context.request.get(path)).text();
  const linked = (page: string, kind: string) => new RegExp(`href="(/offentligt/[0-9a-f-]{36}/${kind}[^"#?]*)`).exec(page)?.[1];
  const rounds = [...new Set([...(await read('/offentligt')).matchAll(/href="(\/offentligt\/[0-9a-f-]{36})"/g)].map(([, path = '']) => path))];
  const pages = await Promise.all(rounds.map(async (path) => ({ path, page: await read(path) })));
  const answered = pages.find(({ page }) => linked(page, 'svar/') !== undefined);
  const asking = pages.find(({ page }) => linked(page, 'svara') !== undefined);
  if (!answered || !asking) throw new Error('the demo shows no public round with responses, or none with a form');
  const screens = [
    ['list', '/offentligt'], ['round', answered.path], ['round with a form', asking.path], ['text', linked(answered.page, 'text/') ?? ''], ['response', linked(answered.page, 'svar/') ?? ''], ['report', linked(answered.page, 'sammanstallning') ?? ''],
    ['form', `${asking.path}/svara`], ['form sent', `${asking.path}/svara/skickat`], ['response confirmed', `${asking.path}/svara/bekraftat`], ['half a link', `${asking.path}/bekrafta/halv`], ['nothing', '/offentligt/ingen'],
  ] as const;
  const inEnglish = screens.filter(([name]) => name === 'round' || name === 'form').map(([name, path]) => [`${name} in English`, `${path}?locale=en`] as const);
  return [...screens, ...inEnglish].map(([name, path]) => ({ name: `public ${name}`, as: null, space: null, path }));
}

async function first<T>(person: Person, path: string): Promise<T> {
  const { items } = await ask<{ items: T[] }>(person, path);
  const [one] = items;
  if (one === undefined) throw new Error(`${path} is empty in the demo`);
  return one;
}

/** In either language. */
const open = (name: string) => async ({ page }: Person) => {
  await page.getByRole('button', { name: new RegExp(`^(?:${name})$`) }).first().click();
  await page.getByRole('dialog').first().waitFor();
};

const openFirst = (button: string) => async ({ page }: Person) => {
  await page.locator(button).first().click();
  await page.getByRole('dialog').first().waitFor();
};

const sortingTogether = async (person: Person) => {
  await person.page.locator('.choose-row input').first().check();
  await open('Sätt ansvarig …|Assign …')(person);
};

const openMenu = async ({ page }: Person) => {
  const menu = page.getByRole('button', { name: /^(?:Åtgärder för|Actions for)/ }).first();
  // On a phone the acts stand in the person's card.
  if ((await menu.count()) === 0) return;
  await menu.click();
  await page.locator('.account-acts:popover-open').first().waitFor();
};

/** Every screen, in the order people meet them. */
export async function allScreens(house: Stage): Promise<Screen[]> {
  const asLead = await house.person({ as: lead });
  const { agreement, youthClinic, local } = await demoMatters(asLead);
  const draft = await first<{ id: string }>(asLead, `/matters/${agreement.id}/documents`);
  const localDraft = await first<{ id: string }>(asLead, `/matters/${local.id}/documents`);
  const closed = await first<Round>(asLead, `/matters/${agreement.id}/rounds`);
  const opened = await first<Round>(asLead, `/matters/${youthClinic.id}/rounds`);
  const frozen = await ask<{ documents: { id: string }[] }>(asLead, `/packages/${closed.packageId}`);
  const { items: register } = await ask<{ items: { id: string; response: { id: string } | null }[] }>(asLead, `/rounds/${closed.id}/consultees`);
  const answeredBy = register.find(({ response }) => response !== null)?.id;
  const responseId = register.find(({ response }) => response !== null)?.response?.id;
  const comment = await first<{ id: string }>(asLead, `/rounds/${closed.id}/comments`);
  const undecided = await first<{ id: string }>(asLead, `/rounds/${closed.id}/comments?state=new`);
  const part = (await ask<{ items: { id: string; splitFrom: object | null }[] }>(asLead, `/rounds/${closed.id}/comments?most=1000`)).items.find(({ splitFrom }) => splitFrom !== null) ?? { id: '' };
  const answeringFor = async (as: string, response: string) => {
    const person = await house.person({ as });
    const { items } = await ask<{ items: Consultation[] }>(person, '/consultations');
    const found = items.find((one) => one.response === response && (one.state === 'open' || response === 'submitted'));
    if (!found) throw new Error(`${as} has no consultation with the answer ${response}`);
    const { response: own } = await ask<{ response: { id: string } | null }>(person, `/consultations/${found.consulteeId}`);
    return { at: `/remissomgang/${found.consulteeId}`, responseId: own?.id };
  };
  const untouched = await answeringFor(consultee.untouched, 'none');
  const begun = await answeringFor(consultee.begun, 'draft');
  const submitted = await answeringFor(consultee.submitted, 'submitted');
  const { items: others } = await ask<{ items: { id: string; comments: number }[] }>(await house.person({ as: consultee.submitted }), `${submitted.at.replace('/remissomgang', '/consultations')}/others`);
  const othersResponse = others.find(({ comments }) => comments > 0) ?? { id: '' };
  const text = '.frozen-text [data-block]';
  const small = await smallMatter(asLead, house.origin(), localDraft.id);
  const registering = await registeredDraft(asLead, house.origin(), opened.id);
  const meeting = await meetingList(asLead, house.origin(), closed.id);
  const letter = await invitationAddress(await house.person({ as: administrator }), house.origin());
  const passwordLink = await passwordLinkAddress(await house.person({ as: administrator }), house.origin());
  const { link } = await sendAs(await house.person({ as: consultee.begun }), house.origin())<{ link: string }>(`/responses/${begun.responseId}/colleague-codes`, { label: 'Elevhälsan' });
  const code = link.slice(link.indexOf('/kollega'));
  return [
    ...await publicScreens(asLead),
    { name: 'sign-in', as: null, space: null, path: '/logga-in' },
    { name: 'nowhere', as: null, space: null, path: '/ingenstans' },
    { name: 'forgotten password', as: null, space: null, path: '/glomt-losenord', ready: 'form' },
    { name: 'new password with half a link', as: null, space: null, path: '/nytt-losenord' },
    { name: 'new password', as: null, space: null, path: passwordLink, ready: 'form' },
    { name: 'invitation with half a link', as: null, space: null, path: '/inbjudan' },
    { name: 'invitation', as: null, space: null, path: letter, ready: 'form' },

    { name: 'coming in as a colleague without a code', as: null, space: null, path: '/kollega', ready: 'form' },
    { name: 'coming in as a colleague', as: null, space: null, path: code, ready: 'form' },
    { name: 'coming back as a colleague', as: null, space: null, path: '/kollega/ater#0123456789ABCDEF' },
    { name: 'coming back with half a link', as: null, space: null, path: '/kollega/ater' },

    { name: 'my matters', as: lead, space: null, path: '/' },
    { name: 'my desk', as: chair, space: 'working', path: '/skrivbord', ready: '.desk-figures' },
    { name: 'my account', as: lead, space: null, path: '/konto' },
    { name: 'new matter', as: lead, space: null, path: '/arenden/nytt' },
    { name: 'matter, processing', as: lead, space: 'working', path: `/arenden/${agreement.id}` },
    { name: 'matter, consulting', as: lead, space: 'working', path: `/arenden/${youthClinic.id}` },
    { name: 'matter, drafting', as: lead, space: 'working', path: `/arenden/${local.id}` },
    { name: 'inviting to a matter', as: lead, space: 'working', path: `/arenden/${local.id}`, act: open('Bjud in person|Invite a person') },
    { name: 'logging involvement', as: lead, space: 'working', path: `/arenden/${local.id}`, act: open('Lägg till ett tillfälle|Add an occasion') },
    { name: 'putting a version to the reference group', as: lead, space: 'working', path: `/arenden/${local.id}`, act: open('Låt referensgruppen läsa|Let the reference group read') },
    { name: 'change of state', as: lead, space: 'working', path: `/arenden/${local.id}/lage` },
    { name: 'documents', as: lead, space: 'working', path: `/arenden/${agreement.id}/dokument` },
    { name: 'new version', as: lead, space: 'working', path: `/arenden/${local.id}/ny-version`, ready: '.finding' },
    { name: 'versions', as: lead, space: 'record', path: `/arenden/${agreement.id}/versioner`, ready: '.version' },
    { name: 'frozen version', as: lead, space: 'record', path: `/arenden/${agreement.id}/versioner/${closed.packageId}/${frozen.documents[0]?.id}`, ready: '[data-block]', long: true },
    { name: 'history of a text', as: lead, space: 'working', path: `/dokument/${draft.id}/historik`, ready: '.compared', long: true },
    { name: 'who wrote what', as: reader, space: 'working', path: `/dokument/${draft.id}/skribenter`, ready: '.author-text p', long: true },
    { name: 'who wrote what, in figures', as: lead, space: 'working', path: `/dokument/${draft.id}/skribenter`, ready: '.author-text p', act: async ({ page }) => page.getByRole('button', { name: /^(?:Lista|List)$/ }).click() },
    { name: 'versions compared', as: writer, space: 'working', path: `/dokument/${draft.id}/jamforelse`, ready: '.compared', long: true },
    { name: 'naming a version', as: writer, space: 'record', path: `/arenden/${agreement.id}/versioner`, act: open('Namnge version|Name a version') },
    { name: 'draft of the working group', as: writer, space: 'working', path: `/dokument/${draft.id}`, ready: '.agreement [data-block]', long: true },
    { name: 'raising a thread in the margin', as: writer, space: 'working', path: `/dokument/${localDraft.id}`, ready: '.agreement [data-block]', act: beginRemark },
    { name: 'list of the keys', as: writer, space: 'working', path: `/dokument/${localDraft.id}`, ready: '.agreement [data-block]', act: open('Tangenter|Keys') },
    { name: 'locking a text', as: lead, space: 'working', path: `/dokument/${localDraft.id}`, ready: '.agreement [data-block]', act: open('Lås texten|Lock the text') },
    { name: 'draft as a reader', as: reader, space: 'working', path: `/dokument/${draft.id}`, ready: '.agreement [data-block]', long: true },

    { name: 'importing from Word', as: lead, space: 'working', path: `/dokument/${small.emptyDocumentId}`, ready: '.ProseMirror', act: open('Läs in från Word|Import from Word') },
    { name: 'copy of what was not saved', as: lead, space: 'working', path: `/dokument/${small.documentId}`, ready: '.agreement [data-block]', act: leaveUnsent(house.origin(), small.documentId) },
    { name: 'going back to a version', as: lead, space: 'record', path: `/arenden/${small.id}/versioner`, ready: '.version', act: open('Återställ.*|Restore.*') },
    { name: 'review version read by the reference group', as: lead, space: 'working', path: `/lasning/${small.readingId}`, ready: text },
    { name: 'planned round', as: lead, space: 'working', path: `/omgangar/${small.plannedRoundId}`, ready: 'table' },
    { name: 'putting a question', as: lead, space: 'working', path: `/omgangar/${small.plannedRoundId}`, ready: '#questions', act: open('Lägg till fråga|Add a question') },
    { name: 'choosing sections for a stance of their own', as: lead, space: 'working', path: `/omgangar/${small.plannedRoundId}`, ready: '#sections', act: open('Välj avsnitt|Choose sections') },
    { name: 'enclosing a supporting paper', as: lead, space: 'working', path: `/omgangar/${small.plannedRoundId}`, ready: '#papers', act: open('Bifoga underlag|Enclose a paper') },
    { name: 'round whose text was corrected', as: lead, space: 'drawn_up', path: `/omgangar/${small.concludedRoundId}`, ready: 'table' },
    { name: 'overview of a concluded round', as: lead, space: 'working', path: `/omgangar/${small.concludedRoundId}/oversikt` },
    { name: 'opening a concluded round again', as: lead, space: 'working', path: `/omgangar/${small.concludedRoundId}/oversikt`, act: open('Öppna omgången igen|Reopen the round') },
    { name: 'concluding by decision', as: lead, space: 'working', path: `/omgangar/${closed.id}/oversikt`, act: open('Avsluta trots att synpunkter saknar beslut|Conclude although comments are undecided') },

    { name: 'public side of an open round', as: lead, space: 'record', path: `/omgangar/${opened.id}/offentlig-sida` },
    { name: 'public side of a closed round', as: lead, space: 'record', path: `/omgangar/${closed.id}/offentlig-sida`, ready: 'table' },
    { name: 'privacy check before publishing', as: lead, space: 'record', path: `/omgangar/${small.concludedRoundId}/offentlig-sida`, act: open('Publicera missiv, text och lista|Publish letter, text and list') },
    { name: 'planning a round, no version yet', as: lead, space: 'working', path: `/arenden/${local.id}/omgangar` },
    { name: 'planning a round', as: lead, space: 'working', path: `/arenden/${agreement.id}/omgangar`, ready: 'form' },
    { name: 'open round', as: lead, space: 'drawn_up', path: `/omgangar/${opened.id}`, ready: 'table' },
    { name: 'open round, all details', as: lead, space: 'drawn_up', path: `/omgangar/${opened.id}?view=full`, ready: 'table' },
    { name: 'keeping the register', as: lead, space: 'drawn_up', path: `/omgangar/${opened.id}`, ready: 'table', act: open('(?:Ändra uppgifter|Change details).*') },
    { name: 'writing to consultees', as: lead, space: 'drawn_up', path: `/omgangar/${opened.id}`, ready: 'table', act: open('(?:Skriv till de|Write to the).*') },
    { name: 'importing a list of consultees', as: lead, space: 'drawn_up', path: `/omgangar/${opened.id}`, ready: 'table', act: open('Läs in lista|Import a list') },
    { name: 'adding a consultee', as: lead, space: 'drawn_up', path: `/omgangar/${opened.id}`, ready: 'table', act: open('Lägg till remissinstans|Add a consultee') },
    { name: 'coordinators of a consultee', as: lead, space: 'drawn_up', path: `/omgangar/${opened.id}`, ready: 'table', act: openFirst('.coordinators-button') },
    { name: 'giving more time', as: lead, space: 'drawn_up', path: `/omgangar/${opened.id}`, ready: 'table', act: open('(?:Förläng svarstiden|Give more time).*') },
    { name: 'sending a letter again that came back', as: lead, space: 'drawn_up', path: `/omgangar/${opened.id}?show=undelivered`, ready: 'table', act: open('(?:Skicka brev igen|Send letter again).*') },
    { name: 'registering a letter', as: lead, space: 'drawn_up', path: `/omgangar/${opened.id}`, ready: 'table', act: open('(?:Registrera svar|Register a response).*') },
    { name: 'letter being registered', as: lead, space: 'received', path: `/omgangar/${opened.id}/svar/${registering}` },
    { name: 'letter in the text', as: lead, space: 'received', path: `/omgangar/${opened.id}/svar/${registering}/text`, ready: text },
    { name: 'letter that came as a Word file', as: lead, space: 'received', path: `/omgangar/${opened.id}/svar/${registering}/word` },
    { name: 'review before registering', as: lead, space: 'received', path: `/omgangar/${opened.id}/svar/${registering}/granska` },
    { name: 'closed round', as: lead, space: 'drawn_up', path: `/omgangar/${closed.id}`, ready: 'table' },
    { name: 'opening a closed round for responses again', as: lead, space: 'drawn_up', path: `/omgangar/${closed.id}`, ready: 'table', act: open('Öppna för svar igen|Open for responses again') },
    { name: 'one response', as: lead, space: 'received', path: `/omgangar/${closed.id}/svar/${responseId}` },
    { name: 'masking words of a response', as: lead, space: 'received', path: `/omgangar/${closed.id}/svar/${responseId}`, act: open('Maskera ord i svaret|Mask words in the response') },
    { name: 'the others’ responses', as: consultee.submitted, space: 'received', path: `${submitted.at}/andras`, ready: 'table.others a' },
    { name: 'one of the others’ responses', as: consultee.submitted, space: 'received', path: `${submitted.at}/andras/${othersResponse.id}`, ready: 'article.card' },
    { name: 'own submitted response', as: consultee.submitted, space: 'received', path: `${submitted.at}/granska` },
    { name: 'one response in the text', as: lead, space: 'received', path: `/omgangar/${closed.id}/svar/${responseId}/text`, ready: text, long: true },
    { name: 'answering bench', as: lead, space: 'working', path: `/omgangar/${closed.id}/synpunkter`, ready: 'table' },
    { name: 'counting a joint statement', as: lead, space: 'received', path: `/omgangar/${closed.id}/svar/${responseId}`, act: open('Räkna svaret för en remissinstans till|Count the response for another consultee') },
    { name: 'answering bench, chosen comments', as: lead, space: 'working', path: `/omgangar/${closed.id}/synpunkter`, act: sortingTogether },
    { name: 'answering bench, saved views', as: lead, space: 'working', path: `/omgangar/${closed.id}/synpunkter`, act: open('Vyer|Views') },
    { name: 'answering bench, a decided comment', as: lead, space: 'working', path: `/omgangar/${closed.id}/synpunkter?comment=${comment.id}`, ready: '.answer-form' },
    { name: 'answering bench, a new comment', as: lead, space: 'working', path: `/omgangar/${closed.id}/synpunkter?comment=${undecided.id}`, ready: '.answer-form' },
    { name: 'splitting a comment', as: lead, space: 'working', path: `/omgangar/${closed.id}/synpunkter?comment=${undecided.id}`, ready: '.answer-form', act: open('Dela upp synpunkten|Split the comment') },
    { name: 'answering bench, a part of a comment', as: lead, space: 'working', path: `/omgangar/${closed.id}/synpunkter?comment=${part.id}`, ready: '.split-whole' },
    { name: 'overview', as: lead, space: 'working', path: `/omgangar/${closed.id}/oversikt` },
    { name: 'comments beside the consulted text', as: lead, space: 'working', path: `/omgangar/${closed.id}/oversikt/text`, ready: '.strip-count', long: true },
    { name: 'what happened to the comments, as the team sees it', as: lead, space: 'working', path: `/omgangar/${closed.id}/utfall/${answeredBy}` },
    { name: 'what happened to our comments', as: respondent, space: 'record', path: `/remissomgang/${small.respondedId}/utfall` },
    { name: 'text that was corrected', as: respondent, space: 'received', path: `/remissomgang/${small.respondedId}`, ready: text, long: true },
    { name: 'corrections of a text', as: respondent, space: 'record', path: `/remissomgang/${small.respondedId}/rattelser` },
    { name: 'correcting the text of an open round', as: lead, space: 'drawn_up', path: `/omgangar/${small.changesRoundId}`, ready: 'table', act: open('Rätta texten|Correct the text') },
    { name: 'round on the changes only', as: lead, space: 'drawn_up', path: `/omgangar/${small.changesRoundId}`, ready: '.letter-variable' },
    { name: 'planning a round on the changes only', as: lead, space: 'working', path: `/arenden/${small.id}/omgangar`, ready: '.variable-menu', act: async ({ page }) => page.locator('.variable-menu button').first().click() },
    { name: 'what is asked about in a round on the changes', as: respondent, space: 'internal', path: `/remissomgang/${small.changesReaderId}/andringar`, ready: '.changed-clause' },
    { name: 'commenting on what has changed', as: respondent, space: 'internal', path: `/remissomgang/${small.changesReaderId}/andringar`, ready: '.changed-clause', act: async ({ page }) => { await page.locator('.changed-clause').first().getByRole('button', { name: /^(?:Kommentera|Comment on)/ }).click(); await page.locator('.comment-form').waitFor(); } },
    { name: 'consulted text in a round on the changes', as: respondent, space: 'internal', path: `/remissomgang/${small.changesReaderId}`, ready: text, long: true },
    { name: 'what has changed since the consultation', as: lead, space: 'working', path: `/omgangar/${closed.id}/andringar` },
    { name: 'how comments are answered', as: lead, space: 'working', path: `/omgangar/${closed.id}/besvara` },
    { name: 'meeting lists', as: lead, space: 'working', path: `/omgangar/${closed.id}/moten` },
    { name: 'a meeting list', as: lead, space: 'working', path: `/omgangar/${closed.id}/moten/${meeting}`, ready: 'table' },
    { name: 'themes', as: lead, space: 'working', path: `/omgangar/${closed.id}/teman` },
    { name: 'summary', as: lead, space: 'working', path: `/omgangar/${closed.id}/sammanstallning` },

    { name: 'my consultations', as: consultee.untouched, space: null, path: '/' },
    { name: 'consulted text', as: consultee.untouched, space: 'internal', path: untouched.at, ready: text },
    { name: 'commenting', as: consultee.begun, space: 'internal', path: begun.at, ready: text, act: beginComment },
    { name: 'consulted text with own comments', as: consultee.begun, space: 'internal', path: begun.at, ready: text },
    { name: 'colleagues who are let in', as: consultee.begun, space: 'internal', path: `${begun.at}/kollegor`, ready: 'form' },
    { name: 'own answer', as: consultee.begun, space: 'internal', path: `${begun.at}/svar` },
    { name: 'answering in Word', as: consultee.begun, space: 'internal', path: `${begun.at}/word` },
    { name: 'review before submission', as: consultee.begun, space: 'internal', path: `${begun.at}/granska` },
    { name: 'submitted text', as: consultee.submitted, space: 'received', path: submitted.at, ready: text, long: true },
    { name: 'receipt', as: consultee.submitted, space: 'received', path: `/kvittens/${submitted.responseId}` },

    { name: 'organisations', as: administrator, space: null, path: '/administration/organisationer', ready: 'table' },
    { name: 'changing an organisation', as: administrator, space: null, path: '/administration/organisationer', ready: 'table', act: open('(?:Ändra|Change) Almfors kommun') },
    { name: 'people', as: administrator, space: null, path: '/administration/personer', ready: 'table' },
    { name: 'what can be done with an account', as: administrator, space: null, path: '/administration/personer', ready: 'table', act: openMenu },
    { name: 'invitations', as: administrator, space: null, path: '/administration/inbjudningar' },
    { name: 'inviting to the house', as: administrator, space: null, path: '/administration/inbjudningar', act: open('Bjud in person|Invite a person') },
    { name: 'outgoing mail', as: administrator, space: null, path: '/administration/brev' },
    { name: 'outgoing mail that has not got there', as: administrator, space: null, path: '/administration/brev?show=unreached' },
  ];
}

/** Only an empty house has it. */
export const firstRunScreen: Screen = { name: 'first run', as: null, space: null, path: '/kom-igang', ready: 'form' };

/** A letter that is being typed in; one of those who have not begun online. */
async function registeredDraft(asLead: Person, origin: string, roundId: string): Promise<string> {
  const { items } = await ask<{ items: { id: string; response: object | null; registering: string | null; openedAt: string | null }[] }>(asLead, `/rounds/${roundId}/consultees`);
  const begun = items.find((one) => one.registering !== null)?.registering;
  const waiting = items.find((one) => one.response === null && one.openedAt === null);
  return begun ?? (await sendAs(asLead, origin)<{ id: string }>(`/rounds/${roundId}/registered-responses`, { consulteeId: waiting?.id, channel: 'letter', receivedOn: today() })).id;
}

/** Two proposals that wait for a meeting. */
async function meetingList(asLead: Person, origin: string, roundId: string): Promise<string> {
  const { items: [made] } = await ask<{ items: { id: string }[] }>(asLead, `/rounds/${roundId}/meetings`);
  if (made) return made.id;
  const { items } = await ask<{ items: { commentId: string; version: number }[] }>(asLead, `/rounds/${roundId}/proposals`);
  return (await sendAs(asLead, origin)<{ id: string }>(`/rounds/${roundId}/meetings`, { body: 'Styrgruppen', heldOn: today(), items: items.slice(0, 2).map(({ commentId, version }) => ({ commentId, version })) })).id;
}

/** As it stands in the letter that was sent. */
export async function invitationAddress(asAdministrator: Person, origin: string, language: 'sv' | 'en' = 'sv'): Promise<string> {
  const { items: [organisation] } = await ask<{ items: { id: string }[] }>(asAdministrator, '/organisations');
  await sendAs(asAdministrator, origin)('/invitations', { email: 'handlaggare@nykund.example', name: 'Handläggare', organisationId: organisation?.id, language });
  const { items } = await ask<{ items: { id: string; recipient: string }[] }>(asAdministrator, '/mail');
  const { body } = await ask<{ body: string }>(asAdministrator, `/mail/${items.find(({ recipient }) => recipient === 'handlaggare@nykund.example')?.id}`);
  return /\/inbjudan#\S+/.exec(body)?.[0] ?? '';
}

/** As it stands in the letter that the administrator had sent. */
async function passwordLinkAddress(asAdministrator: Person, origin: string): Promise<string> {
  const { items: people } = await ask<{ items: { id: string; email: string }[] }>(asAdministrator, '/people');
  await sendAs(asAdministrator, origin)(`/people/${people.find(({ email }) => email === consultee.submitted)?.id}/password-link`, {});
  const { items: letters } = await ask<{ items: { id: string; recipient: string }[] }>(asAdministrator, '/mail');
  const { body } = await ask<{ body: string }>(asAdministrator, `/mail/${letters.find(({ recipient }) => recipient === consultee.submitted)?.id}`);
  return /\/nytt-losenord#\S+/.exec(body)?.[0] ?? '';
}

const consultee = { untouched: 'forening.kontakt@nshp-granmark.example', begun: 'samordnare@almfors.example', submitted: 'samordnare@ekhammar.example' };

/** The words are marked, the form is open, and someone is being called. */
async function beginRemark({ page }: Person): Promise<void> {
  const words = page.locator('.agreement p[data-block]').nth(1);
  await words.click();
  // By the keyboard, as the editor hears of it: a selection made from outside may reach it after the next key.
  await page.keyboard.press('Home');
  for (let letters = 0; letters < 12; letters += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+Alt+m');
  const field = page.locator('.mention-field textarea');
  await field.pressSequentially('Stämmer det? @');
  await page.getByRole('listbox').waitFor();
}

/** Written without contact while the text was locked, and shown as a copy. */
function leaveUnsent(origin: string, documentId: string): (person: Person) => Promise<void> {
  return async (person) => {
    const { context, page } = person;
    const notice = page.locator('.unsent-copy').first();
    await page.locator('.save-state[data-state=saved]').waitFor();
    // A copy that was left at another size of the window is still there.
    if (await notice.count() === 0) {
      person.expect(withoutNetwork);
      await context.setOffline(true);
      await page.locator('.save-state[data-state=offline]').waitFor();
      await page.locator('.agreement p[data-block]').first().click();
      await page.keyboard.press('End');
      await page.keyboard.type(' Skrivet för sent.');
      await page.locator('.save-state[data-state=offline]').filter({ hasText: /\d/ }).waitFor();
      const { id } = await sendAs(person, origin)<{ id: string }>(`/documents/${documentId}/locks`, { purpose: 'decision', reason: 'Inför mötet' });
      await context.setOffline(false);
      await notice.waitFor();
      await context.request.delete(`${origin}/api/locks/${id}`, { headers: { origin } });
    }
    await notice.getByRole('button', { name: /^(?:Visa det som inte blev sparat|Show what was not saved)$/ }).click();
    await page.getByRole('dialog').first().waitFor();
  };
}

async function beginComment({ page }: Person): Promise<void> {
  await page.locator('.frozen-text [data-sign=comment]').nth(2).click();
  await page.locator('.comment-form').waitFor();
}

/** Goes there and waits until the page has its heading and nothing is being fetched. */
export async function settled(person: Person, { path, ready, act }: Screen): Promise<void> {
  const { page } = person;
  await page.goto(path);
  await page.locator('main :is(h1, h2)').first().waitFor();
  if (ready !== undefined) await page.locator(ready).first().waitFor();
  await person.atRest();
  await page.locator('main .loading').first().waitFor({ state: 'detached' });
  await act?.(person);
}

/** Another size; resolves when the page lies still: rows measured anew, and what is being written scrolled into sight again, move it for several frames. */
export async function toWindow(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await drawnAnew(page);
  await page.evaluate(async () => {
    const tooLate = performance.now() + 5000;
    for (let last = '', still = 0; still < 15 && performance.now() < tooLate;) {
      await new Promise(requestAnimationFrame);
      const place = [scrollX, scrollY, document.documentElement.scrollHeight].join();
      still = place === last ? still + 1 : 0;
      last = place;
    }
  });
}
