/** The variables of the covering letter, for whoever writes it. */
export const letterVariablesSv = {
  'letter.variable.insert': 'Sätt in uppgift ur ärendet',
  'letter.variable.consultee': 'remissinstansens namn',
  'letter.variable.contact': 'remissinstansens kontaktperson',
  'letter.variable.deadline': 'sista dagen att svara, med förlängd svarstid',
  'letter.variable.matter': 'ärendets rubrik',
  'letter.variable.registryNumber': 'ärendets diarienummer',
  'letter.variable.round': 'omgångens nummer i ärendet',
  'letter.variable.link': 'adressen till remissinstansens sida',
  'letter.variable.sender': 'myndigheten som frågar',
  'letter.variable.questions': 'omgångens kontakt, namn och e-post',
  'letter.preview': 'Visa brevet',
  'letter.preview.asWritten': 'som det är skrivet',

  'refusal.letter-variable-unknown': 'Missivet har en uppgift som inte finns i ärendet: {name}. Rätta den, eller ta bort klammerparenteserna.',
} as const;
