/** Letters of the drafting room. */
export const draftingMailSv = {
  'mail.remarks.subject': '{registryNumber} {mentioned, select, yes {Du är nämnd i marginalen} other {Nytt i marginalen}}: {matter}',
  'mail.remarks.body': `Hej {name}!

{n, plural, one {En kommentar} other {# kommentarer}} i marginalen till {matter} {mentioned, select, yes {väntar på dig eller har fått} other {har fått}} något nytt:

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
} as const;
