import { Refusal } from '#shared/refusals.ts';

/** Codes that end in `-only` speak of who acts, all others of what is the case now. */
export function refuse(code: string | null): void {
  if (code !== null) throw new Refusal(code.endsWith('-only') ? 'not-allowed' : 'conflict', code);
}
