/**
 * The plain text that anchors count in (design D6): UTF-16 units, an inline leaf is U+FFFC, blocks join with a line feed, nothing is normalised.
 * A reference to a clause is a leaf in the working text, and in a frozen text the words that it stands for.
 */
import type { AgreementContent, Block, Footnote, Footnotes, Heading, ImageBlock, Inline, ListItem, Paragraph, TableCell, TableRow } from './content.ts';

export type TextBlock = Paragraph | Heading | ImageBlock | Footnote;
type Container = AgreementContent | Block | Footnotes | ListItem | TableRow | TableCell;

export const leafCharacter = '\uFFFC';

/** A textblock's plain text; its length is the block's last offset. */
export function blockText(block: { content?: readonly Inline[] }): string {
  return (block.content ?? []).map(textOf).join('');
}

function textOf(inline: Inline): string {
  if (inline.type === 'text') return inline.text;
  return inline.type === 'clauseRef' ? inline.attrs.shown ?? leafCharacter : leafCharacter;
}

export function isTextBlock(node: Container | Footnote): node is TextBlock {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'image' || node.type === 'footnote';
}

/** Every textblock in reading order: lists, table cells (row by row) and footnotes (last) included. */
export function textBlocks(node: Container | Footnote): TextBlock[] {
  return isTextBlock(node) ? [node] : node.content.flatMap(textBlocks);
}

/** The whole document's plain text. */
export function plainText(content: AgreementContent): string {
  return textBlocks(content).map(blockText).join('\n');
}
