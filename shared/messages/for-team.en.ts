/** What only the pages of those who write and answer say, in English: loaded with the first of them, so that a consultee need not. */
import { answersChainEn } from './answers-chain.en.ts';
import { answersChangesEn } from './answers-changes.en.ts';
import { answersConclusionEn } from './answers-conclusion.en.ts';
import { answersHeatEn } from './answers-heat.en.ts';
import { answersLikenessEn } from './answers-likeness.en.ts';
import { answersMatrixEn } from './answers-matrix.en.ts';
import { answersMeetingEn } from './answers-meeting.en.ts';
import { answersSplitEn } from './answers-split.en.ts';
import { answersTogetherEn } from './answers-together.en.ts';
import { answersViewsEn } from './answers-views.en.ts';
import { answerSheetEn } from './answer-sheet.en.ts';
import { answersEn } from './answers.en.ts';
import { changedClausesEn } from './changed-clauses.en.ts';
import { consultationRegisterEn } from './consultation-register.en.ts';
import { consulteeListEn } from './consultee-list.en.ts';
import { documentTreeEn } from './document-tree.en.ts';
import { draftingHistoryEn } from './drafting-history.en.ts';
import { draftingReadingEn } from './drafting-reading.en.ts';
import { exportEn } from './export.en.ts';
import { journalEn } from './journal.en.ts';
import { involvementEn } from './involvement.en.ts';
import { reportExportsEn } from './report-exports.en.ts';
import { reportTemplateEn } from './report-template.en.ts';
import { roundDecisionsEn } from './round-decisions.en.ts';
import { maskingsEn } from './maskings.en.ts';
import { letterVariablesEn } from './letter-variables.en.ts';
import { publicationEn } from './publication.en.ts';
import { sheetsEn } from './sheets.en.ts';
import { unsolicitedEn } from './unsolicited.en.ts';

export const forTeamEn = {
  ...involvementEn,
  ...journalEn,
  ...exportEn,
  ...sheetsEn,
  ...roundDecisionsEn,
  ...changedClausesEn,
  ...consultationRegisterEn,
  ...consulteeListEn,
  ...documentTreeEn,
  ...draftingHistoryEn,
  ...draftingReadingEn,
  ...letterVariablesEn,
  ...publicationEn,
  ...maskingsEn,
  ...unsolicitedEn,
  ...answersEn,
  ...answerSheetEn,
  ...answersChainEn,
  ...answersChangesEn,
  ...answersConclusionEn,
  ...answersHeatEn,
  ...answersLikenessEn,
  ...answersMatrixEn,
  ...answersMeetingEn,
  ...answersSplitEn,
  ...answersTogetherEn,
  ...answersViewsEn,
  ...reportExportsEn,
  ...reportTemplateEn,
} as const;
