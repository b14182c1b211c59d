/** All comments of the round in order, and the ids of the cases that the demonstration tells about. */

import type { DemoComment } from './comment.ts';
import { comments1 } from './comments-1.ts';
import { comments2 } from './comments-2.ts';
import { comments3 } from './comments-3.ts';
import { comments4 } from './comments-4.ts';

export const comments: DemoComment[] = [...comments1, ...comments2, ...comments3, ...comments4];

/** The planted cases of the demonstration (domain.md section 7). */
export const planted = {
  /** One wants five weeks, the other one week, on the same words. */
  contradictory: ['c001', 'c234'],
  /** Six committees that say the same. */
  duplicates: ['c002', 'c090', 'c102', 'c110', 'c121', 'c137'],
  /** Stenforsa opposes the section on costs of placements. */
  opposedSection: ['c117', 'c118', 'c119'],
  /** The working group has since deleted the paragraph it stands on. */
  onDeletedText: 'c218',
} as const;
