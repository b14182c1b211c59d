import type { Story } from './reading.ts';
import type { XmlElement } from './xml.ts';
import { child, descendants, wordsIn } from './xml.ts';

/** Notes what a drawing, picture or object shows and gives the text boxes in it, whose text is kept. */
export function readDrawing(drawing: XmlElement, story: Story, around: () => string): XmlElement[] {
  const { findings } = story.reading;
  const boxes: XmlElement[] = [];
  let known = drawing.name === 'w:object';
  if (known) findings.note('embedded-object', around);
  const described = describe(drawing);
  const place = () => described ?? (around().trim() || nameOf(drawing));
  for (const element of descendants(drawing, inner => inner.name !== 'w:txbxContent')) {
    const kind = kindOf(element);
    if (kind === null) continue;
    if (kind === 'text-box') {
      boxes.push(element);
      findings.note('text-box', () => wordsIn(element) || around());
    } else if (kind !== 'image' || drawing.name !== 'w:object') findings.note(kind, element.name === 'v:textpath' ? () => element.attributes['string'] ?? around() : place);
    known = true;
  }
  if (!known) findings.note('drawing', place);
  return boxes;
}

function kindOf({ name }: XmlElement): 'text-box' | 'image' | 'chart' | 'diagram' | 'drawing' | null {
  switch (name) {
    case 'w:txbxContent': return 'text-box';
    case 'pic:pic': case 'v:imagedata': return 'image';
    case 'c:chart': return 'chart';
    case 'dgm:relIds': return 'diagram';
    case 'v:textpath': return 'drawing';
    default: return null;
  }
}

/** A name that somebody gave it: better than no place at all when the picture stands alone. `Bildobjekt 3` and `Chart 1`, which Word gives by itself, are found by nobody. */
function nameOf(drawing: XmlElement): string {
  for (const element of descendants(drawing)) if (element.name === 'wp:docPr') return (element.attributes['name'] ?? '').replace(/^[\p{L} ,.-]+ \d+$/u, '');
  return '';
}

function describe(drawing: XmlElement): string | null {
  for (const element of descendants(drawing, inner => inner.name !== 'w:txbxContent')) {
    const words = element.name === 'wp:docPr' ? element.attributes['descr'] ?? element.attributes['title'] : element.attributes['alt'];
    if (words !== undefined && words.trim() !== '') return words;
  }
  return child(drawing, 'wp:inline') === undefined ? null : wordsIn(drawing).trim() || null;
}
