/** The frozen text goes out with a form, and what comes back is shown with its place before any of it counts. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ResponseView } from '#shared/consultation.ts';
import type { Found, WordAnswer } from '#shared/word-answers.ts';
import { foundItems } from '../../server/consultation/word-answers/found-items.ts';
import { matchBlocks } from '../../server/consultation/word-answers/match-blocks.ts';
import { block, sentences } from '../support/agreement-text.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { open, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const tracked = (name: 'ins' | 'del', id: number, text: string) => `<w:${name} w:id="${id}" w:author="Socialsekreterare" w:date="2027-02-20T10:00:00Z">${name === 'ins' ? run(text) : run(text).replaceAll('w:t', 'w:delText')}</w:${name}>`;

/** The file as its reader would change it: the run with exactly these words becomes other markup. */
function written(bytes: Uint8Array, change: { runs?: Record<string, string>; comments?: string; form?: (xml: string) => string }): Uint8Array {
  const files = unzipSync(bytes);
  const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  let xml = read('word/document.xml');
  for (const [words, markup] of Object.entries(change.runs ?? {})) {
    const parts = xml.split(new RegExp(`<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space="preserve">${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}</w:t></w:r>`));
    if (parts.length !== 2) throw new Error(`${parts.length - 1} runs are "${words}"`);
    xml = parts.join(markup);
  }
  files['word/document.xml'] = strToU8(change.form?.(xml) ?? xml);
  if (change.comments !== undefined) {
    files['word/comments.xml'] = strToU8(`<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${change.comments}</w:comments>`);
    const rels = read('word/_rels/document.xml.rels');
    if (!rels.includes('/comments"')) files['word/_rels/document.xml.rels'] = strToU8(rels.replace('</Relationships>', '<Relationship Id="rIdComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>'));
  }
  return zipSync(files);
}

const scene = async () => {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  const file = new Uint8Array(await (await almfors.raw('GET', `/api/consultations/${app.almfors}/documents/${app.frozenDocumentId}/answer-form`)).arrayBuffer());
  const read = (bytes: Uint8Array) => almfors.upload<WordAnswer>(`/api/responses/${app.responseId}/word-answer`, { name: 'Svar.docx', bytes });
  return { app, almfors, file, read };
};

const placed = ({ source, text, proposedText, quote, clauseNumber, anchor }: Found) => [source, text, proposedText, quote, clauseNumber, anchor?.scope ?? null];

test('the file as it was fetched says nothing', async () => {
  const { app, file, read } = await scene();
  const before = await entryCount(app.store);
  expect(given(await read(file))).toMatchObject({ documentTitle: 'Överenskommelsen', isThisVersion: true, found: [], form: { stance: null, summary: '', unread: [] } });
  expect(await entryCount(app.store)).toBe(before);
});

test('comments, tracked and untracked changes and the form come back with their places, and count when they are chosen', async () => {
  const { app, almfors, file, read } = await scene();
  const comment = (id: number, text: string) => `<w:comment w:id="${id}" w:author="Socialsekreterare" w:date="2027-02-20T10:00:00Z"><w:p>${run(text)}</w:p></w:comment>`;
  const bytes = written(file, {
    comments: comment(0, 'Vem kallar?') + comment(1, 'Utan plats.'),
    runs: {
      [sentences.duty]: `${run('Kommunen svarar för att barnet får en ')}<w:commentRangeStart w:id="0"/>${run('samordnad individuell plan')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run(' inom ')}${tracked('del', 901, 'tre')}${tracked('ins', 902, 'två')}${run(' veckor.')}`,
      [sentences.region]: run('Regionen svarar för hälso- och sjukvårdens insatser – även på kvällar.'),
    },
    form: (xml) => {
      const [text, ...rest] = xml.split('<w:t xml:space="preserve">Synpunkter</w:t>');
      let cell = 0;
      const filled = rest.join('').replace(/(<w:p><w:pPr><w:pStyle w:val="OverensTable"\/><\/w:pPr>)(<\/w:p>)/g, (whole, start: string, end: string) => {
        const words = ['2.2', 'Säg vem som betalar.', '', 'Det tvistas om det.'][cell++];
        return words === undefined || words === '' ? whole : start + run(words) + end;
      });
      return `${text?.replace('>Välj …<', '>Tillstyrker med synpunkter<')}<w:t xml:space="preserve">Synpunkter</w:t>${filled}`;
    },
  });
  const answer = given(await read(bytes));
  expect(answer.form).toMatchObject({ stance: 'supports_with_remarks', unread: [] });
  expect(answer.found.map(placed)).toEqual([
    ['comment', 'Vem kallar?', '', 'samordnad individuell plan', '2.1', 'words'],
    ['comment', 'Utan plats.', '', '', null, null],
    ['tracked', '', 'två', 'tre', '2.1', 'words'],
    ['untracked', '', '', ' och helger', '2.2', 'words'],
    ['form', 'Säg vem som betalar.', '', 'Regionens ansvar', '2.2', 'block'],
  ]);
  expect(answer.found.map(({ author, isRemoval }) => [author, isRemoval])).toEqual([['Socialsekreterare', false], ['Socialsekreterare', false], ['Socialsekreterare', false], ['', true], ['', false]]);

  const comments = answer.found.map(({ anchor, text, proposedText, reason }) => ({ anchor: anchor ?? { scope: 'package' }, text: text || 'Ändrad lydelse.', proposedText, reason }));
  const before = await entryCount(app.store);
  const add = (body: object) => almfors.post<{ added: number }>(`/api/responses/${app.responseId}/word-comments`, { file: 'Svar.docx', ...body });
  const wrong = { ...comments[2], anchor: { ...comments[2]?.anchor, quote: 'fyra' } };
  expectRefused(await add({ comments: [...comments, wrong] }), 422, 'anchor-invalid');
  expect(await entryCount(app.store), 'all or none').toBe(before);
  expectRefused(await add({ comments: [] }), 422, 'invalid-input');
  expectRefused(await (await app.enter('colleague')).post(`/api/responses/${app.responseId}/word-comments`, { file: 'Svar.docx', comments }), 403, 'coordinator-only');
  expect(given(await add({ comments }), 201)).toEqual({ added: 5 });
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'word-answer-read', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator });
  const { comments: kept } = given(await almfors.get<ResponseView>(`/api/responses/${app.responseId}`));
  expect(kept.filter(({ text }) => comments.some((one) => one.text === text)).map((one) => [one.anchor.quote, one.proposedText, one.clauseNumber]).toSorted()).toEqual([['', '', null], [' och helger', '', '2.2'], ['Regionens ansvar', '', '2.2'], ['samordnad individuell plan', '', '2.1'], ['tre', 'två', '2.1']].toSorted());
});

test('words that are only put in are told with the word before them, whoever tracked them', async () => {
  const { file, read } = await scene();
  const bytes = written(file, { runs: {
    [sentences.duty]: `${run('Kommunen svarar för att barnet får en samordnad individuell plan inom')}${tracked('ins', 903, ' alltid')}${run(' tre veckor.')}`,
    [sentences.region]: run(sentences.region.replace('Regionen', 'Regionen själv')),
  } });
  expect(given(await read(bytes)).found.map((one) => [...placed(one), one.author])).toEqual([
    ['tracked', '', 'inom alltid', 'inom', '2.1', 'words', 'Socialsekreterare'],
    ['untracked', '', 'Regionen själv ', 'Regionen ', '2.2', 'words', ''],
  ]);
});

test('a paragraph that was taken out without being tracked is told, and one written in has no place', async () => {
  const { file, read } = await scene();
  const bytes = written(file, { form: (xml) => xml.replace(new RegExp(`<w:p>(?:(?!</w:p>).)*_b_${block('region')}(?:(?!</w:p>).)*</w:p>`), `<w:p>${run('Ett helt nytt stycke om något annat.')}</w:p>`) });
  expect(given(await read(bytes)).found.map((one) => [...placed(one), one.isRemoval])).toEqual([
    ['untracked', '', 'Ett helt nytt stycke om något annat.', '', null, null, false],
    ['untracked', '', '', sentences.region, '2.2', 'words', true],
  ]);
});

test('a paragraph that is written anew from end to end is one change of the whole of it, and lets everybody else go first', async () => {
  const anew = (seed: number) => Array.from({ length: 400 }, (_, n) => `ord${(n * 7919 + seed) % 10_007}`).join(' ');
  const frozen = Array.from({ length: 30 }, (_, at) => ({ block: `b${at}`, ordinal: at, kind: 'paragraph' as const, clauseNumber: null, headingPath: [], text: anew(at), runs: [] }));
  const sent = frozen.map(({ block: id }, at) => ({ ids: [id], isFrame: false, pieces: [{ text: anew(5_000 + at), kept: 'both' as const, by: '', isReference: false }] }));
  let others = 0;
  let going = true;
  const next = () => { others += 1; if (going) setImmediate(next); };
  setImmediate(next);
  const file = { blocks: sent, comments: [], form: null, table: null, properties: {} };
  const found = await foundItems(file, { id: 'text', blocks: frozen }, await matchBlocks(sent, frozen));
  going = false;
  expect(found.map(({ source, quote, proposedText }) => [source, quote, proposedText])).toEqual(frozen.map(({ text }, at) => ['untracked', text, anew(5_000 + at)]));
  expect(others).toBeGreaterThan(0);
});

test('a comment on the title, and a change of it, are told without a place', async () => {
  const { file, read } = await scene();
  const bytes = written(file, { form: (xml) => xml.replace(/<w:r>(?:(?!<\/w:r>).)*<w:t xml:space="preserve">Överenskommelsen<\/w:t><\/w:r>/, `${run('Överenskommelsen')}${tracked('ins', 905, ' om barn')}`) });
  expect(given(await read(bytes)).found.map(placed)).toEqual([['tracked', '', 'Överenskommelsen om barn', 'Överenskommelsen', null, null]]);
});

test('another text, another sort of file and another person are refused', async () => {
  const { app, file, read } = await scene();
  const other = unzipSync(file);
  other['word/document.xml'] = strToU8(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>${run('Inbjudan till sommarfest.')}</w:p></w:body></w:document>`);
  expectRefused(await read(zipSync(other)), 422, 'word-answer-other-text');
  const long = written(file, { form: (xml) => xml.replace('<w:body>', `<w:body>${`<w:p>${run('Ord.')}</w:p>`.repeat(20_001)}`) });
  expectRefused(await read(long), 413, 'import.refused.too-large');
  expectRefused(await read(strToU8('%PDF-1.7')), 422, 'import.refused.not-a-word-file');
  const stranger = await app.enter('writer');
  expectRefused(await stranger.upload(`/api/responses/${app.responseId}/word-answer`, { name: 'Svar.docx', bytes: file }), 404, 'not-found');
});
