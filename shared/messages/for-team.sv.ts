/** What only the pages of those who write and answer say, in Swedish: loaded with the first of them, so that a consultee need not. */
import { answersChainSv } from './answers-chain.sv.ts';
import { answersChangesSv } from './answers-changes.sv.ts';
import { answersConclusionSv } from './answers-conclusion.sv.ts';
import { answersHeatSv } from './answers-heat.sv.ts';
import { answersLikenessSv } from './answers-likeness.sv.ts';
import { answersMatrixSv } from './answers-matrix.sv.ts';
import { answersMeetingSv } from './answers-meeting.sv.ts';
import { answersSplitSv } from './answers-split.sv.ts';
import { answersTogetherSv } from './answers-together.sv.ts';
import { answersViewsSv } from './answers-views.sv.ts';
import { answerSheetSv } from './answer-sheet.sv.ts';
import { answersSv } from './answers.sv.ts';
import { changedClausesSv } from './changed-clauses.sv.ts';
import { consultationRegisterSv } from './consultation-register.sv.ts';
import { consulteeListSv } from './consultee-list.sv.ts';
import { documentTreeSv } from './document-tree.sv.ts';
import { draftingHistorySv } from './drafting-history.sv.ts';
import { draftingReadingSv } from './drafting-reading.sv.ts';
import { exportSv } from './export.sv.ts';
import { journalSv } from './journal.sv.ts';
import { involvementSv } from './involvement.sv.ts';
import { reportExportsSv } from './report-exports.sv.ts';
import { reportTemplateSv } from './report-template.sv.ts';
import { roundDecisionsSv } from './round-decisions.sv.ts';
import { maskingsSv } from './maskings.sv.ts';
import { letterVariablesSv } from './letter-variables.sv.ts';
import { publicationSv } from './publication.sv.ts';
import { sheetsSv } from './sheets.sv.ts';
import { unsolicitedSv } from './unsolicited.sv.ts';

export const forTeamSv = {
  ...involvementSv,
  ...journalSv,
  ...exportSv,
  ...sheetsSv,
  ...roundDecisionsSv,
  ...changedClausesSv,
  ...consultationRegisterSv,
  ...consulteeListSv,
  ...documentTreeSv,
  ...draftingHistorySv,
  ...draftingReadingSv,
  ...letterVariablesSv,
  ...publicationSv,
  ...maskingsSv,
  ...unsolicitedSv,
  ...answersSv,
  ...answerSheetSv,
  ...answersChainSv,
  ...answersChangesSv,
  ...answersConclusionSv,
  ...answersHeatSv,
  ...answersLikenessSv,
  ...answersMatrixSv,
  ...answersMeetingSv,
  ...answersSplitSv,
  ...answersTogetherSv,
  ...answersViewsSv,
  ...reportExportsSv,
  ...reportTemplateSv,
} as const;
