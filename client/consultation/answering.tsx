/** What the reading view, the answer and the review need to know, whether a consultee answers online or the lead registers what came by mail. */
import type { UseQueryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { ChangedPart } from '#shared/changes-only.ts';
import type { Comment, ResponseView } from '#shared/consultation.ts';
import type { Correction } from '#shared/round-corrections.ts';
import type { RoundQuestion } from '#shared/round-questions.ts';
import type { Section } from '#shared/section-stances.ts';
import type { FrozenDocument } from '#shared/drafting.ts';

export interface Answering {
  /** Null until something was written: opening the page creates nothing. */
  response: ResponseView | null;
  /** The code of why nothing can be written, or null. */
  refusal: string | null;
  /** The code of why no comment can be left, or null: colleagues who came by a code comment, and write nothing else. */
  commentRefusal: string | null;
  /** A colleague who came by a code. */
  guest: boolean;
  /** Put to every consultee; none to a colleague. */
  questions: readonly RoundQuestion[];
  /** Where a stance is asked for beside the one on the whole. */
  sections: readonly Section[];
  documents: readonly { id: string; title: string; kind: string }[];
  packageNumber: number;
  /** The versions that were corrected since, and what each correction changed; oldest first. */
  earlier: readonly { number: number; documents: readonly { id: string; title: string }[] }[];
  corrections: readonly Correction[];
  /** In a round on the changes only: where they stand. What is said elsewhere is marked. */
  changes: readonly ChangedPart[] | null;
  documentQuery: (documentId: string) => UseQueryOptions<FrozenDocument, Error, FrozenDocument, string[]>;
  file: (documentId: string, format: 'docx' | 'pdf') => string;
  /** The text with a form to answer in, as a Word file; null for the lead, who has what came. */
  answerFile: ((documentId: string) => string) | null;
  /** The comment table to fill in outside. */
  tableFile: (format: 'docx' | 'xlsx') => string;
  /** The id of the response, which is begun if it was not. */
  begin: () => Promise<string>;
  /** Begins another response after the one that was withdrawn; null where there is none to begin. */
  beginAnew: (() => Promise<unknown>) | null;
  /** Puts a newer state on the screen without asking the server again. */
  update: (change: (response: ResponseView) => ResponseView) => void;
  refresh: () => Promise<unknown>;
  /** Addresses inside the application. */
  text: string;
  answer: string;
  review: string;
  word: string;
  /** Null where there are no colleagues to let in. */
  colleagues: string | null;
  /** To whom it is sent. */
  recipient: string;
  consultee: string;
  round: { title: string; deadline: string; extendedTo: string | null; state: string };
  /** The lead types in what came by mail or letter. */
  registered: boolean;
}

export const AnsweringContext = createContext<Answering | null>(null);

export function useAnswering(): Answering {
  const answering = useContext(AnsweringContext);
  if (answering === null) throw new Error('useAnswering outside a response');
  return answering;
}

/** A comment put in its place on the screen, or taken away. */
export const withComment = (comment: Comment) => (response: ResponseView): ResponseView => ({ ...response, comments: [...response.comments.filter(({ id }) => id !== comment.id), comment] });
export const withoutComment = (commentId: string) => (response: ResponseView): ResponseView => ({ ...response, comments: response.comments.filter(({ id }) => id !== commentId) });
