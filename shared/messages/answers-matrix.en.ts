/** Positions by clause, and the work from day to day. */
import type { answersMatrixSv } from './answers-matrix.sv.ts';

export const answersMatrixEn: Record<keyof typeof answersMatrixSv, string> = {
  'answers.filter.clause.none': 'Outside the clauses',
  'answers.matrix': 'Positions by clause',
  'answers.matrix.lead': 'What the consultees think, clause by clause. Each figure opens the comments behind it. A clause also counts what is said of its sub-clauses.',
  'answers.matrix.show': 'Count',
  'answers.matrix.comments': 'Comments',
  'answers.matrix.organisations': 'Consultees',
  'answers.matrix.all': 'All',
  'answers.matrix.sum': 'The whole round',
  'answers.matrix.depth': 'Show sub-clauses too',
  'answers.matrix.cell': '{clause}, {stance}: {count, plural, one {# comment} other {# comments}} from {organisations, plural, one {# consultee} other {# consultees}}',
  'answers.matrix.heat': 'The darker a cell, the larger its share of the highest figure in the table.',
  'answers.progress': 'How the work has gone',
  'answers.progress.empty': 'This will show, day by day, how many responses and comments have been received, and how many have been answered.',
  'answers.progress.picture': 'Chart: {comments, plural, one {# comment} other {# comments}} received. {answered} have an answer, of which {decided} are decided.',
  'answers.progress.picture.responses': 'Chart: {responses, plural, one {# response} other {# responses}} received.',
  'answers.progress.table': 'Responses and comments day by day',
  'answers.progress.responses': 'Responses received',
  'answers.progress.comments': 'Comments received',
  'answers.progress.numbers': 'Show the numbers in a table',
  'answers.progress.day': 'Day',
  'answers.progress.answered': 'Have an answer',
  'answers.progress.decided': 'Of which decided',
};
