/** What the thread can be asked. */
import { alike, type Alike, type Asked } from './alike.ts';
import { contradictions, type Contradiction, type Proposal } from './contradictions.ts';

export interface Questions {
  alike: [asked: Asked, answer: Alike];
  contradictions: [asked: readonly Proposal[], answer: Contradiction[]];
}

export type Question = { [Kind in keyof Questions]: { kind: Kind; asked: Questions[Kind][0] } }[keyof Questions];

export function answerQuestion(question: Question): Questions[keyof Questions][1] {
  switch (question.kind) {
    case 'alike': return alike(question.asked);
    case 'contradictions': return contradictions(question.asked);
  }
}
