/** Möteslistan på papper. */
export const documentsMeetingSv = {
  'documents.meeting.kind': 'Möteslista',
  'documents.meeting.title': '{body}, {on}',
  'documents.meeting.count': '{count, plural, one {Ett föreslaget svar} other {# föreslagna svar}} att besluta, i textens ordning.',
  'documents.meeting.decided': 'Beslutat{paragraph, select, none {} other { ({paragraph})}}, infört {on} av {by}: {decided} som föreslaget, {otherwise} annorlunda, {left} undantagna{changed, plural, =0 {} one {, # inte beslutad eftersom den inte längre stod som på listan} other {, # inte beslutade eftersom de inte längre stod som på listan}}.',
  'documents.meeting.notes': 'Anteckningar',
  'documents.meeting.outcome': 'Beslut',
  'documents.meeting.how.decided': 'Som föreslaget.',
  'documents.meeting.how.otherwise': 'Annorlunda:',
  'documents.meeting.how.left': 'Undantogs.',
  'documents.meeting.how.changed': 'Beslutades inte: stod inte längre som på listan.',
} as const;
