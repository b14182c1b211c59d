/** Signs in the line as they are stored: a paragraph is divided, joined with the next, taken away or becomes another kind (ADR 14, 20). */
import type { Node } from '@tiptap/pm/model';
import { isBlockKind, isDividedKind } from './block-kinds.ts';
import { sameValue } from './flat-format.ts';
import type { Attributes } from './flat-format.ts';
import { bringsLine, readLine } from './line-changes.ts';
import { readMove } from './proposed-moves.ts';
import { readPicture } from './proposed-pictures.ts';
import { readLayout } from './proposed-layouts.ts';
import { readStruck } from './struck-before.ts';
import { isSign, proposing, readSuggestionId } from './suggestions.ts';

/** What is left out of a stored sign is what signs from before there were kinds say. */
export function storedSign({ type, attrs }: Node): Attributes {
  const { suggestion, kind, before, whole, change, value, picture, first, last, elsewhere, struck } = attrs;
  return { type: type.name, suggestion: String(suggestion), ...(typeof change === 'string' ? { change } : {}), ...(typeof value === 'string' || typeof value === 'number' ? { value } : {}), ...(typeof kind === 'string' ? { kind } : {}), ...(before === true ? { before } : {}), ...(whole === true ? { whole } : {}), ...(picture ? { picture } : {}), ...(typeof first === 'string' && typeof last === 'string' ? { first, last } : {}), ...(elsewhere === true ? { elsewhere } : {}), ...(typeof struck === 'string' ? { struck } : {}) };
}

/** Total: whatever a sign says beyond its kind is read as nothing said. */
export function readSign(stored: object): { type: string; attributes: Attributes } | null {
  const { type, suggestion, kind, before, whole } = stored as Attributes;
  if (!isSign(type) || typeof suggestion !== 'string') return null;
  if (type === proposing.break) {
    const picture = kind === 'image' && 'picture' in stored ? readPicture(stored.picture) : null;
    return { type, attributes: { suggestion, kind: isDividedKind(kind) && (kind !== 'image' || picture) ? kind : null, before: before === true, picture } };
  }
  if (type === proposing.join) return { type, attributes: { suggestion, whole: whole === true, struck: readStruck((stored as Attributes)['struck']) } };
  if (type === proposing.layout) return { type, attributes: { suggestion, ...readLayout(stored) ?? { change: 'none', value: null } } };
  if (type === proposing.move) return { type, attributes: { suggestion, ...readMove(stored) ?? { first: null, last: null, before: false, elsewhere: false } } };
  if (type === proposing.line) return { type, attributes: { suggestion, change: readLine((stored as Attributes)['change']) ?? 'none', struck: readStruck((stored as Attributes)['struck']) } };
  return { type, attributes: { suggestion, kind: isBlockKind(kind) ? kind : 'paragraph' } };
}

/** Whether an editor of ours can have written it. */
export function isLawfulSign(stored: object): boolean {
  const { type, suggestion, kind, before, whole, picture, elsewhere, struck } = stored as Attributes;
  if (readSuggestionId(suggestion) === null) return false;
  // Only what makes a paragraph, row or column go tells what others had struck there.
  const goes = type === proposing.join ? whole === true : type === proposing.line && readLine((stored as Attributes)['change']) !== null && !bringsLine((stored as Attributes)['change']);
  if (struck !== undefined && (!goes || readStruck(struck) === null)) return false;
  const isFlag = (value: unknown): boolean => value === undefined || value === true;
  if (type === proposing.break) return (kind === undefined || isDividedKind(kind)) && isFlag(before) && (kind === 'image') === (picture !== undefined) && (kind !== 'image' || readPicture(picture) !== null && sameValue(readPicture(picture), picture));
  if (type === proposing.layout) return readLayout(stored) !== null;
  if (type === proposing.move) return readMove(stored) !== null && isFlag(before) && isFlag(elsewhere);
  if (type === proposing.line) return readLine((stored as Attributes)['change']) !== null;
  return type === proposing.join ? isFlag(whole) : isBlockKind(kind);
}
