/** The Word template of an authority's consultation reports, in English. */
import type { reportTemplateSv } from './report-template.sv.ts';

export const reportTemplateEn: Record<keyof typeof reportTemplateSv, string> = {
  'answers.template': 'Your own template for the Word file',
  'answers.template.none': 'The matter has no template of its own. The Word file has our layout.',
  'answers.template.own': 'The Word file is written in {name}, added by {by} on {at}.',
  'answers.template.how': 'A Word file (.docx) with placeholders between double braces, such as {example}. The marking must be in the header or the footer, so that it is on every page. The template is used for every Word file of the report in the matter, the final one too.',
  'answers.template.choose': 'Add a template',
  'answers.template.replace': 'Replace the template',
  'answers.template.fetchOurs': 'Download our template to start from',
  'answers.template.fetchOwn': 'Download the template',
  'answers.template.putAside': 'Stop using the template',
  'answers.template.kept': 'The template is used from now on.',
  'answers.template.aside': 'The template is no longer used.',
  'answers.template.placeholders': 'Placeholders that can be used',
  'answers.template.must': '(required)',
  'refusal.report-template-unknown': 'There is no placeholder {name}. It is in the {part, select, header {header} footer {footer} other {text}}, {at, select, after {after “{after}”} other {first in its paragraph}}.{n, plural, =0 {} other { These do not exist either: {others}.}} Correct the spelling or remove what does not belong, and add the template again.',
  'refusal.report-template-missing': '{n, plural, one {The template lacks the placeholder {names}.} other {The template lacks the placeholders {names}.}} The marking belongs in the header or the footer, the others in the text. Put {n, plural, one {it} other {them}} in and add the template again.',
  'refusal.report-template-marking': 'The placeholder {name} is in the text only. Move it to the header or the footer, so that the marking is on every page, and add the template again.',
  'refusal.report-template-broken': 'A placeholder in the template lacks its braces at one end: {words}. Write two before and two after the name, and add the template again.',
  'refusal.report-template-none': 'The matter has no template of its own.',
  'journal.report-template-kept': 'Added the template “{name}” for consultation reports',
  'journal.report-template-put-aside': 'Stopped using the template “{name}” for consultation reports',
};
