/** Letters of the drafting room. */
export const draftingMailSv = {
  'mail.remarks.subject': '{registryNumber} {mentioned, select, yes {Du är nämnd i marginalen} other {Nytt i marginalen}}: {matter}',
  'mail.remarks.body': `Hej {name}!

Det har hänt något nytt i {n, plural, one {en kommentar} other {# kommentarer}} i marginalen till {matter}{mentioned, select, yes {, och du är nämnd} other {}}:

{threads}

Vad som är skrivet står inte i brevet: det är arbetsmaterial. Öppna länken och logga in för att läsa och svara.
`,
  'mail.remarks.thread': `{title}{clause}
{what}
{link}`,
  'mail.remarks.mention': '{who} har nämnt dig.',
  'mail.remarks.raised': '{who} i referensgruppen har skrivit en ny kommentar.',
  'mail.remarks.reply': '{n, plural, one {Nytt svar} other {# nya svar}} av {who}.',
  'mail.remarks.resolved': 'Avslutad av {who}.',
  'mail.remarks.reopened': 'Öppnad igen av {who}.',
  'mail.reading.opened.subject': '{registryNumber} Läs utkastet och säg vad du tycker: {matter}',
  'mail.reading.opened.body': `Hej {name}!

Referensgruppen får nu läsa granskningsversion {number} av {matter}, innan texten skickas på remissomgång.

{message}Läs texten, markera ord och skriv vad du tycker.{questions, plural, =0 {} one { Det finns också en fråga att svara på.} other { Det finns också # frågor att svara på.}}

Svara gärna senast {lastDay, date, long}.

Öppna länken och logga in för att läsa:
{link}
`,
  'mail.reading.reminder.subject': '{registryNumber} Påminnelse: läs utkastet senast {lastDay, date, long}',
  'mail.reading.reminder.body': `Hej {name}!

Du har inte sagt något om utkastet till {matter} än. Den sista dagen är {lastDay, date, long}. Har du inget att säga behöver du inte göra något.

{link}
`,
  'mail.reading.closed.subject': '{registryNumber} Tack för läsningen: {matter}',
  'mail.reading.closed.body': `Hej {name}!

Referensgruppens läsning av {matter} är avslutad. Tack för att du läste.

{outcome}Arbetsgruppens svar på varje kommentar finns här:
{link}
`,
} as const;
