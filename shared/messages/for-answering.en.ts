/** What the pages say on which a consultee answers and looks after its answer, in English: loaded with the first of them, so that who only reads need not. */
import { consultationMemoEn } from './consultation-memo.en.ts';
import { consultationPreliminaryEn } from './consultation-preliminary.en.ts';
import { consultationReturnEn } from './consultation-return.en.ts';
import { exportEn } from './export.en.ts';
import { jointStatementsEn } from './joint-statements.en.ts';
import { othersResponsesEn } from './others-responses.en.ts';
import { sectionStancesEn } from './section-stances.en.ts';

export const forAnsweringEn = { ...exportEn, ...consultationPreliminaryEn, ...consultationMemoEn, ...consultationReturnEn, ...sectionStancesEn, ...jointStatementsEn, ...othersResponsesEn } as const;
