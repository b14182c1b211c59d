/** What the variables are called in the letter itself. Swedish whatever the language of the screen: the letter is a record of a Swedish authority. */
export const letterVariableNamesEn = {
  consultee: 'remissinstans',
  contact: 'kontaktperson',
  deadline: 'sista svarsdag',
  matter: 'ärende',
  registryNumber: 'diarienummer',
  round: 'omgångens nummer',
  link: 'länk',
  sender: 'avsändare',
  questions: 'frågor till',
} as const;
