/** The memo to the committee and its template. ICU MessageFormat. */
import type { consultationMemoSv } from './consultation-memo.sv.ts';

export const consultationMemoEn = {
  'memo.heading': 'Memo to the committee',
  'memo.how': 'A Word file with a proposed decision, a summary and a proposed statement. It is filled with what the response says right now. Comments by colleagues come along once you have let them be part of it.',
  'memo.fetch': 'Download the memo',
  'memo.template': 'Your own template',
  'memo.template.none': 'You have no template of your own. The memo is set in ours.',
  'memo.template.own': '{name}, added by {by}',
  'memo.template.how': 'A Word file (.docx) with placeholders in double braces, such as {example}. The template is used for the whole organisation.',
  'memo.template.choose': 'Add a template',
  'memo.template.replace': 'Replace the template',
  'memo.template.fetchOurs': 'Download our template to start from',
  'memo.template.fetchOwn': 'Download the template',
  'memo.template.putAside': 'Stop using the template',
  'memo.template.kept': 'The template is used from now on',
  'memo.template.aside': 'The template is no longer used',
  'memo.placeholders': 'Placeholders that can be used',
  'memo.placeholders.must': '(must be there)',
  'refusal.memo-placeholders-unknown': '{n, plural, one {The template has a placeholder that does not exist: {names}.} other {The template has placeholders that do not exist: {names}.}} Correct the spelling or remove {n, plural, one {it} other {them}}, and add the template again.',
  'refusal.memo-placeholders-missing': '{n, plural, one {The template lacks the placeholder {names}.} other {The template lacks the placeholders {names}.}} Insert {n, plural, one {it} other {them}} and add the template again.',
  'refusal.memo-placeholders-broken': 'A placeholder in the template lacks braces at one end: {words}. Write two before and two after the name, and add the template again.',
  'refusal.memo-template-missing': 'The organisation has no template of its own.',
} as const satisfies Record<keyof typeof consultationMemoSv, string>;
