/** Letters of the drafting room. */
import type { draftingMailSv } from './drafting-mail.sv.ts';

export const draftingMailEn = {
  'mail.remarks.subject': '{registryNumber} {mentioned, select, yes {You have been mentioned in the margin} other {New in the margin}}: {matter}',
  'mail.remarks.body': `Hello {name},

There is something new in {n, plural, one {one comment} other {# comments}} in the margin of {matter}{mentioned, select, yes {, and you have been mentioned} other {}}:

{threads}

What was written is not quoted in this letter, since it is working material. Open the link and sign in to read and reply.
`,
  'mail.remarks.thread': `{title}{clause}
{what}
{link}`,
  'mail.remarks.mention': 'You have been mentioned by {who}.',
  'mail.remarks.raised': 'New comment by {who} in the reference group.',
  'mail.remarks.reply': '{n, plural, one {New reply} other {# new replies}} by {who}.',
  'mail.remarks.resolved': 'Closed by {who}.',
  'mail.remarks.reopened': 'Reopened by {who}.',
  'mail.reading.opened.subject': '{registryNumber} Read the draft and say what you think: {matter}',
  'mail.reading.opened.body': `Hello {name},

The reference group can now read review version {number} of {matter}, before the text goes out for consultation.

{message}Read the text, select words and write what you think.{questions, plural, =0 {} one { There is also a question to answer.} other { There are also # questions to answer.}}

Please answer by {lastDay, date, long}.

Open the link and sign in to read:
{link}
`,
  'mail.reading.reminder.subject': '{registryNumber} Reminder: read the draft by {lastDay, date, long}',
  'mail.reading.reminder.body': `Hello {name},

You have not yet commented on the draft of {matter}. The deadline is {lastDay, date, long}. If you have nothing to add, you need not do anything.

{link}
`,
  'mail.reading.closed.subject': '{registryNumber} Thank you for reading: {matter}',
  'mail.reading.closed.body': `Hello {name},

The reference group’s reading of {matter} has ended. Thank you for taking part.

{outcome}The working group’s answer to each comment is here:
{link}
`,
} as const satisfies Record<keyof typeof draftingMailSv, string>;
