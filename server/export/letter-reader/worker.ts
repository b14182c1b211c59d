/** The thread that reads one letter and ends. */
import { answerAsThread } from '../reading-thread.ts';
import { readLetter } from './read.ts';

await answerAsThread(readLetter);
