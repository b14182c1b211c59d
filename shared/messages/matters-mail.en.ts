/** Letters about taking part in a matter. */
import type { mattersMailSv } from './matters-mail.sv.ts';

export const mattersMailEn = {
  'mail.role.subject': '{registryNumber} You have been given a role: {matter}',
  'mail.role.body': `Hello {name},

{by} has given you a role in {matter}: {role}.

Open the link and sign in with your account:
{link}

If you wonder what is expected of you, please ask {by}.
`,
} as const satisfies Record<keyof typeof mattersMailSv, string>;
