/** A short agreement with every kind of block, and ids that tests can name. */
import type { AgreementContent, Block, Footnotes, Inline, ListItem, Paragraph, TableCell } from '#shared/agreement/content.ts';

/** `b` and 15 characters, readable: `block('purpose')`. */
export const block = (name: string): string => `b${name.replace(/[^0-9a-z]/g, '').padEnd(15, '0').slice(0, 15)}`;

const words = (text: string): Inline[] => [{ type: 'text', text }];
const paragraph = (name: string, content: Inline[] | string): Paragraph => ({ type: 'paragraph', attrs: { id: block(name) }, content: typeof content === 'string' ? words(content) : content });
const heading = (name: string, level: 1 | 2 | 3 | 4, text: string): Block => ({ type: 'heading', attrs: { id: block(name), level }, content: words(text) });
const item = (name: string, text: string): ListItem => ({ type: 'listItem', attrs: { id: block(`item${name}`) }, content: [paragraph(name, text)] });
const cell = (name: string, type: TableCell['type'], text: string): TableCell => ({ type, attrs: { id: block(`cell${name}`) }, content: [paragraph(name, text)] });

export const sentences = {
  purpose: 'Parterna samverkar för barns och ungas hälsa i hela länet.',
  scope: 'Överenskommelsen gäller barn och unga från noll till och med tjugo år.',
  duty: 'Kommunen svarar för att barnet får en samordnad individuell plan inom tre veckor.',
  region: 'Regionen svarar för hälso- och sjukvårdens insatser – även på kvällar och helger.',
  note: 'Med barn avses varje människa under arton år.',
} as const;

const footnotes: Footnotes = { type: 'footnotes', attrs: { id: block('footnotes') }, content: [{ type: 'footnote', attrs: { id: block('note') }, content: words(sentences.note) }] };

/** Clauses 1, 2, 2.1 and 2.2; nothing in it looks unfinished. */
export const agreementText: AgreementContent = {
  type: 'doc',
  content: [
    heading('intro', 1, 'Inledning'),
    paragraph('purpose', [{ type: 'text', text: 'Parterna samverkar för ' }, { type: 'text', text: 'barns och ungas hälsa', marks: [{ type: 'bold' }] }, { type: 'text', text: ' i hela länet.' }]),
    paragraph('scope', [...words(sentences.scope), { type: 'footnoteRef', attrs: { note: block('note') } }]),
    heading('tasks', 1, 'Ansvar'),
    heading('municipal', 2, 'Kommunens ansvar'),
    paragraph('duty', sentences.duty),
    { type: 'bulletList', attrs: { id: block('list') }, content: [item('first', 'Planen skrivs tillsammans med barnet.'), item('second', 'Planen följs upp efter sex månader.')] },
    heading('regional', 2, 'Regionens ansvar'),
    paragraph('region', sentences.region),
    {
      type: 'table', attrs: { id: block('table') },
      content: [
        { type: 'tableRow', attrs: { id: block('row1') }, content: [cell('who', 'tableHeader', 'Part'), cell('what', 'tableHeader', 'Uppgift')] },
        { type: 'tableRow', attrs: { id: block('row2') }, content: [cell('whoa', 'tableCell', 'Regionen'), cell('whata', 'tableCell', 'Första linjens vård')] },
      ],
    },
    footnotes,
  ],
};

/** The same text with other content in one paragraph. */
export function agreementWith(name: string, text: string): AgreementContent {
  return { ...agreementText, content: agreementText.content.map((node) => (node.type === 'paragraph' && node.attrs.id === block(name) ? paragraph(name, text) : node)) };
}
