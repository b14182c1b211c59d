/** Questions about rounds, consultees and responses, and the acts on them. Keys begin with what the live events call the subject. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Comment, CommentInput, commentChange, consulteeChange, ConsulteeInput, coordinatorInput, extensionInput, committeeDecisionInput, committeeInput, meetingChangeInput, mergerInput, registerInput, ResponseChange, roundChange, roundInput, standingInput, voiceInput } from '#shared/consultation.ts';
import type { WithdrawalInput } from '#shared/after-submission.ts';
import type { ConfirmationInput, confirmationInput } from '#shared/preliminary.ts';
import type { Mailing, RegisterChange, sendAgainInput } from '#shared/consultee-register.ts';
import type { entryInput } from '#shared/colleagues.ts';
import type { CorrectionInput } from '#shared/round-corrections.ts';
import type { SecondOpeningInput } from '#shared/round-decisions.ts';
import type { QuestionInput } from '#shared/round-questions.ts';
import type { SectionsInput, SectionStanceInput } from '#shared/section-stances.ts';
import type { SharingInput } from '#shared/shared-responses.ts';
import type { WordAnswer, WordCommentsInput } from '#shared/word-answers.ts';
import type { Locale } from '#shared/messages/format.ts';
import { answer, api, done, send } from '../api.ts';

const param = (id: string) => ({ param: { id } });

export const roundsQuery = (matterId: string) => queryOptions({ queryKey: ['round', matterId], queryFn: () => answer(api.matters[':id'].rounds.$get(param(matterId))), meta: { subjects: ['consultee', 'response', 'joint-statement'] } });
export const roundQuery = (roundId: string) => queryOptions({ queryKey: ['round', 'one', roundId], queryFn: () => answer(api.rounds[':id'].$get(param(roundId))), meta: { subjects: ['consultee', 'response', 'joint-statement'] } });
export const registerQuery = (roundId: string) => queryOptions({ queryKey: ['consultee', 'register', roundId], queryFn: () => answer(api.rounds[':id'].consultees.$get(param(roundId))), meta: { subjects: ['round', 'response', 'joint-statement'] } });
export const outcomesQuery = (roundId: string) => queryOptions({ queryKey: ['response', 'outcomes', roundId], queryFn: () => answer(api.rounds[':id']['question-outcomes'].$get(param(roundId))), meta: { subjects: ['round', 'joint-statement'] } });
export const packagesQuery = (matterId: string) => queryOptions({ queryKey: ['package', matterId], queryFn: () => answer(api.matters[':id'].packages.$get(param(matterId))) });
export const packageQuery = (packageId: string) => queryOptions({ queryKey: ['package', 'one', packageId], queryFn: () => answer(api.packages[':id'].$get(param(packageId))) });

export const consultationsQuery = queryOptions({ queryKey: ['consultation'], queryFn: () => answer(api.consultations.$get()), meta: { subjects: ['round', 'response', 'consultee'] } });
export const consultationQuery = (consulteeId: string) => queryOptions({
  queryKey: ['consultation', 'one', consulteeId],
  queryFn: () => answer(api.consultations[':id'].$get(param(consulteeId))),
  meta: { subjects: ['round', 'response', 'comment', 'consultee'] },
});
export const responseQuery = (responseId: string) => queryOptions({ queryKey: ['response', 'one', responseId], queryFn: () => answer(api.responses[':id'].$get(param(responseId))), meta: { subjects: ['comment'] } });
export const uploadsQuery = (responseId: string) => queryOptions({ queryKey: ['response', 'uploads', responseId], queryFn: () => answer(api.responses[':id'].uploads.$get(param(responseId))) });
export const colleaguesQuery = (responseId: string) => queryOptions({ queryKey: ['response', 'colleagues', responseId], queryFn: () => answer(api.responses[':id'].colleagues.$get(param(responseId))), meta: { subjects: ['comment'] } });
export const differencesQuery = (responseId: string) => queryOptions({ queryKey: ['response', 'differences', responseId], queryFn: () => answer(api.responses[':id'].differences.$get(param(responseId))), meta: { subjects: ['comment'] } });
export const receiptQuery = (responseId: string) => queryOptions({ queryKey: ['response', 'receipt', responseId], queryFn: () => answer(api.responses[':id'].receipt.$get(param(responseId))) });

/** A frozen text never changes: it is fetched once. */
const frozen = { staleTime: Infinity, gcTime: 30 * 60_000 };
export const consultedDocumentQuery = (consulteeId: string, documentId: string) => queryOptions({
  queryKey: ['frozen', consulteeId, documentId],
  queryFn: () => answer(api.consultations[':id'].documents[':documentId'].$get({ param: { id: consulteeId, documentId } })),
  ...frozen,
});
export const consultedComparisonQuery = (consulteeId: string, query: { before: string; after: string }) => queryOptions({
  queryKey: ['frozen', consulteeId, 'comparison', query.before, query.after],
  queryFn: () => answer(api.consultations[':id'].comparison.$get({ ...param(consulteeId), query })),
  ...frozen,
});
export const packageDocumentQuery = (packageId: string, documentId: string) => queryOptions({
  queryKey: ['frozen', packageId, documentId],
  queryFn: () => answer(api.packages[':id'].documents[':documentId'].$get({ param: { id: packageId, documentId } })),
  ...frozen,
});

export const acts = {
  planRound: (matterId: string, json: z.infer<typeof roundInput>) => answer(api.matters[':id'].rounds.$post({ ...param(matterId), json })),
  changeRound: (roundId: string, json: z.infer<typeof roundChange>) => answer(api.rounds[':id'].$patch({ ...param(roundId), json })),
  putQuestion: (roundId: string, json: QuestionInput) => answer(api.rounds[':id'].questions.$post({ ...param(roundId), json })),
  removeQuestion: (roundId: string, questionId: string) => done(api.rounds[':id'].questions[':questionId'].$delete({ param: { id: roundId, questionId } })),
  answerQuestion: (responseId: string, questionId: string, json: { value: string; version: number }) => answer(api.responses[':id']['question-answers'][':questionId'].$put({ param: { id: responseId, questionId }, json })),
  chooseSections: (roundId: string, json: SectionsInput) => answer(api.rounds[':id'].sections.$put({ ...param(roundId), json })),
  shareResponses: (roundId: string, json: SharingInput) => answer(api.rounds[':id'].sharing.$put({ ...param(roundId), json })),
  takeStance: (responseId: string, sectionId: string, json: SectionStanceInput) => answer(api.responses[':id']['section-stances'][':sectionId'].$put({ param: { id: responseId, sectionId }, json })),
  removePaper: (roundId: string, paperId: string) => done(api.rounds[':id'].papers[':paperId'].$delete({ param: { id: roundId, paperId } })),
  openRound: (roundId: string) => answer(api.rounds[':id'].opening.$post(param(roundId))),
  closeRound: (roundId: string) => answer(api.rounds[':id'].closing.$post(param(roundId))),
  openAgain: (roundId: string, json: SecondOpeningInput, key: string) => answer(api.rounds[':id']['second-opening'].$post({ ...param(roundId), json }, { headers: { 'idempotency-key': key } })),
  correctRound: (roundId: string, json: CorrectionInput, key: string) => answer(api.rounds[':id'].corrections.$post({ ...param(roundId), json }, { headers: { 'idempotency-key': key } })),
  addConsultee: (roundId: string, json: ConsulteeInput) => answer(api.rounds[':id'].consultees.$post({ ...param(roundId), json })),
  changeConsultee: (consulteeId: string, json: z.input<typeof consulteeChange>) => done(api.consultees[':id'].$patch({ ...param(consulteeId), json })),
  removeConsultee: (consulteeId: string) => done(api.consultees[':id'].$delete(param(consulteeId))),
  keepRegister: (consulteeId: string, json: RegisterChange) => done(api.consultees[':id']['register-entry'].$patch({ ...param(consulteeId), json })),
  setReminders: (roundId: string, on: boolean) => done(api.rounds[':id'].reminders.$put({ ...param(roundId), json: { on } })),
  mailConsultees: (roundId: string, json: Mailing, key: string) => answer(api.rounds[':id'].mailings.$post({ ...param(roundId), json }, { headers: { 'idempotency-key': key } })),
  sendAgain: (consulteeId: string, letterId: string, json: z.infer<typeof sendAgainInput>, key: string) => done(api.consultees[':id'].letters[':letterId'].sending.$post({ param: { id: consulteeId, letterId }, json }, { headers: { 'idempotency-key': key } })),
  extend: (consulteeId: string, json: z.infer<typeof extensionInput>) => done(api.consultees[':id'].extension.$post({ ...param(consulteeId), json })),
  nameCoordinator: (consulteeId: string, json: z.infer<typeof coordinatorInput>) => done(api.consultees[':id'].coordinators.$post({ ...param(consulteeId), json })),
  removeCoordinator: (consulteeId: string, coordinatorId: string) => done(api.consultees[':id'].coordinators[':coordinatorId'].$delete({ param: { id: consulteeId, coordinatorId } })),
  register: (roundId: string, json: z.infer<typeof registerInput>) => answer(api.rounds[':id']['registered-responses'].$post({ ...param(roundId), json })),
  /** Told also when one leaves at once. */
  visit: (consulteeId: string) => done(api.consultations[':id'].visit.$post(param(consulteeId), { init: { keepalive: true } })),
  begin: (consulteeId: string) => answer(api.consultations[':id'].response.$post(param(consulteeId))),
  response: (responseId: string) => answer(api.responses[':id'].$get(param(responseId))),
  changeResponse: (responseId: string, json: ResponseChange) => answer(api.responses[':id'].$patch({ ...param(responseId), json })),
  /** `key` belongs to the intent: the same comment sent again after silence is not a second comment. */
  leaveComment: (responseId: string, json: CommentInput, key: string) => answer(api.responses[':id'].comments.$post({ ...param(responseId), json }, { headers: { 'idempotency-key': key } })),
  addWordComments: (responseId: string, json: WordCommentsInput, key: string) => answer(api.responses[':id']['word-comments'].$post({ ...param(responseId), json }, { headers: { 'idempotency-key': key } })),
  changeComment: (commentId: string, json: z.infer<typeof commentChange>) => answer(api.comments[':id'].$patch({ ...param(commentId), json })),
  removeComment: ({ id, version }: Pick<Comment, 'id' | 'version'>) => done(api.comments[':id'].$delete({ ...param(id), query: { version: String(version) } })),
  makeCode: (responseId: string, label: string) => answer(api.responses[':id']['colleague-codes'].$post({ ...param(responseId), json: { label } })),
  revokeCode: (responseId: string, codeId: string) => done(api.responses[':id']['colleague-codes'][':codeId'].$delete({ param: { id: responseId, codeId } })),
  removeColleague: (responseId: string, colleagueId: string) => done(api.responses[':id'].colleagues[':colleagueId'].$delete({ param: { id: responseId, colleagueId } })),
  settle: (responseId: string, json: z.input<typeof standingInput>) => answer(api.responses[':id']['comment-standings'].$post({ ...param(responseId), json })),
  merge: (commentId: string, json: z.input<typeof mergerInput>) => answer(api.comments[':id'].merger.$post({ ...param(commentId), json })),
  speakUp: (commentId: string, json: z.input<typeof voiceInput>) => answer(api.comments[':id'].voice.$put({ ...param(commentId), json })),
  takeBackVoice: (commentId: string) => answer(api.comments[':id'].voice.$delete(param(commentId))),
  handToCommittee: (responseId: string, json: z.output<typeof committeeInput>) => answer(api.responses[':id'].committee.$post({ ...param(responseId), json })),
  takeBackFromCommittee: (responseId: string) => answer(api.responses[':id'].committee.$delete(param(responseId))),
  enterMeetingChanges: (responseId: string, json: z.output<typeof meetingChangeInput>) => answer(api.responses[':id'].committee.changes.$post({ ...param(responseId), json })),
  enterDecision: (responseId: string, json: z.output<typeof committeeDecisionInput>) => answer(api.responses[':id'].committee.decision.$post({ ...param(responseId), json })),
  previewEntry: (code: string) => answer(api['colleague-entries'].preview.$post({ json: { code } })),
  enter: (json: z.output<typeof entryInput>) => answer(api['colleague-entries'].$post({ json })),
  beginSupplement: (responseId: string, paper: WithdrawalInput['paper']) => answer(api.responses[':id'].supplements.$post({ ...param(responseId), json: { paper } })),
  confirmResponse: (responseId: string, json: z.input<typeof confirmationInput>) => answer(api.responses[':id'].confirmation.$post({ ...param(responseId), json })),
  beginReplacement: (responseId: string, paper: ConfirmationInput['paper']) => answer(api.responses[':id'].replacements.$post({ ...param(responseId), json: { paper } })),
  dropReplacement: (responseId: string) => done(api.responses[':id'].replacement.$delete(param(responseId))),
  withdraw: (responseId: string, json: WithdrawalInput) => answer(api.responses[':id'].withdrawal.$post({ ...param(responseId), json })),
  removeFile: (responseId: string, fileId: string) => done(api.responses[':id'].files[':fileId'].$delete({ param: { id: responseId, fileId } })),
  dropUpload: (responseId: string, uploadId: string) => done(api.responses[':id'].uploads[':uploadId'].$delete({ param: { id: responseId, uploadId } })),
  submit: (responseId: string, key: string) => answer(api.responses[':id'].submission.$post(param(responseId), { headers: { 'idempotency-key': key } })),
};

export const addresses = {
  commentTable: (of: `${'consultations' | 'rounds'}/${string}`, format: 'docx' | 'xlsx') => `/api/${of}/comment-table/${format}`,
  answerFile: (consulteeId: string, documentId: string) => `/api/consultations/${consulteeId}/documents/${documentId}/answer-form`,
  file: (responseId: string, fileId: string) => `/api/responses/${responseId}/files/${fileId}`,
  registerCsv: (roundId: string, locale: Locale) => `/api/rounds/${roundId}/consultees.csv?locale=${locale}`,
  importConsultees: (roundId: string, dry: boolean) => `/api/rounds/${roundId}/consultees/import?dry=${dry}`,
  roundPaper: (roundId: string, paperId: string) => `/api/rounds/${roundId}/papers/${paperId}`,
  consultedPaper: (consulteeId: string, paperId: string) => `/api/consultations/${consulteeId}/papers/${paperId}`,
  roundPapers: (roundId: string, locale: Locale) => `/api/rounds/${roundId}/papers.pdf?locale=${locale}`,
  consultedPapers: (consulteeId: string, locale: Locale) => `/api/consultations/${consulteeId}/papers.pdf?locale=${locale}`,
  receiptPdf: (responseId: string, locale: Locale) => `/api/responses/${responseId}/receipt.pdf?locale=${locale}`,
  receiptJson: (responseId: string, locale: Locale) => `/api/responses/${responseId}/receipt.json?locale=${locale}`,
  consultedFile: (consulteeId: string, documentId: string, format: 'docx' | 'pdf') => `/api/consultations/${consulteeId}/documents/${documentId}/${format}`,
  packageFile: (packageId: string, documentId: string, format: 'docx' | 'pdf') => `/api/packages/${packageId}/documents/${documentId}/${format}`,
};

/** `key` belongs to the intent: the same file sent again after silence is enclosed once. */
export async function enclosePaper(roundId: string, { title, wanted, file, key }: { title: string; wanted: boolean; file: File; key: string }): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  await send(`/api/rounds/${roundId}/papers?${new URLSearchParams({ title, wanted: String(wanted) }).toString()}`, { method: 'POST', body, headers: { 'idempotency-key': key } });
}

/** A file never changes, so it is read once. */
export const letterTextQuery = (responseId: string, fileId: string) => queryOptions({ queryKey: ['letter-text', responseId, fileId], queryFn: () => answer(api.responses[':id'].files[':fileId'].text.$get({ param: { id: responseId, fileId } })), staleTime: Infinity, retry: false });

/** What the file says; nothing is stored. */
export async function readWordFile(responseId: string, file: File): Promise<WordAnswer> {
  const body = new FormData();
  body.append('file', file);
  return (await (await send(`/api/responses/${responseId}/word-answer`, { method: 'POST', body })).json()) as WordAnswer;
}
