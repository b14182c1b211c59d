/** What the pages say on which a consultee answers and looks after its answer, in English: loaded with the first of them, so that who only reads need not. */
import { consultationPreliminaryEn } from './consultation-preliminary.en.ts';

export const forAnsweringEn = { ...consultationPreliminaryEn } as const;
