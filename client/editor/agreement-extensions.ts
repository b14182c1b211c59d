/** The agreement's schema as Tiptap extensions: names, content and attributes come from shared/agreement/schema.ts, the screen's part stands here and in the files beside. */
import { Mark, Node } from '@tiptap/core';
import type { Extensions } from '@tiptap/core';
import { imageHashPattern, imageShares } from '#shared/agreement/block-facts.ts';
import { isBlockKind, isDividedKind } from '#shared/agreement/block-kinds.ts';
import { formats, proposedFormats } from '#shared/agreement/proposed-formats.ts';
import type { Format } from '#shared/agreement/proposed-formats.ts';
import { isBlockId } from '#shared/agreement/flat-format.ts';
import { readLine } from '#shared/agreement/line-changes.ts';
import { readPicture } from '#shared/agreement/proposed-pictures.ts';
import { readLayout } from '#shared/agreement/proposed-layouts.ts';
import { agreementMarks } from '#shared/agreement/schema.ts';
import { readStruck } from '#shared/agreement/struck-before.ts';
import { readSuggestionId } from '#shared/agreement/suggestions.ts';
import { imageAddress } from './images.ts';
import { isAllowedLink } from './links.ts';
import { bulletList, listItem, orderedList } from './list-extensions.ts';
import { idAttribute, shared } from './node-parts.ts';
import { clauseRef, footnote, footnoteRef, footnotes } from './reference-extensions.ts';
import { table, tableCell, tableHeader, tableRow } from './table-extensions.ts';

/** The page has its own h1, so the agreement's first level is h2. */
const headingTag = (level: unknown): string => `h${Number(level) + 1}`;

/** Read back from our own page and clipboard only. */
const pageBreakAttribute = {
  default: undefined,
  keepOnSplit: false,
  parseHTML: (element: HTMLElement) => (element.hasAttribute('data-page-break') ? true : undefined),
  renderHTML: (attributes: Record<string, unknown>) => (attributes['pageBreak'] === true ? { 'data-page-break': '' } : {}),
};

const doc = Node.create({ ...shared('doc'), topNode: true });

const paragraph = Node.create({
  ...shared('paragraph'),
  addAttributes: () => ({ id: idAttribute, pageBreak: pageBreakAttribute }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
});

const heading = Node.create({
  ...shared('heading'),
  addAttributes: () => ({
    id: idAttribute,
    pageBreak: pageBreakAttribute,
    level: { default: 1, renderHTML: (attributes) => ({ 'data-level': String(attributes['level']) }) },
  }),
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({
    tag: `h${level}`,
    // Our own headings say their level; Word's and others' h1 is the first level.
    getAttrs: (element: HTMLElement) => ({ level: Math.min(4, Number(element.getAttribute('data-level') ?? level)) }),
  })),
  renderHTML: ({ node, HTMLAttributes }) => [headingTag(node.attrs['level']), HTMLAttributes, 0],
});

/** As it is copied and pasted; the page draws it with a view of its own (images.ts). */
const image = Node.create({
  ...shared('image'),
  addAttributes: () => ({
    id: idAttribute,
    hash: read('hash', (value) => (imageHashPattern.test(value) ? value : null), null),
    media: read('media', (value) => (value === 'jpeg' ? 'jpeg' : 'png'), 'png'),
    width: read('width', Number, 1),
    height: read('height', Number, 1),
    alt: read('alt', (value) => value, null),
    share: read('share', (value) => imageShares.find((share) => share === Number(value)) ?? 100, 100),
  }),
  parseHTML: () => [{ tag: 'figure[data-hash]', contentElement: 'figcaption' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes, ['figcaption', 0]],
});

function read<T>(name: string, lawful: (value: string) => T, none: T) {
  return {
    default: none,
    keepOnSplit: false,
    parseHTML: (element: HTMLElement) => { const value = element.getAttribute(`data-${name}`); return value === null ? none : lawful(value); },
    renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === null ? {} : { [`data-${name}`]: String(attributes[name]) }),
  };
}

const text = Node.create(shared('text'));

const hardBreak = Node.create({
  ...shared('hardBreak'),
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
});

/** Read back from the page, since the editor learns what was typed by reading its own; a pasted one keeps its name, and a name that is not its own shows (ADR 14). */
const suggestionAttribute = {
  parseHTML: (element: HTMLElement) => element.getAttribute('data-suggestion'),
  renderHTML: (attributes: Record<string, unknown>) => ({ 'data-suggestion': String(attributes['suggestion']) }),
  isRequired: true,
};

function kindAttribute<T>(isLawful: (value: unknown) => boolean, none: T) {
  return {
    default: none,
    parseHTML: (element: HTMLElement) => { const kind = element.getAttribute('data-kind'); return isLawful(kind) ? kind : none; },
    renderHTML: (attributes: Record<string, unknown>) => (typeof attributes['kind'] === 'string' ? { 'data-kind': attributes['kind'] } : {}),
  };
}

function flag(name: 'before' | 'whole' | 'elsewhere') {
  return {
    default: false,
    parseHTML: (element: HTMLElement) => element.hasAttribute(`data-${name}`),
    renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === true ? { [`data-${name}`]: '' } : {}),
  };
}

const isSuggestion = (element: HTMLElement): null | false => (readSuggestionId(element.getAttribute('data-suggestion')) === null ? false : null);

const pictureAttribute = {
  default: null,
  parseHTML: (element: HTMLElement) => {
    try {
      return readPicture(JSON.parse(element.getAttribute('data-picture') ?? 'null'));
    } catch {
      return null;
    }
  },
  renderHTML: (attributes: Record<string, unknown>) => (attributes['picture'] === null ? {} : { 'data-picture': JSON.stringify(attributes['picture']) }),
};

const proposedBreak = Node.create({
  ...shared('proposedBreak'),
  addAttributes: () => ({ suggestion: suggestionAttribute, kind: kindAttribute(isDividedKind, null), before: flag('before'), picture: pictureAttribute }),
  parseHTML: () => [{ tag: 'ins.proposed-break[data-suggestion]', getAttrs: isSuggestion, priority: 60 }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const picture = readPicture(node.attrs['picture']);
    const sign = { class: 'proposed-break', ...HTMLAttributes };
    return picture === null ? ['ins', sign] : ['ins', sign, ['img', { class: `image-share-${picture.share}`, src: imageAddress(picture.hash), alt: picture.alt ?? '', width: picture.width, height: picture.height, draggable: 'false' }]];
  },
  renderText: () => '',
});

const struckAttribute = {
  default: null,
  parseHTML: (element: HTMLElement) => readStruck(element.getAttribute('data-struck')),
  renderHTML: (attributes: Record<string, unknown>) => (typeof attributes['struck'] === 'string' ? { 'data-struck': attributes['struck'] } : {}),
};

const proposedJoin = Node.create({
  ...shared('proposedJoin'),
  addAttributes: () => ({ suggestion: suggestionAttribute, whole: flag('whole'), struck: struckAttribute }),
  parseHTML: () => [{ tag: 'del.proposed-join[data-suggestion]', getAttrs: isSuggestion, priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['del', { class: 'proposed-join', ...HTMLAttributes }],
  renderText: () => '',
});

const proposedKind = Node.create({
  ...shared('proposedKind'),
  addAttributes: () => ({ suggestion: suggestionAttribute, kind: kindAttribute(isBlockKind, 'paragraph') }),
  parseHTML: () => [{ tag: 'ins.proposed-kind[data-suggestion]', getAttrs: isSuggestion, priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['ins', { class: 'proposed-kind', ...HTMLAttributes }],
  renderText: () => '',
});

function blockAttribute(name: 'first' | 'last') {
  return {
    default: null,
    parseHTML: (element: HTMLElement) => { const id = element.getAttribute(`data-${name}`); return isBlockId(id) ? id : null; },
    renderHTML: (attributes: Record<string, unknown>) => (typeof attributes[name] === 'string' ? { [`data-${name}`]: attributes[name] } : {}),
  };
}

const proposedMove = Node.create({
  ...shared('proposedMove'),
  addAttributes: () => ({ suggestion: suggestionAttribute, first: blockAttribute('first'), last: blockAttribute('last'), before: flag('before'), elsewhere: flag('elsewhere') }),
  parseHTML: () => [{ tag: 'ins.proposed-move[data-suggestion]', getAttrs: isSuggestion, priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['ins', { class: 'proposed-move', ...HTMLAttributes }],
  renderText: () => '',
});

/** What comes is inserted and what goes deleted, for whoever listens to the text. */
const proposedLine = Node.create({
  ...shared('proposedLine'),
  addAttributes: () => ({
    suggestion: suggestionAttribute,
    change: {
      default: 'none',
      parseHTML: (element: HTMLElement) => readLine(element.getAttribute('data-change')) ?? 'none',
      renderHTML: (attributes: Record<string, unknown>) => ({ 'data-change': String(attributes['change']) }),
    },
    struck: struckAttribute,
  }),
  parseHTML: () => [{ tag: '.proposed-line[data-suggestion]', getAttrs: isSuggestion, priority: 60 }],
  renderHTML: ({ node, HTMLAttributes }) => [String(node.attrs['change']).startsWith('new') ? 'ins' : 'del', { class: 'proposed-line', ...HTMLAttributes }],
  renderText: () => '',
});

const proposedLayout = Node.create({
  ...shared('proposedLayout'),
  addAttributes: () => ({
    suggestion: suggestionAttribute,
    change: {
      default: 'deeper',
      parseHTML: (element: HTMLElement) => layoutIn(element)?.change ?? 'none',
      renderHTML: (attributes: Record<string, unknown>) => ({ 'data-change': String(attributes['change']) }),
    },
    value: {
      default: null,
      parseHTML: (element: HTMLElement) => layoutIn(element)?.value ?? null,
      renderHTML: (attributes: Record<string, unknown>) => (attributes['value'] === null ? {} : { 'data-value': String(attributes['value']) }),
    },
  }),
  parseHTML: () => [{ tag: 'ins.proposed-layout[data-suggestion]', getAttrs: isSuggestion, priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['ins', { class: 'proposed-layout', ...HTMLAttributes }],
  renderText: () => '',
});

function layoutIn(element: HTMLElement) {
  const value = element.getAttribute('data-value');
  return readLayout({ change: element.getAttribute('data-change'), value: value !== null && /^\d+$/.test(value) ? Number(value) : value });
}

const proposedWords = Mark.create({
  name: 'proposedWords',
  inclusive: agreementMarks.proposedWords.inclusive,
  addAttributes: () => ({ suggestion: suggestionAttribute }),
  parseHTML: () => [{ tag: 'ins[data-suggestion]', getAttrs: isSuggestion }],
  renderHTML: ({ HTMLAttributes }) => ['ins', HTMLAttributes, 0],
});

const proposedStrike = Mark.create({
  name: 'proposedStrike',
  inclusive: agreementMarks.proposedStrike.inclusive,
  addAttributes: () => ({ suggestion: suggestionAttribute }),
  parseHTML: () => [{ tag: 'del[data-suggestion]', getAttrs: isSuggestion }],
  renderHTML: ({ HTMLAttributes }) => ['del', HTMLAttributes, 0],
});

/** Drawn as the words would look, under a dotted line. */
function proposedLook(format: Format): Mark {
  const name = proposedFormats[format];
  return Mark.create({
    name,
    inclusive: agreementMarks[name].inclusive,
    addAttributes: () => ({
      suggestion: suggestionAttribute,
      to: {
        default: null,
        parseHTML: (element: HTMLElement) => {
          const to = element.getAttribute('data-to');
          if (format === 'link') return to !== null && isAllowedLink(to) ? to : null;
          return to === null ? null : true;
        },
        renderHTML: ({ to }: Record<string, unknown>) => (typeof to === 'string' || to === true ? { 'data-to': to === true ? '' : to } : {}),
      },
    }),
    parseHTML: () => [{ tag: `span.proposed-look[data-look=${format}][data-suggestion]`, getAttrs: isSuggestion }],
    renderHTML: ({ HTMLAttributes }) => ['span', { class: 'proposed-look', 'data-look': format, ...HTMLAttributes }, 0],
  });
}

const definition = Mark.create({
  name: 'definition',
  inclusive: agreementMarks.definition.inclusive,
  parseHTML: () => [{ tag: 'dfn' }],
  renderHTML: () => ['dfn', 0],
});

const highlight = Mark.create({
  name: 'highlight',
  inclusive: agreementMarks.highlight.inclusive,
  parseHTML: () => [{ tag: 'span.highlighted' }],
  renderHTML: () => ['span', { class: 'highlighted' }, 0],
});

const bold = Mark.create({
  name: 'bold',
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b' }],
  renderHTML: () => ['strong', 0],
});

const italic = Mark.create({
  name: 'italic',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: () => ['em', 0],
});

const underline = Mark.create({
  name: 'underline',
  parseHTML: () => [{ tag: 'u' }],
  renderHTML: () => ['u', 0],
});

const link = Mark.create({
  name: 'link',
  inclusive: agreementMarks.link.inclusive,
  addAttributes: () => ({ href: { parseHTML: (element: HTMLElement) => element.getAttribute('href'), isRequired: true } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => (isAllowedLink(element.getAttribute('href') ?? '') ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['a', { rel: 'noreferrer noopener', ...HTMLAttributes }, 0],
});

/** In the shared schema's own order, which decides how marks nest. */
export const agreementExtensions: Extensions = [
  doc, paragraph, heading, image, bulletList, orderedList, listItem, table, tableRow, tableHeader, tableCell, footnotes, footnote, text, hardBreak, footnoteRef, clauseRef, proposedBreak, proposedJoin, proposedKind, proposedMove, proposedLine, proposedLayout,
  proposedWords, proposedStrike, ...formats.map(proposedLook), definition, highlight, bold, italic, underline, link,
];
