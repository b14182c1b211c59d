/** The county-wide agreement of Granmark as it was sent on consultation, in the markup of `parse.ts`. */

import { chapter1 } from './agreement/chapter-1.ts';
import { chapter2 } from './agreement/chapter-2.ts';
import { chapter3 } from './agreement/chapter-3.ts';
import { chapter4 } from './agreement/chapter-4.ts';
import { chapter5 } from './agreement/chapter-5.ts';
import { chapter6 } from './agreement/chapter-6.ts';
import { chapter7 } from './agreement/chapter-7.ts';

export const agreement: { title: string; markup: string } = {
  title: 'Länsövergripande överenskommelse om samverkan för barns och ungas hälsa i Granmark',
  markup: [chapter1, chapter2, chapter3, chapter4, chapter5, chapter6, chapter7].map((chapter) => chapter.trim()).join('\n\n'),
};
