/** The thread that finds anchored words in long texts: one for the whole process, so that several who ask share what is worked out. */
import { answerQuestions } from '../../platform/threads/answering.ts';
import { type Asks, PlacingDesk } from './placing-desk.ts';

answerQuestions<Asks>(new PlacingDesk());
