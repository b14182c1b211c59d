/** Seeded hostile bytes: honest updates that were damaged, and updates grown from Yjs' own grammar with numbers nobody would write. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export type Chance = () => number;

export interface Prey {
  /** The text as it stands. */
  doc: Y.Doc;
  /** Honest updates that fit it, by the attacker's own client id and by another's. */
  honest: Uint8Array[];
  attacker: number;
  victim: number;
}

const below = (chance: Chance, limit: number): number => Math.floor(chance() * limit);
const pick = <T>(chance: Chance, list: readonly T[]): T => list[below(chance, list.length)] as T;
/** Where lengths, clocks and counts go wrong. */
const numbers = [0, 1, 2, 127, 128, 255, 16_384, 2 ** 21, 30_000_000, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 50, Number.MAX_SAFE_INTEGER];

/** A damaged honest update, or a grown one. */
export function hostileUpdate(chance: Chance, prey: Prey): Uint8Array {
  if (chance() < 0.35) return grown(chance, prey);
  let bytes = pick(chance, prey.honest);
  for (let times = 1 + below(chance, 3); times > 0; times -= 1) bytes = damaged(chance, bytes, prey);
  return bytes;
}

/** A damaged frame around it: sync steps, presence and what is neither. */
export function hostileFrame(chance: Chance, prey: Prey): Uint8Array {
  const update = hostileUpdate(chance, prey);
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, pick(chance, [0, 0, 0, 0, 1, 1, 2, 3, 100, 101]));
  if (chance() < 0.8) encoding.writeVarUint(frame, below(chance, 4));
  encoding.writeVarUint8Array(frame, update);
  const bytes = encoding.toUint8Array(frame);
  return chance() < 0.5 ? bytes : damaged(chance, bytes, prey);
}

function damaged(chance: Chance, bytes: Uint8Array, prey: Prey): Uint8Array {
  const at = below(chance, bytes.length);
  const copy = bytes.slice();
  switch (below(chance, 9)) {
    case 0:
      copy[at] = (copy[at] ?? 0) ^ (1 << below(chance, 8));
      return copy;
    case 1:
      copy[at] = below(chance, 256);
      return copy;
    case 2:
      return bytes.subarray(0, at);
    case 3:
      return joined(bytes, random(chance, 1 + below(chance, 20)));
    case 4:
      return joined(bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + 1 + below(chance, 8))));
    case 5:
      return joined(bytes.subarray(0, at), bytes.subarray(at - Math.min(at, below(chance, 12)), at), bytes.subarray(at));
    case 6:
      return joined(bytes.subarray(0, at), varUint(pick(chance, numbers)), bytes.subarray(at + 1));
    case 7: {
      const other = pick(chance, prey.honest);
      return joined(bytes.subarray(0, at), other.subarray(below(chance, other.length)));
    }
    default:
      return random(chance, below(chance, 200));
  }
}

/** Mostly lawful, so that it comes far: clocks that go on, ids that exist, contents of every kind. */
function grown(chance: Chance, { doc, attacker, victim }: Prey): Uint8Array {
  const known = [...doc.store.clients].map(([client, structs]) => ({ client, clock: Y.getState(doc.store, client), structs }));
  const out = encoding.createEncoder();
  const write = (...values: number[]): void => { for (const value of values) encoding.writeVarUint(out, Math.max(0, value)); };
  const id = (): [number, number] => {
    const of = pick(chance, known);
    return chance() < 0.9 ? [of.client, below(chance, of.clock)] : [pick(chance, [of.client, 7, 2 ** 33]), pick(chance, numbers)];
  };
  const content = (kind: number): void => {
    switch (kind) {
      case 1: return write(chance() < 0.8 ? 1 + below(chance, 5) : pick(chance, numbers));
      case 2: write(2); encoding.writeVarString(out, '1'); return encoding.writeVarString(out, chance() < 0.7 ? '{"a":[1]}' : 'undefined');
      case 3: return encoding.writeVarUint8Array(out, random(chance, 9));
      case 4: return encoding.writeVarString(out, pick(chance, ['ord ', '\n', '\n\n', '\u0000', '\uFFFC', 'å'.repeat(50), '']));
      case 5: return encoding.writeVarString(out, pick(chance, ['{"type":"hardBreak"}', '{"type":"footnoteRef","attrs":{"note":"bnote00000000000"}}', '{"type":"table","id":"btable0000000000"}', '[[[[]]]]', '"x"', '{', 'null']));
      case 6: encoding.writeVarString(out, pick(chance, ['bold', 'link', 'italic', 'color', '__proto__'])); return encoding.writeVarString(out, pick(chance, ['true', 'null', '{"href":"javascript:alert(1)"}', '"x"', '{']));
      case 7: { const type = below(chance, 8); write(type); if (type === 3 || type === 5) encoding.writeVarString(out, 'p'); return; }
      case 8: write(1 + below(chance, 3)); for (let times = 0; times < 3; times += 1) encoding.writeAny(out, pick(chance, ['paragraph', 'heading', 'script', 'b00000000000000a', 3, -1, null, true, { deep: [[[1]]] }])); return;
      case 9: encoding.writeVarString(out, 'guid'); return encoding.writeAny(out, {});
      default: return write(1 + below(chance, 4));
    }
  };
  const authors = pick(chance, [[attacker], [attacker], [attacker], [attacker, victim], [below(chance, 2 ** 32)], [victim]]);
  write(authors.length);
  for (const author of authors) {
    const structs = 1 + below(chance, 4);
    const stands = Y.getState(doc.store, author);
    write(chance() < 0.97 ? structs : pick(chance, numbers), author, chance() < 0.9 ? stands : stands + pick(chance, [-1, 1, 1_000, 2 ** 31]));
    for (let times = 0; times < structs; times += 1) {
      const kind = pick(chance, [0, 1, 2, 3, 4, 4, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 8, 9, 10, 11]);
      const [hasOrigin, hasRight, hasKey] = [chance() < 0.6, chance() < 0.3, chance() < 0.4];
      encoding.writeUint8(out, kind | (hasOrigin ? 0x80 : 0) | (hasRight ? 0x40 : 0) | (hasKey ? 0x20 : 0));
      if (kind === 0 || kind >= 10) { content(kind); continue; }
      if (hasOrigin) write(...id());
      if (hasRight) write(...id());
      if (!hasOrigin && !hasRight) {
        if (chance() < 0.6) { write(1); encoding.writeVarString(out, pick(chance, ['text', 'footnotes', 'containers', 'grids', 'about', 'other', '__proto__'])); } else write(0, ...id());
        if (hasKey) encoding.writeVarString(out, pick(chance, ['id', 'type', 'level', 'path', 'format', 'onclick', '__proto__', 'btable0000000000']));
      }
      content(kind);
    }
  }
  const deletions = chance() < 0.4 ? 1 : 0;
  write(deletions);
  if (deletions === 1) {
    const of = pick(chance, known);
    write(of.client, 1, below(chance, of.clock), chance() < 0.8 ? 1 + below(chance, 20) : pick(chance, numbers));
  }
  return encoding.toUint8Array(out);
}

function varUint(value: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
}

function random(chance: Chance, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => below(chance, 256));
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
