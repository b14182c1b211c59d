/** The draft with what is proposed in it as a Word file: whoever accepts or rejects it all in Word gets the same two texts as here. */
import { sinkListItem } from '@tiptap/pm/schema-list';
import type { Command } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { setKind } from '#shared/agreement/block-kinds.ts';
import { compare } from '#shared/agreement/compare.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { togglePageBreak } from '#shared/agreement/editing.ts';
import { toContent } from '#shared/agreement/flat-text.ts';
import { countFrom } from '#shared/agreement/numbering-lists.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { addColumn, addRow, deleteColumn, deleteRow } from '#shared/agreement/table-editing.ts';
import type { Format, FormatValue } from '#shared/agreement/proposed-formats.ts';
import { formatProposal } from '#shared/agreement/suggesting-formats.ts';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import { writeAgreementDocx } from '../../server/export/write-agreement-docx.ts';
import { writeRedlineDocx } from '../../server/export/write-redline-docx.ts';
import { chanceOf } from '../agreement/chance.ts';
import { acts, pickAct } from '../agreement/commands.ts';
import { insertFootnote, removeFootnote } from '../agreement/plain-commands.ts';
import { positionOf, Proposer, written } from '../agreement/proposer.ts';
import { agreementText, block, sentences } from '../support/agreement-text.ts';
import { pandocLines, withoutIds, withoutNotes } from './redline-reading.ts';
import { rejectChanges } from './reject-changes.ts';
import { all, openParts, part, present } from './write-reading.ts';

const paper = {
  locale: 'sv', letterhead: { authority: 'Region Granmark', unit: null, registryNumber: 'RG 2026/00417', contact: null }, title: 'Överenskommelse om samverkan', date: '2027-06-01', documentId: 'd1',
} as const;
const redline = (before: AgreementContent, after: AgreementContent) => writeRedlineDocx({ ...paper, label: 'Förslag', author: 'Arbetsgruppen', at: '2027-06-01T08:00:00.000Z', comparison: compare(before, after) });
const plainly = async (content: AgreementContent) => readDocx(await writeAgreementDocx({ ...paper, label: 'Version', hash: null, version: '1', content })).content;

/** The text, and as it is when all that was proposed in it is accepted. */
function texts(eva: Proposer): { before: AgreementContent; after: AgreementContent } {
  const before = toContent(eva.ydoc);
  return { before, after: toContent(eva.resolve('accept').ydoc) };
}

/** A tracked change holds runs, not fields: a new reference is its words there. */
const sayable = acts.filter(({ name }) => name !== 'clause reference');

function proposals(seed: number, text = withoutNotes(agreementText)): { before: AgreementContent; after: AgreementContent } {
  const chance = chanceOf(seed);
  const eva = new Proposer(10 + seed, written(text));
  for (let turn = 0; turn < 14; turn++) eva.propose(pickAct(chance, sayable).on(eva.state, chance, eva.clipboard));
  return texts(eva);
}

describe('what is proposed, in Word', () => {
  it('is a tracked end of a paragraph where one comes or goes, and a tracked change of its properties where it becomes another kind', async () => {
    const whole = (eva: Proposer, words: string) => {
      const $at = eva.state.doc.resolve(positionOf(eva.state.doc, words));
      return [$at.before(), $at.after()] as const;
    };
    const ends = async (act: (eva: Proposer) => void) => {
      const eva = new Proposer(7, written(agreementText));
      act(eva);
      const { before, after } = texts(eva);
      const document = part(openParts(await redline(before, after)), 'word/document.xml');
      const marks = all(document, 'w:pPr').flatMap((own) => all(own, 'w:rPr').flatMap((run) => run.children)).flatMap((child) => (typeof child === 'string' ? [] : [child.name]));
      return { marks: marks.filter((name) => name === 'w:ins' || name === 'w:del'), changed: all(document, 'w:pPrChange').length };
    };
    expect(await ends((eva) => void eva.at(sentences.duty, 'after').enter().type('Parterna möts.'))).toEqual({ marks: ['w:ins'], changed: 0 });
    expect(await ends((eva) => void eva.propose(eva.state.tr.delete(...whole(eva, sentences.duty))))).toEqual({ marks: ['w:del'], changed: 0 });
    expect(await ends((eva) => {
      const { tr } = eva.state;
      setKind(tr, whole(eva, sentences.duty)[0], 'heading3');
      eva.propose(tr);
    })).toEqual({ marks: [], changed: 1 });
  });

  it('is a tracked change of the run’s properties where words get another look, and words that go and come where a link gets another address', async () => {
    const eva = new Proposer(7, written(agreementText));
    const changes = async (format: Format, wanted: FormatValue, words: string) => {
      eva.at(words, 'over');
      const tr = formatProposal(eva.state, eva.state.selection, { format, wanted, author: { client: 7, at: 1_800_000_000_000 } });
      if (tr) eva.write(tr);
      const { before, after } = texts(eva);
      const file = await redline(before, after);
      const document = part(openParts(file), 'word/document.xml');
      expect(withoutIds(readDocx(file).content)).toEqual(withoutIds(await plainly(after)));
      expect(withoutIds(readDocx(rejectChanges(file)).content)).toEqual(withoutIds(await plainly(before)));
      return { looks: all(document, 'w:rPrChange').length, ins: all(document, 'w:ins').length, del: all(document, 'w:del').length };
    };
    expect(await changes('bold', true, 'samordnad')).toEqual({ looks: 1, ins: 0, del: 0 });
    expect(await changes('bold', null, 'samordnad')).toEqual({ looks: 1, ins: 0, del: 0 });
    expect(await changes('link', 'https://example.org/', 'samordnad')).toEqual({ looks: 0, ins: 1, del: 1 });
  });

  it('is a tracked change of the paragraph’s properties where an item goes in, a list counts from another number and a page begins', async () => {
    const list = { ...agreementText, content: agreementText.content.flatMap((node) => (node.type === 'bulletList' ? [{ ...node, type: 'orderedList' as const, attrs: { ...node.attrs, start: 1 } }] : [node])) };
    const changes = async (words: string, command: Command) => {
      const eva = new Proposer(7, written(withoutNotes(list))).at(words, 'before');
      command(eva.state, (tr) => expect(eva.propose(tr)).toBe(true));
      const { before, after } = texts(eva);
      const file = await redline(before, after);
      const document = part(openParts(file), 'word/document.xml');
      expect(withoutIds(readDocx(file).content)).toEqual(withoutIds(await plainly(after)));
      expect(withoutIds(readDocx(rejectChanges(file)).content)).toEqual(withoutIds(await plainly(before)));
      return { lines: all(document, 'w:pPrChange').length, ins: all(document, 'w:ins').length, del: all(document, 'w:del').length };
    };
    expect(await changes('Planen följs', sinkListItem(agreementSchema.nodes.listItem))).toEqual({ lines: 1, ins: 0, del: 0 });
    expect(await changes('Planen skrivs', countFrom(4))).toEqual({ lines: 2, ins: 0, del: 0 });
    expect(await changes(sentences.duty, togglePageBreak)).toEqual({ lines: 1, ins: 0, del: 0 });
  });

  it('is the table as proposed, and as it stands, where a row or column comes or goes across merged cells', async () => {
    const words = (text: string) => ({ type: 'paragraph', attrs: { id: block(`p${text}`) }, content: [{ type: 'text', text }] });
    const cell = (text: string, attrs: { colspan?: number; rowspan?: number } = {}) => ({ type: 'tableCell', attrs: { id: block(`c${text}`), ...attrs }, content: [words(text)] });
    const row = (...content: object[]) => ({ type: 'tableRow', attrs: { id: block(`r${JSON.stringify(content[0])}`) }, content });
    const text = { type: 'doc', content: [words('Ansvaret:'), { type: 'table', attrs: { id: block('t') }, content: [
      row(cell('Vem'), cell('Vad', { colspan: 2 })), row(cell('Kommunen', { rowspan: 2 }), cell('skolan'), cell('alltid')), row(cell('hemmet'), cell('ibland')),
    ] }] } as unknown as AgreementContent;
    for (const act of [addRow('after'), addColumn('after'), deleteRow, deleteColumn]) {
      const eva = new Proposer(7, written(text)).at('skolan', 'before');
      act(eva.state, (tr) => expect(eva.propose(tr)).toBe(true));
      const { before, after } = texts(eva);
      expect(after).not.toEqual(before);
      const file = await redline(before, after);
      expect(withoutIds(readDocx(file).content)).toEqual(withoutIds(await plainly(after)));
      expect(withoutIds(readDocx(rejectChanges(file)).content)).toEqual(withoutIds(await plainly(before)));
    }
  });

  it('is a tracked reference with its note where a footnote comes or goes', async () => {
    const changes = async (text: AgreementContent, act: (eva: Proposer) => void) => {
      const eva = new Proposer(7, written(text));
      act(eva);
      const { before, after } = texts(eva);
      expect(after).not.toEqual(before);
      const file = await redline(before, after);
      expect(withoutIds(readDocx(file).content)).toEqual(withoutIds(await plainly(after)));
      expect(withoutIds(readDocx(rejectChanges(file)).content)).toEqual(withoutIds(await plainly(before)));
    };
    await changes(withoutNotes(agreementText), (eva) => {
      insertFootnote(eva.at('samordnad', 'after').state, (tr) => expect(eva.propose(tr)).toBe(true));
      eva.type('Enligt lag.');
    });
    await changes(agreementText, (eva) => removeFootnote(String(eva.state.doc.lastChild?.firstChild?.attrs['id']))(eva.state, (tr) => expect(eva.propose(tr)).toBe(true)));
  });

  it('keeps the changes of two lines that touch two minutes apart, since LibreOffice would take them for one', async () => {
    const { before, after } = texts(new Proposer(7, written(agreementText)).at('ledning', 'before').enter());
    const document = part(openParts(await redline(before, after)), 'word/document.xml');
    const times = all(document, 'w:p').flatMap((line) => {
      const made = all(line, 'w:ins').map(({ attributes }) => Date.parse(attributes['w:date'] ?? ''));
      return made.length > 0 ? [new Set(made)] : [];
    });
    expect(times).toHaveLength(2);
    expect(times.map(({ size }) => size)).toEqual([1, 1]);
    expect(Math.abs([...times[0] ?? []].concat([...times[1] ?? []]).reduce((a, b) => a - b))).toBe(120_000);
  });

  it('accepted it is the text as proposed, rejected the text as it stands', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const { before, after } = proposals(seed, seed % 2 === 0 ? agreementText : undefined);
      const file = await redline(before, after);
      expect(withoutIds(readDocx(file).content), `seed ${seed}: accepted`).toEqual(withoutIds(await plainly(after)));
      expect(withoutIds(readDocx(rejectChanges(file)).content), `seed ${seed}: rejected`).toEqual(withoutIds(await plainly(before)));
    }
  }, 60_000);

  it.runIf(present('pandoc'))('pandoc accepts it to the text as proposed and rejects it to the text as it stands', async () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { before, after } = proposals(seed);
      const file = await redline(before, after);
      expect(pandocLines(file, 'accept'), `seed ${seed}, accepted`).toEqual(pandocLines(await redline(after, after), 'accept'));
      expect(pandocLines(file, 'reject'), `seed ${seed}, rejected`).toEqual(pandocLines(await redline(before, before), 'reject'));
    }
  }, 240_000);
});
