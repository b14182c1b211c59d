/** What the round's own pages say of decisions taken about it, in Swedish. */
export const roundDecisionsSv = {
  'rounds.openAgain': 'Öppna för svar igen',
  'rounds.openAgain.title': 'Öppna omgången för svar igen?',
  'rounds.openAgain.what': 'Alla som har bjudits in får ett brev med skälet och den nya dagen. De som har svarat behöver inte göra något, och det andra har påbörjat finns kvar. Ärendet går tillbaka till remiss. Beslutet antecknas i historiken.',
  'rounds.openAgain.deadline': 'Ny sista svarsdag',
  'rounds.openAgain.decidedBy': 'Vem har beslutat?',
  'rounds.openAgain.decidedBy.how': 'Namn eller befattning. Remissinstanserna får se det.',
  'rounds.openAgain.decidedOn': 'När?',
  'rounds.openAgain.reason': 'Varför öppnas omgången igen?',
  'rounds.openAgain.reason.how': 'Står i brevet. Skriv inget om enskilda personer.',
  'rounds.openAgain.act': 'Öppna och skriv till alla inbjudna',
  'rounds.openAgain.done': 'Omgången är öppen för svar igen.',
  'rounds.openedAgain': 'Öppnad igen',
  'rounds.openedAgain.is': '{at, date, long}, efter beslut av {by} {on, date, long}. Stängdes {closed, date, long}; sista svarsdag var {before, date, long}.',
} as const;
