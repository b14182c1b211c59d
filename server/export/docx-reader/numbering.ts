/** Lists and numbers as Word derives them (ECMA-376 part 1, 17.9). */
import { numberText } from './number-text.ts';
import type { Styles } from './styles.ts';
import { indentOf } from './styles.ts';
import { child, elements, numberOf, valueOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

export interface NumberingLevel {
  /** `decimal`, `lowerLetter`, `bullet`, `none` … */
  format: string;
  start: number;
  /** `%1.%2`. */
  pattern: string;
  indent: number | null;
  /** Style that is linked to the level. */
  style: string | null;
  restarts: boolean;
}

export interface Numbering {
  /** Null when the number is switched off (numId 0) or not defined. */
  level(numId: number, level: number): NumberingLevel | null;
  /** The level that a paragraph style is linked to in this numbering. */
  levelOfStyle(numId: number, style: string | null): number | null;
  /** The abstract numbering: numberings that share it count on together. */
  listOf(numId: number): string;
  /** Counts one paragraph and gives its value and the number as Word shows it. Call in the order of the document. */
  count(numId: number, level: number): { value: number; shown: string };
}

interface Abstract { id: string; levels: Map<number, NumberingLevel>; styleLink: string | null; numStyleLink: string | null }
interface Instance { abstract: string; starts: Map<number, number>; levels: Map<number, NumberingLevel> }

export function readNumbering(root: XmlElement | null, styles: Styles): Numbering {
  const abstracts = new Map<string, Abstract>();
  const instances = new Map<number, Instance>();
  if (root !== null) for (const element of elements(root)) {
    const id = element.attributes['w:abstractNumId'];
    if (element.name === 'w:abstractNum' && id !== undefined) abstracts.set(id, readAbstract(element, id));
    const numId = numberOf(element.attributes['w:numId']);
    if (element.name === 'w:num' && numId !== undefined) instances.set(numId, readInstance(element));
  }
  const abstractOf = (numId: number): Abstract | undefined => linkedAbstract(numId, { abstracts, instances, styles });
  const level = (numId: number, index: number): NumberingLevel | null =>
    numId === 0 ? null : instances.get(numId)?.levels.get(index) ?? abstractOf(numId)?.levels.get(index) ?? null;
  const listOf = (numId: number) => abstractOf(numId)?.id ?? `num ${numId}`;
  const counters = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();

  return {
    level,
    listOf,
    levelOfStyle(numId, style) {
      if (style === null) return null;
      for (let index = 0; index < 9; index++) if (level(numId, index)?.style === style) return index;
      return null;
    },
    count(numId, index) {
      const list = listOf(numId);
      const values = counters.get(list) ?? [];
      counters.set(list, values);
      const override = instances.get(numId)?.starts.get(index);
      const first = override !== undefined && !started.has(`${numId} ${index}`);
      started.add(`${numId} ${index}`);
      const before = values[index];
      values[index] = first ? override : before === undefined ? level(numId, index)?.start ?? 1 : before + 1;
      for (let deeper = index + 1; deeper < 9; deeper++) if (level(numId, deeper)?.restarts !== false) values[deeper] = undefined;
      for (let upper = 0; upper < index; upper++) values[upper] ??= level(numId, upper)?.start ?? 1;
      const shown = (level(numId, index)?.pattern ?? '').replace(/%([1-9])/g, (_, digit: string) => {
        const part = Number(digit) - 1;
        return numberText(values[part] ?? 0, level(numId, part)?.format ?? 'decimal');
      });
      return { value: values[index] ?? 1, shown };
    },
  };
}

function linkedAbstract(numId: number, from: { abstracts: Map<string, Abstract>; instances: Map<number, Instance>; styles: Styles }): Abstract | undefined {
  let id = from.instances.get(numId)?.abstract;
  for (let step = 0; step < 5 && id !== undefined; step++) {
    const abstract = from.abstracts.get(id);
    const link = abstract?.numStyleLink ?? null;
    if (link === null) return abstract;
    const stated = [...from.abstracts.values()].find(({ styleLink }) => styleLink === link);
    if (stated !== undefined) return stated;
    const next = from.styles.numberingStyle(link);
    id = next === null ? undefined : from.instances.get(next)?.abstract;
  }
  return undefined;
}

function readAbstract(element: XmlElement, id: string): Abstract {
  return {
    id,
    levels: readLevels(element),
    styleLink: valueOf(element, 'w:styleLink') ?? null,
    numStyleLink: valueOf(element, 'w:numStyleLink') ?? null,
  };
}

function readInstance(element: XmlElement): Instance {
  const starts = new Map<number, number>();
  const levels = new Map<number, NumberingLevel>();
  for (const override of elements(element)) {
    const index = numberOf(override.attributes['w:ilvl']);
    if (override.name !== 'w:lvlOverride' || index === undefined) continue;
    const start = numberOf(valueOf(override, 'w:startOverride'));
    if (start !== undefined) starts.set(index, start);
    for (const [at, level] of readLevels(override)) levels.set(at, level);
  }
  return { abstract: valueOf(element, 'w:abstractNumId') ?? '', starts, levels };
}

function readLevels(parent: XmlElement): Map<number, NumberingLevel> {
  const levels = new Map<number, NumberingLevel>();
  for (const element of elements(parent)) {
    const index = numberOf(element.attributes['w:ilvl']);
    if (element.name !== 'w:lvl' || index === undefined) continue;
    levels.set(index, {
      format: valueOf(element, 'w:numFmt') ?? 'decimal',
      start: numberOf(valueOf(element, 'w:start')) ?? 0,
      pattern: valueOf(element, 'w:lvlText') ?? '',
      indent: indentOf(child(element, 'w:pPr')) ?? null,
      style: valueOf(element, 'w:pStyle') ?? null,
      restarts: valueOf(element, 'w:lvlRestart') !== '0',
    });
  }
  return levels;
}
