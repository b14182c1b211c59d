/** What the pages say on which a consultee answers and looks after its answer, in Swedish: loaded with the first of them, so that who only reads need not. */
import { consultationPreliminarySv } from './consultation-preliminary.sv.ts';

export const forAnsweringSv = { ...consultationPreliminarySv } as const;
