import { imageShares, longestAlt } from '#shared/agreement/block-facts.ts';
import type { ImageBlock } from '#shared/agreement/content.ts';
import { sha256 } from '../../platform/files/files.ts';
import { adornment } from '../docx-writer/agreement-body.ts';
import { portrait, textWidth } from '../docx-writer/look.ts';
import type { Story } from './reading.ts';
import type { XmlElement } from './xml.ts';
import { child, descendants, wordsIn } from './xml.ts';

/** Takes the images that we can show; notes what else a drawing, picture or object shows and gives the text boxes in it, whose text is kept. */
export function readDrawing(drawing: XmlElement, story: Story, { around, images }: { around: () => string; images: ImageBlock['attrs'][] }): XmlElement[] {
  const { findings } = story.reading;
  const boxes: XmlElement[] = [];
  let known = drawing.name === 'w:object';
  if (known) findings.note('embedded-object', around);
  const described = describe(drawing);
  const place = () => described ?? (around().trim() || nameOf(drawing));
  for (const element of descendants(drawing, inner => inner.name !== 'w:txbxContent')) {
    const kind = kindOf(element);
    if (kind === null) continue;
    const image = element.name === 'pic:pic' ? pictureOf(drawing, element, story) : null;
    if (image !== null) {
      images.push(image);
      known = true;
      continue;
    }
    if (kind === 'text-box') {
      boxes.push(element);
      findings.note('text-box', () => wordsIn(element) || around());
    } else if (kind !== 'image' || drawing.name !== 'w:object') findings.note(kind, element.name === 'v:textpath' ? () => element.attributes['string'] ?? around() : place);
    known = true;
  }
  if (!known) findings.note('drawing', place);
  return boxes;
}

/** An embedded PNG or JPEG as a block's facts, and its bytes among the reading's images. */
function pictureOf(drawing: XmlElement, picture: XmlElement, story: Story): ImageBlock['attrs'] | null {
  const blip = [...descendants(picture)].find(({ name }) => name === 'a:blip')?.attributes['r:embed'];
  const image = blip === undefined ? null : story.picture(blip);
  if (image === null) return null;
  const hash = sha256(image.bytes);
  story.reading.images.set(hash, image);
  const { media, width, height } = image;
  return { id: '', hash, media, width, height, alt: altOf(drawing), share: shareOf(drawing) };
}

/** What the file says of it; null when it says nothing, and empty when it says that there is nothing to say. */
function altOf(drawing: XmlElement): string | null {
  for (const element of descendants(drawing, inner => inner.name !== 'w:txbxContent')) {
    if (element.name === 'adec:decorative' && element.attributes['val'] !== '0') return '';
    if (element.name !== 'wp:docPr') continue;
    const words = (element.attributes['descr'] ?? '').replace(/\s+/g, ' ').trim();
    if (words !== '') return words.slice(0, longestAlt);
    if (element.attributes['name'] === adornment) return '';
  }
  return null;
}

/** Of the text's width on our own paper, to the nearest quarter. */
function shareOf(drawing: XmlElement): 25 | 50 | 75 | 100 {
  const extent = [...descendants(drawing)].find(({ name }) => name === 'wp:extent')?.attributes['cx'];
  const wide = Number(extent ?? 0) / emuPerTwip / textWidth(portrait) * 100;
  return imageShares.find(share => wide < share + 12.5) ?? 100;
}

/** 914,400 of these units and 1,440 twips make an inch (ECMA-376 part 1, 20.1.2.1). */
const emuPerTwip = 635;

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
