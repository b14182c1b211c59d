/** The thread in which comments are compared: it is asked once, answers and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { answerQuestion, type Question } from './questions.ts';

parentPort?.postMessage(answerQuestion(workerData as Question));
