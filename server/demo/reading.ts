/** Before the consultation: the text as the reference group read it, what it said, and what the working group did with that. */
import { frozenBlocksOf } from '../drafting/frozen.ts';
import { answerQuestion, answerReader, leaveReadingComment } from '../drafting/readings/reading-comments.ts';
import { viewReading } from '../drafting/readings/reading-views.ts';
import { closeReading, openReading } from '../drafting/readings/readings.ts';
import { asActor } from '../matters/actor.ts';
import { logInvolvement } from '../matters/involvement/involvement.ts';
import { anchorFor } from './answers.ts';
import type { DemoDays } from './days.ts';
import { editDraft } from './draft-changes.ts';
import type { DemoHouse } from './load-types.ts';
import { freezeAll, lead } from './matter.ts';
import type { DemoPeople } from './people.ts';
import { involvements } from './texts/involvement.ts';
import { reading, readingComments, referenceGroup } from './texts/reading.ts';

/** The text before the reference group had read it. */
export function asRead(markup: string): string {
  return readingComments.reduce((text, { edit }) => {
    if (!edit) return text;
    if (text.split(edit.now).length !== 2) throw new Error(`demo reading: "${edit.now.slice(0, 60)}" does not stand once in the text`);
    return text.replace(edit.now, edit.before);
  }, markup);
}

/** `opened`: in days from today, three weeks before its last day. */
export async function letReferenceGroupRead(demo: DemoHouse, people: DemoPeople, days: DemoDays, { matterId, documentId, opened }: { matterId: string; documentId: string; opened: number }): Promise<void> {
  const { house } = demo;
  const origin = house.origins[0] ?? '';
  const { packageId, frozenDocumentId } = await freezeAll(demo, people.as(lead, days.at(opened - 1)), matterId, { purpose: 'review', reason: reading.reason });
  const blocks = await frozenBlocksOf(house.store.read, frozenDocumentId);
  await house.store.write(`matter:${matterId}`, async (tx) => {
    const actor = async (email: string, day: number, time?: string) => asActor(tx, people.as(email, days.at(day, time)), matterId);
    const id = await openReading(tx, await actor(lead, opened), { packageId, message: reading.message, lastDay: days.day(opened + 21), questions: reading.questions.map(({ text }) => text) }, origin);
    for (const [at, { quote, text, answer }] of readingComments.entries()) {
      const anchor = anchorFor({ frozenDocumentId, blocks }, { scope: quote === '' ? 'document' : 'words', quote, id: `R${at + 1}` });
      const commentId = await leaveReadingComment(tx, await actor(referenceGroup, opened + 9 + at, '18:20'), id, { anchor, text });
      await answerReader(tx, await actor(answer.by, opened + 24 + at), commentId, { status: answer.status, text: answer.text, version: 0 });
    }
    const { questions } = await viewReading(tx, await actor(referenceGroup, opened + 19), id);
    for (const [at, question] of questions.entries()) await answerQuestion(tx, await actor(referenceGroup, opened + 19, '19:05'), question.id, { text: reading.questions[at]?.answer ?? '', version: 0 });
    await closeReading(tx, await actor(lead, opened + 40), id, { outcome: reading.outcome, origin });
  });
  await editDraft(demo, people, documentId, readingComments.flatMap(({ edit, answer }, at) => (edit ? [{ find: edit.before, replace: edit.now, by: answer.by, at: days.at(opened + 24 + at, '10:30') }] : [])));
}

export async function logInvolvements({ house }: DemoHouse, people: DemoPeople, days: DemoDays, matterId: string): Promise<void> {
  await house.store.write(`matter:${matterId}`, async (tx) => {
    for (const { on, until, groups, ...told } of involvements) {
      await logInvolvement(tx, await asActor(tx, people.as(lead, days.at((until ?? on) + 2)), matterId), {
        ...told, on: days.day(on), until: until === undefined ? null : days.day(until), groups: groups.map((group) => ({ gender: null, ageFrom: null, ageTo: null, ...group })),
      });
    }
  });
}
