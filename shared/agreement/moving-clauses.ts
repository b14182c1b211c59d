/** Moving a whole clause: its heading and everything under it until the next heading of its level or above (ADR 17: no character is made anew). */
import type { Node } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import { moveNodes } from './moving-blocks.ts';

/** A clause in the body; `from` and `to` are places between top-level nodes. */
export interface Clause {
  /** Of the heading. */
  id: string;
  level: number;
  from: number;
  to: number;
}

/** Every clause in reading order; one with others under it reaches over them. */
export function clausesIn(doc: Node): Clause[] {
  const found: Clause[] = [];
  const open: Clause[] = [];
  doc.forEach((node, at) => {
    if (node.type.name === 'footnotes') return;
    if (node.type.name === 'heading') {
      const level = Number(node.attrs['level']);
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const clause = { id: String(node.attrs['id']), level, from: at, to: at };
      found.push(clause);
      open.push(clause);
    }
    for (const clause of open) clause.to = at + node.nodeSize;
  });
  return found;
}

/** The clause before whose heading another is put; null for the end of the text. */
export interface ClauseTarget { before: string | null }

export type ClauseRefusal = 'clause-locked' | 'clause-nowhere';

/**
 * Where a clause may be put, in reading order: only where its heading is at most one level below the one before (so that no level is skipped),
 * and where it does not come between a clause and what stands under it. Where it stands now is not among them.
 */
export function placesForClause(doc: Node, id: string): ClauseTarget[] {
  const clauses = clausesIn(doc);
  const clause = clauses.find((one) => one.id === id);
  if (!clause) return [];
  const others = clauses.filter((one) => one.from < clause.from || one.from >= clause.to);
  return [...others, null].flatMap((next, at) => {
    const above = others[at - 1]?.level ?? 0;
    const target = next?.from ?? endOfBody(doc);
    const isHere = target >= clause.from && target <= clause.to;
    return isHere || above < clause.level - 1 || (next !== null && next.level > clause.level) ? [] : [{ before: next?.id ?? null }];
  });
}

/** `clause-locked`: it is locked, holds or stands in what is locked, or would come to stand there. `clause-nowhere`: it has no place there. `locked`: headings of locked clauses. */
export function whyNotMoveClause(doc: Node, id: string, { before }: ClauseTarget, locked: ReadonlySet<string>): ClauseRefusal | null {
  const clauses = clausesIn(doc);
  const clause = clauses.find((one) => one.id === id);
  if (!clause) return 'clause-nowhere';
  const held = clauses.filter((one) => locked.has(one.id));
  if (held.some((one) => one.from < clause.to && clause.from < one.to)) return 'clause-locked';
  if (!placesForClause(doc, id).some((place) => place.before === before)) return 'clause-nowhere';
  const target = placeOf(doc, { before });
  // At a locked clause's end it belongs to it when its heading is of a lower level.
  return held.some((one) => target > one.from && (target < one.to || target === one.to && clause.level > one.level)) ? 'clause-locked' : null;
}

/** Moves it, in one edit. Locks are the asker's to look at first; false where it has no place. */
export function moveClause(id: string, target: ClauseTarget): Command {
  return (state, dispatch) => {
    const clause = clausesIn(state.doc).find((one) => one.id === id);
    if (!clause || whyNotMoveClause(state.doc, id, target, new Set()) !== null) return false;
    return moveNodes(clause.from, clause.to, placeOf(state.doc, target))(state, dispatch);
  };
}

/** The next place above or below; null at the first and last. */
export function besideClause(doc: Node, id: string, way: 'up' | 'down'): ClauseTarget | null {
  const clause = clausesIn(doc).find((one) => one.id === id);
  if (!clause) return null;
  const places = placesForClause(doc, id);
  const isAbove = (place: ClauseTarget): boolean => placeOf(doc, place) < clause.from;
  return (way === 'up' ? places.findLast(isAbove) : places.find((place) => !isAbove(place))) ?? null;
}

function placeOf(doc: Node, { before }: ClauseTarget): number {
  return clausesIn(doc).find((one) => one.id === before)?.from ?? endOfBody(doc);
}

function endOfBody(doc: Node): number {
  const last = doc.lastChild;
  return last?.type.name === 'footnotes' ? doc.content.size - last.nodeSize : doc.content.size;
}
