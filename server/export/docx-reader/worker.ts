/** The thread that reads one Word file and ends. */
import { answerAsThread } from '../reading-thread.ts';
import { readDocx } from './read.ts';

await answerAsThread(readDocx);
