/** Letters of the drafting room. */
import type { draftingMailSv } from './drafting-mail.sv.ts';

export const draftingMailEn = {
  'mail.remarks.subject': '{registryNumber} {mentioned, select, yes {You are mentioned in the margin} other {News in the margin}}: {matter}',
  'mail.remarks.body': `Hello {name}!

{n, plural, one {One comment} other {# comments}} in the margin of {matter} {mentioned, select, yes {waits for you or has} other {has}} something new:

{threads}

What is written does not stand in this letter: it is working material. Open the link and sign in to read and reply.
`,
  'mail.remarks.thread': `{title}{clause}
{what}
{link}`,
  'mail.remarks.mention': '{who} has mentioned you.',
  'mail.remarks.raised': '{who} in the reference group has written a new comment.',
  'mail.remarks.reply': '{n, plural, one {New reply} other {# new replies}} by {who}.',
  'mail.remarks.resolved': 'Closed by {who}.',
  'mail.remarks.reopened': 'Opened again by {who}.',
  'mail.reading.opened.subject': '{registryNumber} Read the draft and say what you think: {matter}',
  'mail.reading.opened.body': `Hello {name}!

The reference group can now read review version {number} of {matter}, before the text goes out for consultation.

{message}Read the text, select words and write what you think.{questions, plural, =0 {} one { There is also a question to answer.} other { There are also # questions to answer.}}

Please answer by {lastDay}.

Open the link and sign in to read:
{link}
`,
  'mail.reading.reminder.subject': '{registryNumber} Reminder: read the draft by {lastDay}',
  'mail.reading.reminder.body': `Hello {name}!

You have not yet said anything about the draft of {matter}. The last day is {lastDay}. If you have nothing to say you need do nothing.

{link}
`,
  'mail.reading.closed.subject': '{registryNumber} Thank you for reading: {matter}',
  'mail.reading.closed.body': `Hello {name}!

The reference group’s reading of {matter} is closed. Thank you for reading.

{outcome}The working group’s answer to each comment is here:
{link}
`,
} as const satisfies Record<keyof typeof draftingMailSv, string>;
