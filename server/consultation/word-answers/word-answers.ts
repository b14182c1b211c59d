/** Answers in Word files: read and matched with the frozen version for review; nothing counts before somebody has chosen it. */
import { decisionLevels, whyNotWriteResponse } from '#shared/consultation.ts';
import { stances } from '#shared/export.ts';
import { limits } from '#shared/limits.ts';
import { documentsEn } from '#shared/messages/documents.en.ts';
import { documentsSv } from '#shared/messages/documents.sv.ts';
import { Refusal } from '#shared/refusals.ts';
import type { Section } from '#shared/section-stances.ts';
import type { WordAnswer, WordCommentsInput, WordForm } from '#shared/word-answers.ts';
import { refusedFile } from '../../export/docx-reader/refuse.ts';
import { type FilledForm, readReturnedInWorker } from '../../export/read-returned.ts';
import { sectionCondition, sectionStance } from '../../export/returned-reader/questions.ts';
import { frozenBlocksOf, packageNumber, viewPackage } from '../../drafting/frozen.ts';
import { openPlaces } from '../../drafting/frozen-place.ts';
import { record } from '../../journal/journal.ts';
import { refuse } from '../../matters/refuse.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { insertComment } from '../comments.ts';
import type { ResponseActor } from '../response-actor.ts';
import { versionAnchored, versionsOfRound } from '../round-versions.ts';
import { roundById } from '../rounds.ts';
import { sectionsOf } from '../sections/sections-of.ts';
import { foundItems } from './found-items.ts';
import { matchBlocks } from './match-blocks.ts';
import { isSheet, readTableAnswer, tableOfSheet } from './table-answers.ts';

/** So little of the frozen text in a file means that it is another text. */
const leastShare = 0.2;

/** Of a file that is read: several times the largest text we build for. */
const mostParagraphs = 20_000;

/** A Word file, or a comment table as a workbook, CSV or Word file. Stores nothing. Refuses `import.refused.*`, `sheet.refused.*`, `comment-table-missing`, `word-answer-other-text` and whoever may not write the response. */
export async function readWordAnswer(from: Reader, { who, response }: ResponseActor, upload: { name: string; bytes: Uint8Array }): Promise<WordAnswer> {
  refuse(whyNotWriteResponse(who, response));
  const round = await roundById(from, response.roundId);
  if (isSheet(upload)) return readTableAnswer(from, round, { name: upload.name, ...(await tableOfSheet(upload.bytes)) });
  const file = await readReturnedInWorker(upload.bytes);
  if (file.table !== null) return readTableAnswer(from, round, { name: upload.name, rows: file.table, version: null });
  const frozen = await versionOfFile(from, round, file.properties.version);
  if (file.blocks.length > mostParagraphs) throw refusedFile('too-large');
  const texts = await Promise.all(frozen.documents.map(async ({ id, documentId, title }) => {
    const blocks = await frozenBlocksOf(from, id);
    return { id, documentId, title, blocks, matched: await matchBlocks(file.blocks, blocks) };
  }));
  const text = texts.find(({ documentId }) => documentId === file.properties.documentId) ?? texts.toSorted((a, b) => b.matched.share - a.matched.share)[0];
  if (text === undefined || text.matched.share < leastShare) throw new Refusal('invalid', 'word-answer-other-text');
  const { documentId, version } = file.properties;
  return {
    file: upload.name, documentId: text.id, documentTitle: text.title,
    isThisVersion: version === undefined ? null : documentId === text.documentId && version === String(frozen.number),
    found: await foundItems(file, text, text.matched), form: file.form === null ? null : readAnswers(file.form, await sectionsOf(from, round.id)), faults: [],
  };
}

/** The version of the round that the file says it is of, also one that was corrected since; else the one that counts now. */
async function versionOfFile(from: Reader, round: { id: string; packageId: string }, number: string | undefined) {
  for (const { packageId, until } of await versionsOfRound(from, round)) if (until !== null && String(await packageNumber(from, packageId)) === number) return viewPackage(from, packageId);
  return viewPackage(from, round.packageId);
}

/** What was chosen, in one act. Refuses `anchor-invalid` when the words are not those of the frozen version, and then adds none. */
export async function addWordComments(tx: Writer, acting: ResponseActor, input: WordCommentsInput): Promise<number> {
  const { who, person, response } = acting;
  refuse(whyNotWriteResponse(who, response));
  const round = await roundById(tx, response.roundId);
  // A file may have been written in before the text was corrected: its comments keep the version that it is of.
  const places = new Map<string, ReturnType<typeof openPlaces>>();
  for (const { anchor, ...said } of input.comments) {
    const packageId = await versionAnchored(tx, round, anchor);
    const place = places.get(packageId) ?? openPlaces(tx, packageId);
    places.set(packageId, place);
    await insertComment(tx, acting, { place: await place(anchor), packageId, said });
  }
  await record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: person.id, act: 'word-answer-read', matterId: null, subject: 'response', subjectId: response.id, details: { comments: input.comments.length }, at: person.at });
  return input.comments.length;
}

type Word = (text: string) => string;

/** Answers in the words that the form offers, in either language; other words are told and left. */
function readAnswers({ answers }: FilledForm, sections: readonly Pick<Section, 'id' | 'block'>[]): WordForm {
  const unread: string[] = [];
  const said: Word = (question) => (answers[question] ?? '').trim();
  const chosen = <T extends string>(question: string, values: readonly T[], words: (value: T) => readonly string[]): T | null => {
    const answer = plain(said(question));
    if (answer === '' || /^(?:välj|choose)(?:\s|…|$)/u.test(answer)) return null;
    const value = values.find((one) => words(one).some((word) => plain(word) === answer)) ?? null;
    if (value === null) unread.push(said(question));
    return value;
  };
  const day = said('decidedOn');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  if (day !== '' && !isDay) unread.push(day);
  const stanceWords = (one: (typeof stances)[number]) => [documentsSv[`documents.stance.${one}`], documentsEn[`documents.stance.${one}`]];
  const taken = sections.flatMap(({ id, block }) => {
    const [stance, condition] = [chosen(sectionStance(block), stances, stanceWords), said(sectionCondition(block)).slice(0, 5_000)];
    return stance === null && condition === '' ? [] : [{ sectionId: id, stance, condition }];
  });
  return {
    stance: chosen('stance', stances, stanceWords),
    decisionLevel: chosen('decisionLevel', decisionLevels, (one) => [documentsSv[`documents.level.${one}`], documentsEn[`documents.level.${one}`]]),
    condition: said('condition').slice(0, 5_000), summary: said('summary').slice(0, limits.comment), decidingBody: said('decidingBody').slice(0, limits.name), decidedOn: isDay ? day : null,
    paragraph: said('paragraph').slice(0, 50), registryNumber: said('registryNumber').slice(0, limits.registryNumber), sections: taken, unread,
  };
}

const plain: Word = (text) => text.toLocaleLowerCase('sv').replace(/\s+/g, ' ').replace(/[.:…]+$/u, '').trim();
