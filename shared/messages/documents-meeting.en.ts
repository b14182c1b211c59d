import type { documentsMeetingSv } from './documents-meeting.sv.ts';

/** The meeting list on paper. */
export const documentsMeetingEn = {
  'documents.meeting.kind': 'Meeting list',
  'documents.meeting.title': '{body}, {on}',
  'documents.meeting.count': '{count, plural, one {One proposed answer} other {# proposed answers}} to decide, in the order of the text.',
  'documents.meeting.decided': 'Decided{paragraph, select, none {} other { ({paragraph})}}, entered on {on} by {by}: {decided} as proposed, {otherwise} otherwise, {left} left out{changed, plural, =0 {} one {, # not decided since it was no longer as listed} other {, # not decided since they were no longer as listed}}.',
  'documents.meeting.notes': 'Notes',
  'documents.meeting.outcome': 'Decision',
  'documents.meeting.how.decided': 'As proposed.',
  'documents.meeting.how.otherwise': 'Otherwise:',
  'documents.meeting.how.left': 'Left out.',
  'documents.meeting.how.changed': 'Not decided: no longer as listed.',
} as const satisfies Record<keyof typeof documentsMeetingSv, string>;
