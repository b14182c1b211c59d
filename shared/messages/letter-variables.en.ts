/** The variables of the covering letter, for whoever writes it. */
export const letterVariablesEn = {
  'letter.variable.insert': 'Insert a fact of the matter',
  'letter.variable.consultee': 'the consultee’s name',
  'letter.variable.contact': 'the consultee’s contact person',
  'letter.variable.deadline': 'the deadline, with any extension',
  'letter.variable.matter': 'the title of the matter',
  'letter.variable.registryNumber': 'the matter’s registry number',
  'letter.variable.round': 'the number of the round in the matter',
  'letter.variable.link': 'the address of the consultee’s page',
  'letter.variable.sender': 'the authority that asks',
  'letter.variable.questions': 'the round’s contact, name and e-mail',
  'letter.preview': 'Show the letter',
  'letter.preview.asWritten': 'as it is written',

  'refusal.letter-variable-unknown': 'The covering letter has a variable that does not exist: {name}. Correct it, or remove the braces.',
} as const;
