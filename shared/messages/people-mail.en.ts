/** Letters about accounts. */
import type { peopleMailSv } from './people-mail.sv.ts';

export const peopleMailEn = {
  'mail.invitation.subject': 'You are invited to Överens',
  'mail.invitation.body': `Hello {name},

{invitedBy}{organisation, select, none {} other {, {organisation},}} invites you to Överens, where several public authorities write an agreement together and receive comments on it.

Open the link and enter the code to get started:

{link}

Code: {code}

The link is valid until {until, date, long}. It is personal, so please do not pass it on.

If you did not expect this letter, you need not do anything.
`,
  'mail.password.subject': 'Choose a new password for Överens',
  'mail.password.asked': 'Somebody, probably you, has asked for a new password for your account in Överens.',
  'mail.password.sent': '{askedBy} has sent a link so that you can choose a new password for your account in Överens.',
  'mail.password.body': `Hello {name},

{why}

Open the link, enter the code and choose a new password:

{link}

Code: {code}

The link is valid for one hour, until {time} on {until, date, long}, and works once. When you have chosen a new password you are signed out on all other devices. Please do not pass the link on.

If you did not expect this letter, you need not do anything. Your password is unchanged.
`,
} as const satisfies Record<keyof typeof peopleMailSv, string>;
