/** Letters about taking part in a matter. */
export const mattersMailSv = {
  'mail.role.subject': '{registryNumber} Du har fått en roll: {matter}',
  'mail.role.body': `Hej {name}!

{by} har gett dig en roll i {matter}: {role}.

Öppna länken och logga in med ditt konto:
{link}

Undrar du vad som väntas av dig? Fråga {by}.
`,
} as const;
