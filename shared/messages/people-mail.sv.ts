/** Letters about accounts. */
export const peopleMailSv = {
  'mail.invitation.subject': 'Du är inbjuden till Överens',
  'mail.invitation.body': `Hej {name}!

{invitedBy}{organisation, select, none {} other {, {organisation},}} bjuder in dig till Överens. Där skriver flera myndigheter en överenskommelse tillsammans och tar emot synpunkter på den.

Öppna länken och skriv koden så är du igång:

{link}

Kod: {code}

Länken gäller till och med {until, date, long}. Den är personlig. Skicka den inte vidare.

Väntade du dig inte det här brevet? Då behöver du inte göra något.
`,
  'mail.password.subject': 'Välj ett nytt lösenord till Överens',
  'mail.password.asked': 'Någon, förmodligen du, har bett om ett nytt lösenord till ditt konto i Överens.',
  'mail.password.sent': '{askedBy} har skickat en länk så att du kan välja ett nytt lösenord till ditt konto i Överens.',
  'mail.password.body': `Hej {name}!

{why}

Öppna länken, skriv koden och välj ett nytt lösenord:

{link}

Kod: {code}

Länken gäller i en timme, till {until, date, long} kl. {time}, och bara en gång. När du har valt ett nytt lösenord loggas du ut på alla andra enheter. Skicka inte länken vidare.

Väntade du dig inte det här brevet? Då behöver du inte göra något. Ditt lösenord är detsamma.
`,
} as const;
