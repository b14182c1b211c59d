import { Refusal } from '#shared/refusals.ts';

export const readingFaults = ['not-a-word-file', 'old-doc', 'encrypted', 'unsafe-xml', 'too-large', 'broken', 'timeout'] as const;
export type ReadingFault = (typeof readingFaults)[number];

/** Why a file is not read at all. The sentence stands in the `export` catalogue: `refusal.import.refused.<fault>`. */
export function refusedFile(fault: ReadingFault): Refusal {
  return new Refusal(fault === 'too-large' ? 'too-large' : 'invalid', `import.refused.${fault}`);
}
