/** The thread that reads one spreadsheet and ends. */
import { answerAsThread } from '../reading-thread.ts';
import { readTables } from './read.ts';

await answerAsThread(readTables);
