/** The draft with a round's comments as comments of Word: each over its words, read back with our own reader and by LibreOffice. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { writeContent } from '#shared/agreement/flat-text.ts';
import { textBlocks } from '#shared/agreement/plain-text.ts';
import type { ConsultationReport, ReportedComment } from '#shared/export.ts';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import { readReturned, type ReturnedFile } from '../../server/export/returned-reader/read.ts';
import { type CommentPlace, type DraftToComment, writeDraftCommentsDocx } from '../../server/export/write-draft-comments-docx.ts';
import { agreementText, agreementWith, block, sentences } from '../support/agreement-text.ts';
import { all, attribute, converted, openParts, part, present } from './write-reading.ts';
import { sampleReport } from './write-sample.ts';

const state = (content: AgreementContent): Uint8Array => {
  const ydoc = new Y.Doc({ gc: false });
  writeContent(ydoc, content, 'test');
  return Y.encodeStateAsUpdate(ydoc);
};
const nowhere: CommentPlace = { receivedOn: '2027-09-20', documentId: null, state: null, from: null, to: null, heading: null };
const between = (from: [string, number], to: [string, number], more: Partial<CommentPlace> = {}): CommentPlace => ({ ...nowhere, documentId: 'd1', state: 'same', from: { block: block(from[0]), offset: from[1] }, to: { block: block(to[0]), offset: to[1] }, ...more });
const onWords = (name: keyof typeof sentences, words: string, more: Partial<CommentPlace> = {}) => between([name, sentences[name].indexOf(words)], [name, sentences[name].indexOf(words) + words.length], more);

/** A report of as many comments as there are places, undecided unless told otherwise. */
function scene(given: { place: CommentPlace | null; comment?: Partial<ReportedComment> }[], { content = agreementText, more = [] }: { content?: AgreementContent; more?: { documentId: string; title: string; state: Uint8Array }[] } = {}) {
  const sample = sampleReport({ comments: given.length, undecided: given.length });
  const comments = sample.comments.map((one, at): ReportedComment => ({ ...one, id: `c${at}`, number: at + 1, quote: null, proposedText: null, reason: null, scope: 'words', status: 'new', disposition: null, rationale: null, referredTo: null, ...given[at]?.comment }));
  const report: ConsultationReport = { ...sample, comments };
  const draft: DraftToComment = { texts: [{ documentId: 'd1', title: 'Överenskommelse', state: state(content) }, ...more], images: new Map(), places: new Map(given.flatMap(({ place }, at) => (place === null ? [] : [[`c${at}`, place]]))) };
  return { report, draft };
}

/** The words over which each comment stands, lines parted by a line feed; replies have those of what they answer. */
function wordsUnder({ blocks, comments }: ReturnedFile): (string | null)[] {
  const texts = blocks.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
  return comments.map(({ range }) => {
    if (range === null) return null;
    const { from, to } = range;
    return from.block === to.block ? (texts[from.block] ?? '').slice(from.offset, to.offset) : [(texts[from.block] ?? '').slice(from.offset), ...texts.slice(from.block + 1, to.block), (texts[to.block] ?? '').slice(0, to.offset)].join('\n');
  });
}

test('every comment stands over its words: within a sentence, over two marks, over two paragraphs, overlapping, in a list, in a cell and on the mark of a note', async () => {
  const { report, draft } = scene([
    { place: onWords('duty', 'samordnad individuell plan') },
    { place: onWords('duty', 'individuell plan inom tre') },
    { place: between(['purpose', 12], ['purpose', 35]) },
    { place: between(['scope', sentences.scope.indexOf('barn')], ['duty', 8]) },
    { place: between(['first', 0], ['first', 6]) },
    { place: between(['whata', 7], ['whata', 13]) },
    { place: between(['note', 4], ['note', 8]) },
    { place: between(['regional', 0], ['regional', 16]) },
  ]);
  const bytes = await writeDraftCommentsDocx(report, { draft, answers: null });
  const read = readReturned(bytes);
  expect(wordsUnder(read)).toEqual([
    'samordnad individuell plan', 'individuell plan inom tre', sentences.purpose.slice(12, 35), expect.stringMatching(/^barn och unga från noll.*\nAnsvar\nKommunens ansvar\nKommunen$/s), 'Planen', 'linjen', '￼', 'Regionens ansvar',
  ]);
  expect(read.comments.map(({ author, day, isResolved, answers }) => ({ author, day, isResolved, answers }))).toEqual(report.comments.map(({ organisation }) => ({ author: organisation, day: '2027-09-20', isResolved: false, answers: null })));
  // The text itself is the draft's, to the letter.
  expect(textBlocks(readDocx(bytes).content)).toEqual(textBlocks(readDocx(await writeDraftCommentsDocx({ ...report, comments: [] }, { draft, answers: null })).content));
});

test('what has no sure place says so and tells what it was said of: uncertain words, words that are gone, and texts as a whole', async () => {
  const quote = 'inom en månad';
  const { report, draft } = scene([
    { place: onWords('duty', 'inom tre veckor', { state: 'uncertain' }), comment: { quote, clauseNumber: '2.1', clauseHeading: 'Kommunens ansvar' } },
    { place: { ...nowhere, documentId: 'd1', state: 'gone', heading: block('municipal') }, comment: { quote } },
    { place: { ...nowhere, documentId: 'd1', state: 'gone' }, comment: { quote } },
    { place: { ...nowhere, documentId: 'd1' }, comment: { scope: 'document' } },
    { place: nowhere, comment: { scope: 'package' } },
    { place: onWords('duty', 'inom tre veckor', { state: 'changed' }), comment: { quote } },
    { place: between(['duty', 0], ['duty', 5], { from: { block: 'bgone', offset: 0 }, heading: block('tasks') }), comment: { quote } },
  ]);
  const read = readReturned(await writeDraftCommentsDocx(report, { draft, answers: null }));
  expect(wordsUnder(read)).toEqual(['inom tre veckor', 'Kommunens ansvar', 'Överenskommelse', 'Överenskommelse', 'Överenskommelse', 'inom tre veckor', 'Ansvar']);
  const last = read.comments.map(({ text }) => text.split('\n').at(-1));
  expect(last[0]).toBe('Platsen är osäker: synpunkten kan gälla andra ord än de här. I remissversionen: 2.1 Kommunens ansvar, ”inom en månad”');
  for (const at of [1, 2, 6]) expect(last[at]).toMatch(/^Orden finns inte kvar i utkastet\. .*”inom en månad”$/);
  expect(last[3]).toBe('Synpunkten gäller texten som helhet.');
  expect(last[4]).toBe('Synpunkten gäller förslaget som helhet.');
  expect(last[5]).toBe('Orden har ändrats. I remissversionen: ”inom en månad”');
});

test('a comment tells its number, kind, words, wording and reason; what is decided is a reply to it, and what is proposed only where that may be told', async () => {
  const said = { kind: 'legal' as const, comment: 'Fristen är för kort.\n\nLagen säger annat.', proposedText: 'inom sex veckor', reason: 'Så står det i lagen.' };
  const { report, draft } = scene([
    { place: onWords('duty', 'inom tre veckor'), comment: { ...said, number: '12a', status: 'decided', disposition: 'referred_elsewhere', referredTo: 'Bilaga 2', rationale: 'Vi ändrar där.', decidedBy: 'Styrgruppen', decidedOn: '2027-10-20', changes: [{ before: 'tre', after: 'sex' }] } },
    { place: onWords('duty', 'inom tre veckor'), comment: { ...said, status: 'proposed' } },
    { place: onWords('duty', 'inom tre veckor'), comment: { ...said, status: 'withdrawn' } },
  ]);
  const answers = new Map([['c1', { disposition: 'not_accepted' as const, rationale: 'Tre veckor räcker.', referredTo: '' }]]);
  const read = readReturned(await writeDraftCommentsDocx(report, { draft, answers }));
  expect(read.comments.map(({ text }) => text)).toEqual([
    'Synpunkt 12a · Juridik\nFristen är för kort.\nLagen säger annat.\nFöreslagen lydelse: inom sex veckor\nSkäl: Så står det i lagen.',
    'Hanteras i annat sammanhang: Bilaga 2\nVi ändrar där.\nFöre: tre\nEfter: sex\nBeslutat 20 oktober 2027, Styrgruppen',
    'Synpunkt 2 · Juridik\nFristen är för kort.\nLagen säger annat.\nFöreslagen lydelse: inom sex veckor\nSkäl: Så står det i lagen.',
    'Saknar beslut. Förslag: Tillgodoses inte\nTre veckor räcker.',
    expect.stringMatching(/Återkallad av den som lämnade den$/),
  ]);
  expect(read.comments.map(({ answers: to }) => to)).toEqual([null, read.comments[0]?.id, null, read.comments[2]?.id, null]);
  expect(wordsUnder(read)).toEqual(Array<string>(5).fill('inom tre veckor'));
  expect(read.comments.map(({ author, day }) => [author, day])).toEqual([[report.comments[0]?.organisation, '2027-09-20'], ['RSS Granmark', '2027-10-20'], [report.comments[1]?.organisation, '2027-09-20'], ['RSS Granmark', report.preparedOn], [report.comments[2]?.organisation, '2027-09-20']]);
  expect(readReturned(await writeDraftCommentsDocx(report, { draft, answers: null })).comments.filter(({ answers: to }) => to !== null)).toHaveLength(1);
});

test('50,000 characters, signs outside the first plane, right-to-left marks and control characters pass, and never move a range', async () => {
  const words = 'Före \u0001\u000b🧒🏽 efter orden';
  const long = `${'Ett långt stycke om barns hälsa. '.repeat(1600)}\u0000=SUM(A1) \u200f\u202eشكرا\u202c <w:p> ]]>`;
  const after = words.indexOf('orden');
  const { report, draft } = scene([
    { place: between(['duty', after], ['duty', after + 5]), comment: { comment: long, organisation: 'Nämnden "Hälsa" & <vård>\u0002' } },
    // Half a sign: the whole sign is meant.
    { place: between(['duty', words.indexOf('🧒') + 1], ['duty', words.indexOf('🧒') + 3]) },
  ], { content: agreementWith('duty', words) });
  const bytes = await writeDraftCommentsDocx(report, { draft, answers: null });
  const read = readReturned(bytes);
  expect(wordsUnder(read)).toEqual(['orden', '🧒🏽']);
  expect(read.comments[0]?.text).toContain(long.replace('\u0000', ''));
  expect(read.comments[0]?.author).toBe('Nämnden "Hälsa" & <vård>');
});

test('several texts stand one after another, each with its own numbers and its own comments', async () => {
  const annex: AgreementContent = { type: 'doc', content: [{ type: 'heading', attrs: { id: block('annexhead'), level: 1 }, content: [{ type: 'text', text: 'Priser' }] }, { type: 'paragraph', attrs: { id: block('annexwords') }, content: [{ type: 'text', text: 'Priset räknas upp varje år.' }] }] };
  const { report, draft } = scene([
    { place: { ...nowhere, documentId: 'd2', state: 'same', from: { block: block('annexwords'), offset: 7 }, to: { block: block('annexwords'), offset: 18 } } },
    { place: { ...nowhere, documentId: 'd2' }, comment: { scope: 'document' } },
    { place: null, comment: { scope: 'package' } },
  ], { more: [{ documentId: 'd2', title: 'Bilaga 1', state: state(annex) }] });
  const bytes = await writeDraftCommentsDocx(report, { draft, answers: null });
  expect(wordsUnder(readReturned(bytes))).toEqual(['räknas upp ', 'Bilaga 1', 'Överenskommelse']);
  const parts = openParts(bytes);
  const firstLevel = all(part(parts, 'word/document.xml'), 'w:p').filter((one) => all(one, 'w:pStyle').some((style) => attribute(style) === 'Heading1'));
  const numbering = firstLevel.map((one) => attribute(all(one, 'w:numId')[0]));
  expect(numbering).toHaveLength(3);
  expect(numbering[0]).toBe(numbering[1]);
  expect(numbering[2]).not.toBe(numbering[0]);
});

test.skipIf(!present('soffice'))('LibreOffice opens the file and keeps every comment with its words', { timeout: 120_000 }, async () => {
  const { report, draft } = scene([{ place: onWords('duty', 'samordnad individuell plan') }, { place: onWords('duty', 'individuell plan inom tre') }, { place: between(['scope', sentences.scope.indexOf('barn')], ['duty', 8]) }, { place: nowhere, comment: { scope: 'package' } }]);
  const bytes = await writeDraftCommentsDocx(report, { draft, answers: null });
  const [odt = Buffer.alloc(0)] = await converted([{ name: 'draft.docx', bytes }], 'odt');
  const [back = Buffer.alloc(0)] = await converted([{ name: 'draft.odt', bytes: odt }], 'docx');
  const [sent, kept] = [readReturned(bytes), readReturned(back)];
  // It lists them as they come in the text, and knows no replies.
  const told = (file: ReturnedFile) => wordsUnder(file).map((words, at) => `${file.comments[at]?.author}: ${file.comments[at]?.text} (${words})`).sort();
  expect(told(kept)).toEqual(told(sent));
});
