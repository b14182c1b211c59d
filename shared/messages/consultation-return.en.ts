/** A colleague’s own way back. ICU MessageFormat. */
import type { consultationReturnSv } from './consultation-return.sv.ts';

export const consultationReturnEn = {
  'return.heading': 'Go on with another device.',
  'return.how': 'Make a link of your own back to your comments. Keep it as a bookmark or send it to yourself.',
  'return.made': 'The link is shown only now. Whoever has it comes in as you, so do not share it.',
  'return.make': 'Make a link back',
  'return.copy': 'Copy the link',
  'return.copied': 'The link is copied',
  'return.mail': 'Send it to yourself',
  'return.subject': 'Link to your comments',
  'return.takeBack': 'Remove the link',
  'return.takenBack': 'The link no longer leads anywhere',
  'return.title': 'Back to your comments',
  'return.lead': 'The link is your own. Continue to read and change what you have written.',
  'return.half': 'The link is not complete. Copy the whole link and try again.',
  'return.act': 'Continue to the text',
  'return.toCode': 'I have a code instead',
  'refusal.return-link-wrong': 'The link no longer leads anywhere. Come in by the code from your coordinator instead.',
  'refusal.colleagues-only': 'This is for colleagues who came in by a code.',
} as const satisfies Record<keyof typeof consultationReturnSv, string>;
