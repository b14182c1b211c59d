/** What files are called when they are fetched. */
export const fileNamesEn = {
  'file.outcome': 'What happened to the comments – {consultee}',
  'file.meeting': 'Meeting list, {body} {day}',
  'file.report': 'Consultation report {registryNumber}',
  'file.finalReport': 'Final consultation report {number} {registryNumber}',
  'file.draft': '{title}, draft {day}',
  'file.publicReport': 'Consultation report, {title}',
  'file.papers': 'Consultation papers, {title}',
  'file.frozen': '{title}, version {number}',
  'file.answerForm': 'Response file, {title}, version {number}',
  'file.memo': 'Memo to the committee, {matter}',
  'file.memoTemplate': 'Template for a memo',
  'file.response': 'consultation-response-{id}',
  'file.register': 'Response register round {number} {registryNumber}',
  'file.involvement': 'involvement',
  'file.unnamed': 'file',
} as const;
