/** The thread that reads histories: one for the whole process, since what it keeps is large. */
import { answerQuestions } from '../../platform/threads/answering.ts';
import { type Asks, HistoryDesk } from './history-desk.ts';

answerQuestions<Asks>(new HistoryDesk());
