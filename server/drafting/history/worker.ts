/** The thread that reads histories: one for the whole process, since what it keeps is large. */
import { parentPort } from 'node:worker_threads';
import type { Answer, Question } from './history-thread.ts';
import { HistoryDesk } from './history-desk.ts';

const desk = new HistoryDesk();

parentPort?.on('message', ({ id, kind, asked }: Question) => {
  let answer: Answer;
  try {
    answer = { id, answer: desk.answer(kind, asked) };
  } catch (error) {
    answer = { id, failed: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' };
  }
  parentPort?.postMessage(answer);
});
