/** The other end of an {@link AskedThread}: the whole of its `worker.ts`. */
import { parentPort } from 'node:worker_threads';
import type { Answer, Question } from './asked-thread.ts';

/** Answers in the order of the questions. What fails is an error of that question and leaves the desk as it was. */
export function answerQuestions<Asks>(desk: { answer(kind: keyof Asks, asked: never): unknown }): void {
  parentPort?.on('message', ({ id, kind, asked }: Question<Asks>) => {
    let answer: Answer;
    try {
      answer = { id, answer: desk.answer(kind, asked) };
    } catch (error) {
      answer = { id, failed: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' };
    }
    parentPort?.postMessage(answer);
  });
}
