/** A person's desk: what waits at the benches of every matter. */
import type { answersDeskSv } from './answers-desk.sv.ts';

export const answersDeskEn = {
  'desk.title': 'My desk',
  'desk.lead': 'What waits for you in all your matters: comments that you are responsible for, those wanted soonest first, and answers that you are to review or decide.',
  'desk.none': 'Nothing waits for you now. Comments that you become responsible for will stand here, and answers that you are to review or decide.',
  'desk.open': 'Open the desk',
  'desk.mine': '{count, plural, one {# comment is yours} other {# comments are yours}}',
  'desk.late': '{count, plural, one {# is past its day} other {# are past their day}}',
  'desk.soon': '{count, plural, one {# is wanted within a week} other {# are wanted within a week}}',
  'desk.returned': '{count, plural, one {# was returned by the reviewer} other {# were returned by the reviewer}}',
  'desk.toReview': '{count, plural, one {# answer to review} other {# answers to review}}',
  'desk.toDecide': '{count, plural, one {# answer to decide} other {# answers to decide}}',
  'desk.comments': 'Your comments',
  'desk.comment': 'Comment {number}',
  'desk.clause': 'Clause {clause}',
  'desk.whole': 'The whole text',
  'desk.due': 'Answer by {day}',
  'desk.overdue': 'Was wanted by {day}',
  'desk.noDay': 'No day is set',
  'desk.handedOver': 'Handed over by {by}',
  'desk.sentBack': 'Returned by the reviewer',
  'desk.state.new': 'Unanswered',
  'desk.state.proposed': 'Answer proposed',
  'desk.allMine': 'Show all {count} in the list of comments',
  'desk.atBench': 'Show them in the list of comments',
} as const satisfies { readonly [Key in keyof typeof answersDeskSv]: string };
