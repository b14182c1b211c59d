/** Letters about accounts. */
export const peopleMailSv = {
  'mail.invitation.subject': 'Du är inbjuden till Överens',
  'mail.invitation.body': `Hej {name}!

{invitedBy} bjuder in dig till Överens. Där skriver flera myndigheter en överenskommelse tillsammans och tar emot synpunkter på den.

Öppna länken och skriv koden så är du igång:

{link}

Kod: {code}

Länken gäller till och med {until, date, long}. Den är personlig. Skicka den inte vidare.

Väntade du dig inte det här brevet? Då behöver du inte göra något.
`,
} as const;
