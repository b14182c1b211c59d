/** The thread that reads one returned Word file and ends. */
import { answerAsThread } from '../reading-thread.ts';
import { readReturned } from './read.ts';

await answerAsThread(readReturned);
