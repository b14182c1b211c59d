import { Refusal } from '#shared/refusals.ts';

export type ReadingFault = 'not-a-word-file' | 'old-doc' | 'encrypted' | 'unsafe-xml' | 'too-large' | 'broken' | 'timeout';

/** Why a file is not read at all. The code is the message key in the `export` catalogue: `import.refused.<fault>`. */
export function refusedFile(fault: ReadingFault): Refusal {
  return new Refusal(fault === 'too-large' ? 'too-large' : 'invalid', `import.refused.${fault}`);
}
