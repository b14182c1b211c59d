/** One clause of a template: its heading, and in brackets what is to be written there, so that a freeze asks about what nobody has written (freeze-check.ts). */
export interface TemplatePart {
  level: 1 | 2 | 3;
  heading: string;
  /** One sentence of at most 198 characters, without its brackets; none where the clauses under it say everything. */
  guide?: string;
  /** Lettered items under the guide, likewise in brackets. */
  items?: readonly string[];
}
