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
} as const satisfies Record<keyof typeof draftingMailSv, string>;
