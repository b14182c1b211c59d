/** What a freeze asks about first: faults that block it, and passages that look unfinished (design D5, `domain.md` 3.5). */
import type { AgreementContent } from '#shared/agreement/content.ts';
import { brokenReferences, goneWords } from '#shared/agreement/clause-refs.ts';
import { outline, type OutlineEntry } from '#shared/agreement/clauses.ts';
import { blockText, type TextBlock, textBlocks } from '#shared/agreement/plain-text.ts';
import type { Finding } from '#shared/drafting.ts';
import { sha256 } from '../platform/files/files.ts';
import { imagesIn } from './images.ts';
import type { OpenSuggestion } from './suggestions.ts';

/** Bracketed placeholders, runs of dots or underscores, and the words officials leave behind for themselves. */
const placeholder = /\[[^\]\n]{0,200}\]|\{[^}\n]{1,200}\}|\bX{3,}\b|\bx{3,}\b|\?\?+|(?<!\p{L})(?:TODO|TBD|tbc|fyll i|kompletteras|att formulera|formuleras senare)(?!\p{L})/giu;
const emptyField = /_{3,}|\.{5,}|…{2,}/gu;
/** A question put to a colleague rather than stated to a reader. Sentence by sentence, since one pattern over the whole would take the server's time. */
const asks = /(?<!\p{L})(?:hur|vad|ska|bör|kan|är|vem)(?!\p{L})/iu;
const ourselves = /(?<!\p{L})(?:vi|här|detta|man)(?!\p{L})/iu;

function ownQuestions(text: string): string[] {
  return text.split(/(?<=[.?!\n])/u).map((sentence) => sentence.trim()).filter((sentence) => {
    const at = sentence.endsWith('?') ? sentence.search(asks) : -1;
    return at >= 0 && ourselves.test(sentence.slice(at));
  });
}

export interface CheckedDocument {
  id: string;
  title: string;
  content: AgreementContent;
  /** `block`: where its words stand now; null when that is not certain. */
  openRemarks: { id: string; quote: string; text: string; block: string | null }[];
  /** Hashes of the images that the matter has. */
  images: ReadonlySet<string>;
  suggestions: OpenSuggestion[];
}

interface Found { kind: Finding['kind']; weight: Finding['weight']; entry: OutlineEntry | null; excerpt: string; nth?: number }

/** `nth`: the same words twice in a block are two places, each with a yes of its own. */
export function findingAt({ id, title }: Pick<CheckedDocument, 'id' | 'title'>, { kind, weight, entry, excerpt, nth = 0 }: Found): Finding {
  return {
    id: sha256(JSON.stringify([id, kind, entry?.block ?? null, excerpt, nth])).slice(0, 32), kind, weight, documentId: id, documentTitle: title,
    block: entry?.block ?? null, clauseNumber: entry?.clauseNumber ?? null, excerpt: excerpt.slice(0, 200),
  };
}

/** What stops a freeze (`blocks`) and what wants a yes of its own (`asks`). */
export function findingsIn({ id, title, content, openRemarks, suggestions, images }: CheckedDocument): Finding[] {
  const entries = outline(content);
  const at = (kind: Finding['kind'], weight: Finding['weight'], entry: OutlineEntry | null, excerpt: string, nth = 0): Finding => findingAt({ id, title }, { kind, weight, entry, excerpt, nth });
  if (imagesIn(content).length === 0 && entries.every((entry) => entry.text.trim() === '')) return [at('empty-document', 'blocks', null, title)];
  const found = (kind: Finding['kind'], words: (text: string) => string[]) => entries.flatMap((entry) => words(entry.text).map((excerpt, nth) => at(kind, 'asks', entry, excerpt, nth)));
  const matching = (pattern: RegExp) => (text: string) => [...text.matchAll(pattern)].map((match) => match[0].trim()).filter((words) => words !== goneWords);
  return [
    ...skippedLevels(content).map(({ block, text }) => at('heading-skips-level', 'blocks', entries.find((entry) => entry.block === block) ?? null, text)),
    ...imagesIn(content).flatMap((image, nth) => {
      const entry = entries.find(({ block }) => block === image.attrs.id) ?? null;
      if (image.attrs.hash === null || !images.has(image.attrs.hash)) return [at('image-missing', 'blocks', entry, image.attrs.alt ?? '', nth)];
      return image.attrs.alt === null ? [at('image-without-alt', 'blocks', entry, blockText(image), nth)] : [];
    }),
    ...brokenReferences(content).map(({ block, clause }, nth) => at('broken-reference', 'asks', entries.find((entry) => entry.block === block) ?? null, wordsBefore(content, { block, clause }), nth)),
    ...openRemarks.map((remark) => ({ ...at('open-remark', 'asks', entries.find((entry) => entry.block === remark.block) ?? null, remark.quote), id: remark.id, remark: remark.text.slice(0, 200) })),
    ...suggestions.map((one) => ({ ...at('open-suggestion', 'asks', entries.find((entry) => entry.block === one.block) ?? null, one.words, Number.parseInt(sha256(one.id).slice(0, 8), 16)), ...(one.signs.length > 0 ? { signs: one.signs } : {}) })),
    ...textBlocks(content).flatMap((block) => highlightedIn(block).map((words, nth) => at('highlighted', 'asks', entries.find((entry) => entry.block === block.attrs.id) ?? null, words, nth))),
    ...found('placeholder', matching(placeholder)),
    // One place, one yes: what stands within a placeholder is asked about with it.
    ...found('empty-field', (text) => matching(emptyField)(text.replace(placeholder, ' '))), ...found('question-in-text', (text) => ownQuestions(text.replace(placeholder, ' '))),
  ];
}

/** Stretches of words that somebody has highlighted; not those that are asked about as placeholders anyhow. */
function highlightedIn(block: TextBlock): string[] {
  const stretches = [''];
  for (const node of block.content ?? []) {
    if (node.type === 'text' && node.marks?.some(({ type }) => type === 'highlight')) stretches.push(`${stretches.pop() ?? ''}${node.text}`);
    else if (stretches.at(-1) !== '') stretches.push('');
  }
  return stretches.map((words) => words.trim()).filter((words) => words !== '' && words.search(placeholder) === -1);
}

/** PDF/UA and WCAG 1.3.1: a heading is at most one level below the one before it. */
function skippedLevels(content: AgreementContent): { block: string; text: string }[] {
  let before = 0;
  return content.content.flatMap((node) => {
    if (node.type !== 'heading') return [];
    const skips = node.attrs.level > before + 1;
    before = node.attrs.level;
    return skips ? [{ block: node.attrs.id, text: (node.content ?? []).map((inline) => (inline.type === 'text' ? inline.text : ' ')).join('') }] : [];
  });
}

/** The words that lead to a reference, so that one knows which it is. */
function wordsBefore(content: AgreementContent, { block, clause }: { block: string; clause: string }): string {
  const inlines = textBlocks(content).find(({ attrs }) => attrs.id === block)?.content ?? [];
  const at = inlines.findIndex((inline) => inline.type === 'clauseRef' && inline.attrs.clause === clause);
  return blockText({ content: inlines.slice(0, at + 1) }).slice(-120).trimStart();
}
