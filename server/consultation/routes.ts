import { Hono } from 'hono';
import { type SignedIn } from '../people/actor.ts';
import type { Sessions } from '../people/sessions.ts';
import type { House } from '../platform/house.ts';
import { allowance } from '../platform/http/security.ts';
import { afterSubmissionRoutes } from './after-submission-routes.ts';
import { colleagueRoutes } from './colleague-routes.ts';
import { jointRoutes } from './joint/routes.ts';
import { maskingRoutes } from './public/masking-routes.ts';
import { othersRoutes } from './others/routes.ts';
import { memoRoutes } from './memo-routes.ts';
import { registerRoutes } from './register-routes.ts';
import { type Concluded } from './rounds.ts';
import { uploadRoutes } from './upload-routes.ts';
import { commentTableRoutes } from './word-answers/table-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import { responseRoutes } from './response-routes.ts';
import { roundRoutes } from './round-routes.ts';
import type { CarryAnswers } from './submission.ts';
import { sectionRoutes } from './sections/routes.ts';

export function consultationRoutes(house: House, doors: { nudgeMail: () => void; sessions: Sessions; isConcluded: Concluded; carryAnswers: CarryAnswers }) {
  // Papers are printed one at a time for the whole house: nobody may fill the queue.
  const exporting = allowance(60, 3600, house.clock);
  return new Hono<SignedIn>().route('/', roundRoutes(house, { ...doors, exporting })).route('/', registerRoutes(house, doors)).route('/', readingRoutes(house, { exporting })).route('/', responseRoutes(house, { ...doors, exporting })).route('/', sectionRoutes(house, doors)).route('/', colleagueRoutes(house, doors)).route('/', afterSubmissionRoutes(house, doors)).route('/', uploadRoutes(house)).route('/', memoRoutes(house)).route('/', maskingRoutes(house)).route('/', commentTableRoutes(house)).route('/', jointRoutes(house, doors)).route('/', othersRoutes(house, doors));
}
