/** The draft as a Word file with every comment of a round as a comment of Word, over the words on which it stands now. */
import { Paragraph, TextRun } from 'docx';
import type { FileChild, ICommentOptions, ParagraphChild } from 'docx';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { toContent } from '#shared/agreement/flat-text.ts';
import type { AnchorPoint } from '#shared/anchors/anchor.ts';
import type { AnchorState } from '#shared/anchors/place.ts';
import type { ConsultationReport, ReportedComment } from '#shared/export.ts';
import { changeLines } from './docx-writer/account-pages.ts';
import { agreementBodies, type Images } from './docx-writer/agreement-body.ts';
import { cleaned, cleanText, readableQuote } from './docx-writer/clean.ts';
import { clauseTitle } from './docx-writer/comment-groups.ts';
import { CommentRanges, type CommentRange, endsOf, startsOf } from './docx-writer/comment-ranges.ts';
import { TextPlaces } from './docx-writer/comment-spots.ts';
import { portrait } from './docx-writer/look.ts';
import { markingText } from './docx-writer/marking.ts';
import { agreementNumbering } from './docx-writer/numbering.ts';
import { packPaper } from './docx-writer/pack.ts';
import { section } from './docx-writer/page.ts';
import { lines } from './docx-writer/tables.ts';
import { wordsIn } from './docx-writer/words.ts';
import type { Words } from './docx-writer/words.ts';
import type { EditableAnswer } from './write-report-xlsx.ts';

/** Where a comment stands in the draft of today; `documentId` null for one on all texts together, `state` null for one that stands on no words. */
export interface CommentPlace {
  /** The day on which it came. */
  receivedOn: string | null;
  documentId: string | null;
  state: AnchorState | null;
  from: AnchorPoint | null;
  to: AnchorPoint | null;
  /** The heading of the clause that it stood in, where that stands. */
  heading: string | null;
}

export interface DraftToComment {
  /** In the order of the matter; `state` is an update of Yjs. */
  texts: { documentId: string; title: string; state: Uint8Array }[];
  /** By comment; one that is missing here stands on the texts as a whole. */
  places: ReadonlyMap<string, CommentPlace>;
  images: Images;
}

interface Spot { text: number; place: CommentPlace | null; from: AnchorPoint | null; to: AnchorPoint | null }

/**
 * Bytes of a `.docx`. A comment whose words are gone stands on the heading of its clause, else on the title, and so does one on a text as a whole; an answer is a reply
 * to its comment, and a proposed one only where `answers` tell of it. Bookmarks as in `writeAgreementDocx`.
 */
export async function writeDraftCommentsDocx(given: ConsultationReport, { draft, answers }: { draft: DraftToComment; answers: ReadonlyMap<string, EditableAnswer> | null }): Promise<Uint8Array> {
  const report = cleaned(given);
  const words = wordsIn(report.locale);
  const contents = draft.texts.map(({ state }) => contentOf(state));
  const texts = contents.map((content) => new TextPlaces(content));
  const notes: ICommentOptions[] = [];
  const ranges: CommentRange[] = [];
  const onTitle = draft.texts.map((): Pick<CommentRange, 'comments'>[] => []);
  for (const comment of report.comments) {
    const spot = spotOf(draft, texts, comment);
    const added = [commentOf(words, report, { comment, spot, id: notes.length }), ...replyTo(words, report, { comment, proposed: answers?.get(comment.id) ?? null, id: notes.length + 1, parentId: notes.length })];
    notes.push(...added);
    const comments = added.map(({ id }) => id);
    if (spot.from !== null && spot.to !== null) ranges.push({ comments, from: spot.from, to: spot.to });
    else onTitle[spot.text]?.push({ comments });
  }
  const body = agreementBodies(words, contents.map(cleaned), draft.images, new CommentRanges(ranges));
  const marking = markingText(words, report);
  const title = words.say('documents.draftComments.title', { title: cleanText(draft.texts[0]?.title ?? report.matter.title) });
  const [only] = draft.texts.length === 1 ? draft.texts : [];
  return packPaper({
    words, title, creator: report.letterhead.authority, headings: 'numbered', numbering: agreementNumbering(body.countings), footnotes: body.footnotes, comments: { children: notes },
    ...(only === undefined ? {} : { customProperties: [{ name: 'OverensDocument', value: only.documentId }, { name: 'OverensVersion', value: 'draft' }] }),
    sections: [section({ words, letterhead: report.letterhead, label: null, marking, name: title }, portrait, body.texts.flatMap((children, at) => [
      titleOf(cleanText(draft.texts[at]?.title ?? ''), onTitle[at] ?? [], at > 0),
      ...(at > 0 ? [] : aboutIt(words, report)), ...children,
    ]))],
  });
}

function contentOf(state: Uint8Array): AgreementContent {
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, state);
  return toContent(ydoc);
}

function titleOf(title: string, comments: readonly Pick<CommentRange, 'comments'>[], isNewPage: boolean): Paragraph {
  const children: ParagraphChild[] = [...startsOf(comments), new TextRun(title), ...endsOf(comments)];
  return new Paragraph({ style: 'OverensTitle', spacing: { before: 240 }, ...(isNewPage ? { pageBreakBefore: true } : {}), children });
}

function aboutIt(words: Words, { preparedOn, round, listed }: ConsultationReport): FileChild[] {
  return [
    new Paragraph({ style: 'OverensSubtitle', children: [new TextRun(words.say('documents.draftComments.label', { day: words.day(preparedOn) }))] }),
    new Paragraph({ style: 'OverensNote', spacing: { after: 240 }, children: [new TextRun(words.say('documents.draftComments.about', { round: round.title, count: listed }))] }),
  ];
}

function spotOf({ texts: given, places }: DraftToComment, texts: readonly TextPlaces[], { id }: ReportedComment): Spot {
  const place = places.get(id) ?? null;
  const text = Math.max(0, given.findIndex(({ documentId }) => documentId === place?.documentId));
  const itsText = texts[text];
  const range = place?.from && place.to ? itsText?.range(place.from, place.to) ?? null : null;
  const found = range ?? (place?.heading ? itsText?.block(place.heading) ?? null : null);
  return { text, place: place !== null && place.from !== null && range === null ? { ...place, state: 'gone' } : place, from: found?.from ?? null, to: found?.to ?? null };
}

function commentOf(words: Words, report: ConsultationReport, { comment, spot: { place }, id }: { comment: ReportedComment; spot: Spot; id: number }): ICommentOptions {
  const { comment: text, proposedText, reason, status } = comment;
  const quoted = comment.quote === null ? '' : readableQuote(comment.quote);
  const standing = placeWords(words, comment, { state: place?.state ?? null, quoted });
  return {
    id, author: comment.organisation, initials: initialsOf(comment.organisation), date: noon(place?.receivedOn ?? report.preparedOn),
    children: [
      ...lines(words.say('documents.draftComments.head', { number: comment.number, kind: words.say(`documents.kind.${comment.kind}`) }), 'OverensTableHead'),
      ...lines(text), ...(proposedText === null ? [] : lines(words.say('documents.draftComments.proposed', { words: readableQuote(proposedText) }))), ...(reason === null ? [] : lines(words.say('documents.comment.reason', { reason }))),
      ...(status === 'withdrawn' || status === 'replaced' ? lines(words.say(`documents.comment.${status}`)) : []), ...(standing === null ? [] : lines(standing, 'OverensTableSmall')),
    ],
  };
}

/** Where the words are no longer what was commented on, what they were; null where they stand as they were. */
function placeWords(words: Words, comment: ReportedComment, { state, quoted }: { state: AnchorState | null; quoted: string }): string | null {
  switch (state) {
    case 'same': return null;
    case 'moved': return words.say('documents.draftComments.moved');
    case 'changed': return words.say('documents.draftComments.changed', { quote: quoted });
    case null: if (comment.scope === 'document' || comment.scope === 'package') return words.say(`documents.draftComments.${comment.scope}`);
      return placeWords(words, comment, { state: 'gone', quoted });
    case 'uncertain': case 'gone': return words.say(`documents.draftComments.${state}`, { quote: quoted || words.say('documents.outcome.nothing'), place: clauseTitle(words, comment) });
  }
}

/** What has been decided of it, or proposed so far; none where nothing has. */
function replyTo(words: Words, report: ConsultationReport, { comment, proposed, id, parentId }: { comment: ReportedComment; proposed: EditableAnswer | null; id: number; parentId: number }): ICommentOptions[] {
  const answer = comment.disposition !== null ? { isDecided: true, disposition: comment.disposition, rationale: comment.rationale ?? '', referredTo: comment.referredTo ?? '' }
    : comment.status === 'proposed' && proposed !== null && proposed.disposition !== null ? { isDecided: false, ...cleaned(proposed), disposition: proposed.disposition } : null;
  if (answer === null) return [];
  const { isDecided, rationale, referredTo } = answer;
  const named = words.say(`documents.disposition.${answer.disposition}`);
  const disposition = referredTo === '' ? named : words.say('documents.comment.referred', { disposition: named, target: referredTo });
  const { authority } = report.letterhead;
  return [{
    id, parentId, author: authority, initials: initialsOf(authority), date: noon((isDecided ? comment.decidedOn : null) ?? report.preparedOn),
    children: [
      ...lines(isDecided ? disposition : words.say('documents.comment.proposed', { disposition }), 'OverensTableHead'),
      ...(rationale === '' ? [] : lines(rationale)), ...(isDecided ? changeLines(words, comment).flatMap((line) => lines(line)) : []),
      ...(isDecided && comment.decidedBy !== null && comment.decidedOn !== null ? lines(words.say('documents.comment.decided', { on: words.day(comment.decidedOn), by: comment.decidedBy }), 'OverensTableSmall') : []),
    ],
  }];
}

/** Word writes them beside the words: at most four, of the words that carry a name. */
function initialsOf(name: string): string {
  const letters = [...name.matchAll(/\p{L}[\p{L}\p{N}]*/gu)].map(([word]) => word).filter((word, _at, all) => all.length === 1 || /^\p{Lu}/u.test(word) || all.every((one) => !/^\p{Lu}/u.test(one)));
  return letters.slice(0, 4).map((word) => [...word][0] ?? '').join('').toLocaleUpperCase('sv') || '?';
}

/** Word shows the time as it stands: at noon it is that day wherever it is read. */
function noon(day: string): Date {
  const at = new Date(`${day.slice(0, 10)}T12:00:00Z`);
  return Number.isNaN(at.getTime()) ? new Date(0) : at;
}
