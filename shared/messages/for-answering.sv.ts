/** What the pages say on which a consultee answers and looks after its answer, in Swedish: loaded with the first of them, so that who only reads need not. */
import { consultationMemoSv } from './consultation-memo.sv.ts';
import { consultationPreliminarySv } from './consultation-preliminary.sv.ts';
import { consultationReturnSv } from './consultation-return.sv.ts';
import { exportSv } from './export.sv.ts';
import { jointStatementsSv } from './joint-statements.sv.ts';
import { othersResponsesSv } from './others-responses.sv.ts';
import { sectionStancesSv } from './section-stances.sv.ts';

export const forAnsweringSv = { ...exportSv, ...consultationPreliminarySv, ...consultationMemoSv, ...consultationReturnSv, ...sectionStancesSv, ...jointStatementsSv, ...othersResponsesSv } as const;
