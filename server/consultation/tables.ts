import type { CorrectedText } from '#shared/round-corrections.ts';
import { draftingTables } from '../drafting/tables.ts';
import { matterTables } from '../matters/tables.ts';
import { peopleTables } from '../people/tables.ts';
import { defineTables } from '../platform/storage/kit.ts';
import { platformTables } from '../platform/storage/tables.ts';

export const consultationTables = defineTables((k) => {
  const { matters } = matterTables.with(k);
  const { organisations, persons } = peopleTables.with(k);
  const { packages, frozenDocuments } = draftingTables.with(k);
  const { files, outbox } = platformTables.with(k);

  const rounds = k.table('rounds', {
    id: k.text().primaryKey(),
    matterId: k.text().notNull().references(() => matters.id),
    number: k.int().notNull(),
    packageId: k.text().notNull().references(() => packages.id),
    title: k.text().notNull(),
    deadline: k.text().notNull(),
    letter: k.text().notNull(),
    contactName: k.text().notNull(),
    contactMail: k.text().notNull(),
    letterFile: k.text().references(() => files.hash),
    /** The earlier round of the matter, when this one is on the changes since it only. */
    changesSince: k.text(),
    /** The exact bytes that say what the round was opened with, and their hash. */
    sealed: k.bytes(),
    sealHash: k.text(),
    /** From when on who has not answered is reminded; null: nobody is. */
    remindersSince: k.time(),
    createdAt: k.time().notNull(),
    openedAt: k.time(),
    closedAt: k.time(),
  }, (t) => [k.uniqueIndex('rounds_number').on(t.matterId, t.number)]);

  /** Supporting papers that go with the round; from its opening on they stand in what was sealed. */
  const roundPapers = k.table('round_papers', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    title: k.text().notNull(),
    /** Whether comments on it are asked for. */
    wanted: k.bool().notNull(),
    name: k.text().notNull(),
    fileHash: k.text().notNull().references(() => files.hash),
    size: k.int().notNull(),
    type: k.text().notNull(),
    addedBy: k.text().notNull().references(() => persons.id),
    addedAt: k.time().notNull(),
  }, (t) => [k.index('round_papers_round').on(t.roundId)]);

  /** Put to every consultee; `block` names the clause it is about, when it is about one. */
  const roundQuestions = k.table('round_questions', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    kind: k.text().notNull(),
    text: k.text().notNull(),
    options: k.json<string[]>().notNull(),
    required: k.bool().notNull(),
    frozenDocumentId: k.text().references(() => frozenDocuments.id),
    block: k.text(),
    clauseNumber: k.text(),
    clauseHeading: k.text(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('round_questions_round').on(t.roundId)]);

  /** A closed round takes responses again, by a decision; its new last day stands in the round. */
  const secondOpenings = k.table('second_openings', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    deadline: k.text().notNull(),
    deadlineBefore: k.text().notNull(),
    closedAt: k.time().notNull(),
    decidedBy: k.text().notNull(),
    decidedOn: k.text().notNull(),
    reason: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('second_openings_round').on(t.roundId)]);

  /**
   * A fault in the text of an open round was corrected by a newer frozen version, which stands in the round from then on (ADR 27). What the round was
   * sealed with until then is kept here, byte for byte.
   */
  const roundCorrections = k.table('round_corrections', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    packageBefore: k.text().notNull().references(() => packages.id),
    packageId: k.text().notNull().references(() => packages.id),
    deadlineBefore: k.text().notNull(),
    deadline: k.text().notNull(),
    decidedBy: k.text().notNull(),
    decidedOn: k.text().notNull(),
    reason: k.text().notNull(),
    /** What the comparison of the two versions said, as everybody was told it. */
    texts: k.json<CorrectedText[]>().notNull(),
    sealedBefore: k.bytes(),
    sealBefore: k.text(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('round_corrections_round').on(t.roundId)]);

  /** Of a round on the changes only: the clauses that differ between a version of the earlier round and its own, as they are shown. */
  const comparedVersions = k.table('compared_versions', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    packageBefore: k.text().notNull().references(() => packages.id),
    packageId: k.text().notNull().references(() => packages.id),
    /** The exact bytes that were hashed, and that each reader's page is made of. */
    content: k.bytes().notNull(),
    hash: k.text().notNull(),
  }, (t) => [k.uniqueIndex('compared_versions_once').on(t.roundId, t.packageBefore, t.packageId)]);

  /** An authority and, where named, one of its bodies (`domain.md` 2.3). */
  const consultees = k.table('consultees', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    organisationId: k.text().notNull().references(() => organisations.id),
    body: k.text(),
    category: k.text().notNull(),
    obliged: k.bool().notNull(),
    unsolicited: k.bool().notNull(),
    officialMail: k.text().notNull(),
    contactName: k.text(),
    contactMail: k.text(),
    /** When its deciding body meets, as far as the secretary knows. */
    meetingOn: k.text(),
    /** The receiving authority's own number for the answer; free text, never parsed (`domain.md` 2.2). */
    ownRegistryNumber: k.text().notNull().default(''),
    note: k.text().notNull().default(''),
    invitedAt: k.time(),
    openedAt: k.time(),
    addedAt: k.time().notNull(),
  }, (t) => [k.index('consultees_round').on(t.roundId), k.index('consultees_organisation').on(t.organisationId)]);

  /** The consultee's own people; one without an account waits under the address. */
  const members = k.table('consultee_members', {
    id: k.text().primaryKey(),
    consulteeId: k.text().notNull().references(() => consultees.id),
    personId: k.text().references(() => persons.id),
    email: k.text().notNull(),
    role: k.text().notNull(),
    since: k.time().notNull(),
    until: k.time(),
  }, (t) => [k.index('consultee_members_consultee').on(t.consulteeId), k.index('consultee_members_person').on(t.personId)]);

  const extensions = k.table('extensions', {
    id: k.text().primaryKey(),
    consulteeId: k.text().notNull().references(() => consultees.id),
    until: k.text().notNull(),
    reason: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('extensions_consultee').on(t.consulteeId)]);

  /** That a consultee was reminded of a last day, so many days before it (fewer than none: after it). The index keeps it to once. */
  const reminders = k.table('reminders', {
    id: k.text().primaryKey(),
    consulteeId: k.text().notNull().references(() => consultees.id),
    lastDay: k.text().notNull(),
    days: k.int().notNull(),
    at: k.time().notNull(),
  }, (t) => [k.uniqueIndex('reminders_once').on(t.consulteeId, t.lastDay, t.days)]);

  /** Which letters in the outbox went to a consultee, one perhaps to several with the same coordinator: what became of each is the outbox's to say. */
  const consulteeLetters = k.table('consultee_letters', {
    letterId: k.text().notNull().references(() => outbox.id),
    consulteeId: k.text().notNull().references(() => consultees.id),
    kind: k.text().notNull(),
    at: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.letterId, t.consulteeId] }), k.index('consultee_letters_consultee').on(t.consulteeId)]);

  const responses = k.table('responses', {
    id: k.text().primaryKey(),
    consulteeId: k.text().notNull().references(() => consultees.id),
    channel: k.text().notNull(),
    state: k.text().notNull(),
    stance: k.text(),
    condition: k.text().notNull(),
    summary: k.text().notNull(),
    decidingBody: k.text().notNull(),
    decisionLevel: k.text(),
    decidedOn: k.text(),
    paragraph: k.text().notNull(),
    registryNumber: k.text().notNull(),
    preliminary: k.bool().notNull(),
    /** Reservation or särskilt yttrande, as it stands in the committee's minutes; null when there is none. */
    reservation: k.text(),
    receivedOn: k.text(),
    /** The day that the letter or the e-mail itself bears; null where it bears none, and for what came otherwise. */
    authoredOn: k.text(),
    submittedAt: k.time(),
    submittedBy: k.text().references(() => persons.id),
    late: k.bool().notNull(),
    /** It came when the round was concluded: received all the same, and answered only if the round is opened again. Null for every other. */
    afterConclusion: k.bool(),
    /** The exact bytes that were hashed, and that the receipt hands out. */
    content: k.bytes(),
    hash: k.text(),
    /** Counts the changes of a draft. */
    version: k.int().notNull(),
    /** By field: at which version it was last written, and by whom. */
    edits: k.json<Record<string, { version: number; by: string }>>().notNull(),
    /** The response that this one supplements. */
    followsId: k.text(),
    /** The preliminary response whose place this one takes. */
    replacesId: k.text(),
    createdAt: k.time().notNull(),
  }, (t) => [k.index('responses_consultee').on(t.consulteeId)]);

  /** That a response was withdrawn, by whom and why; the response itself stays as it was submitted. */
  const withdrawals = k.table('withdrawals', {
    responseId: k.text().primaryKey().references(() => responses.id),
    reason: k.text().notNull(),
    channel: k.text().notNull(),
    receivedOn: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    /** A preliminary response falls when another takes its place; null when it was taken back. */
    replacedBy: k.text().references(() => responses.id),
  });

  /** That the deciding body stands behind a preliminary response; `content` is the exact bytes that were hashed. */
  const confirmations = k.table('confirmations', {
    responseId: k.text().primaryKey().references(() => responses.id),
    body: k.text().notNull(),
    decidedOn: k.text().notNull(),
    paragraph: k.text().notNull(),
    reservation: k.text().notNull(),
    channel: k.text().notNull(),
    receivedOn: k.text().notNull(),
    content: k.bytes().notNull(),
    hash: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  });

  /** In which Word file an organisation sets its memos to the committee: the one that was not put aside. */
  const memoTemplates = k.table('memo_templates', {
    id: k.text().primaryKey(),
    organisationId: k.text().notNull().references(() => organisations.id),
    fileHash: k.text().notNull().references(() => files.hash),
    name: k.text().notNull(),
    size: k.int().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    putAsideAt: k.time(),
  }, (t) => [k.index('memo_templates_organisation').on(t.organisationId)]);

  const comments = k.table('comments', {
    id: k.text().primaryKey(),
    responseId: k.text().notNull().references(() => responses.id),
    roundId: k.text().notNull().references(() => rounds.id),
    /** The frozen version it was written against, which it keeps whatever the round is corrected to. */
    packageId: k.text().notNull().references(() => packages.id),
    number: k.int(),
    scope: k.text().notNull(),
    frozenDocumentId: k.text().references(() => frozenDocuments.id),
    fromBlock: k.text(),
    fromOffset: k.int(),
    toBlock: k.text(),
    toOffset: k.int(),
    quote: k.text().notNull(),
    before: k.text().notNull(),
    after: k.text().notNull(),
    ids: k.json<[number, number, number][]>().notNull(),
    ordinal: k.int().notNull(),
    clauseNumber: k.text(),
    clauseHeading: k.text(),
    kind: k.text().notNull(),
    text: k.text().notNull(),
    proposedText: k.text().notNull(),
    reason: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    /** Counts the changes, of which `changedBy` made the latest. */
    version: k.int().notNull(),
    changedBy: k.text().notNull().references(() => persons.id),
    createdAt: k.time().notNull(),
    updatedAt: k.time().notNull(),
    removedAt: k.time(),
    /** Of a colleague's comment: whether the coordinator lets it stand in the response, as `settledBy` decided; one's own people's stand from the start. */
    standing: k.text().notNull(),
    settledBy: k.text().references(() => persons.id),
    settledAt: k.time(),
    /** The comment that says it now, of those that were merged. */
    mergedInto: k.text(),
    /** In a response that replaces a preliminary one: the comment of that one which it was written from. */
    replacesId: k.text(),
    /** No comment that was submitted, but a part of one: passages of its words, to be answered by themselves. It has no number of its own. */
    partOf: k.text(),
    /** 0 for the first: its letter. */
    part: k.int(),
  }, (t) => [k.index('comments_response').on(t.responseId), k.index('comments_round').on(t.roundId, t.number), k.index('comments_part_of').on(t.partOf)]);

  /** The words as their author left them, before a coordinator took them over or merged others into them. */
  const commentOriginals = k.table('comment_originals', {
    commentId: k.text().primaryKey().references(() => comments.id),
    kind: k.text().notNull(),
    text: k.text().notNull(),
    proposedText: k.text().notNull(),
    reason: k.text().notNull(),
    replacedBy: k.text().notNull().references(() => persons.id),
    replacedAt: k.time().notNull(),
  });

  /** Support for a colleague's comment, or an objection to it, with a word of why. */
  const commentVoices = k.table('comment_voices', {
    commentId: k.text().notNull().references(() => comments.id),
    personId: k.text().notNull().references(() => persons.id),
    kind: k.text().notNull(),
    word: k.text().notNull(),
    at: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.commentId, t.personId] })]);

  /** What a response says to a question of its round; `version` counts the changes. */
  const roundAnswers = k.table('round_answers', {
    responseId: k.text().notNull().references(() => responses.id),
    questionId: k.text().notNull().references(() => roundQuestions.id),
    value: k.text().notNull(),
    version: k.int().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.responseId, t.questionId] })]);

  const responseFiles = k.table('response_files', {
    id: k.text().primaryKey(),
    responseId: k.text().notNull().references(() => responses.id),
    kind: k.text().notNull(),
    name: k.text().notNull(),
    fileHash: k.text().notNull().references(() => files.hash),
    size: k.int().notNull(),
    type: k.text().notNull(),
    addedBy: k.text().notNull().references(() => persons.id),
    addedAt: k.time().notNull(),
    removedAt: k.time(),
  }, (t) => [k.index('response_files_response').on(t.responseId)]);

  /** A file that is on its way to a response; its parts lie beside the files until all have come, and how far it is their length says. */
  const uploads = k.table('uploads', {
    id: k.text().primaryKey(),
    responseId: k.text().notNull().references(() => responses.id),
    kind: k.text().notNull(),
    name: k.text().notNull(),
    size: k.int().notNull(),
    /** What was announced, and must have come. */
    hash: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.uniqueIndex('uploads_once').on(t.responseId, t.kind, t.name, t.hash)]);

  return { rounds, roundPapers, roundQuestions, roundAnswers, secondOpenings, roundCorrections, comparedVersions, consultees, members, extensions, reminders, consulteeLetters, responses, withdrawals, confirmations, memoTemplates, comments, commentOriginals, commentVoices, responseFiles, uploads };
});
