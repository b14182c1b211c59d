/** Letters about accounts. */
import type { peopleMailSv } from './people-mail.sv.ts';

export const peopleMailEn = {
  'mail.invitation.subject': 'You are invited to Överens',
  'mail.invitation.body': `Hello {name},

{invitedBy} invites you to Överens, where several public authorities write an agreement together and receive comments on it.

Open the link and enter the code to get started:

{link}

Code: {code}

The link is valid until {until, date, long}. It is personal, so please do not pass it on.

If you did not expect this letter, you need not do anything.
`,
} as const satisfies Record<keyof typeof peopleMailSv, string>;
