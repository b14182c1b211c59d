import { child, elements, numberOf, onOff, valueOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

export interface Toggles { bold: boolean; italic: boolean; hidden: boolean }

export interface ResolvedStyle {
  /** Names from the style itself to the one it is based on, in lower case and without aliases. */
  names: string[];
  /** 1–9, or null for body text. */
  heading: number | null;
  numId: number | null;
  level: number | null;
  /** Twentieths of a point. */
  indent: number | null;
  toggles: Toggles;
  underline: boolean | null;
  /** Id of the style in the chain that carries the numbering: levels are linked to it by `pStyle`. */
  numberedBy: string | null;
}

export interface Styles {
  paragraph(id: string | undefined): ResolvedStyle;
  character(id: string | undefined): ResolvedStyle;
  /** numId that a numbering style stands for (numStyleLink). */
  numberingStyle(id: string): number | null;
  defaults: { toggles: Toggles; underline: boolean };
}

interface Style { id: string; type: string; name: string; basedOn: string | undefined; element: XmlElement }

const plain: ResolvedStyle = {
  names: [], heading: null, numId: null, level: null, indent: null,
  toggles: { bold: false, italic: false, hidden: false }, underline: null, numberedBy: null,
};

/** Takes the root of the styles part, or null when the file has none: then well-known style ids still name headings. */
export function readStyles(root: XmlElement | null): Styles {
  const byId = new Map<string, Style>();
  const defaultOf = new Map<string, string>();
  if (root !== null) for (const element of elements(root)) {
    const id = element.attributes['w:styleId'];
    if (element.name !== 'w:style' || id === undefined) continue;
    const type = element.attributes['w:type'] ?? 'paragraph';
    byId.set(id, { id, type, name: valueOf(element, 'w:name') ?? id, basedOn: valueOf(element, 'w:basedOn'), element });
    if (['1', 'true', 'on'].includes(element.attributes['w:default'] ?? '')) defaultOf.set(type, id);
  }
  const resolved = new Map<string, ResolvedStyle>();
  const resolve = (id: string): ResolvedStyle => {
    const known = resolved.get(id) ?? resolveChain(chainOf(id, byId), id);
    resolved.set(id, known);
    return known;
  };
  const ofType = (type: string) => (id: string | undefined): ResolvedStyle => {
    // An id that the file never defines counts as the default style (17.3.1.27), but `Rubrik1` without a definition still tells a heading.
    const fallback = defaultOf.get(type);
    if (id !== undefined && (byId.has(id) || headingName(id) !== null)) return resolve(id);
    return fallback === undefined ? plain : resolve(fallback);
  };
  const runDefaults = child(child(child(root ?? undefined, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  return {
    paragraph: ofType('paragraph'),
    character: id => (id === undefined ? plain : ofType('character')(id)),
    numberingStyle: id => (byId.has(id) ? resolve(id).numId : null),
    defaults: { toggles: togglesOf(runDefaults), underline: isUnderlined(runDefaults) ?? false },
  };
}

function chainOf(id: string, byId: Map<string, Style>): Style[] {
  const chain: Style[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = id; next !== undefined && !seen.has(next) && seen.size < 50;) {
    seen.add(next);
    const style = byId.get(next);
    if (style !== undefined) chain.push(style);
    next = style?.basedOn;
  }
  return chain;
}

function resolveChain(chain: Style[], id: string): ResolvedStyle {
  const names = chain.length === 0 ? [nameOf(id)] : chain.map(({ name }) => nameOf(name));
  const first = <T>(find: (style: Style) => T | undefined): T | null => {
    for (const style of chain) {
      const value = find(style);
      if (value !== undefined) return value;
    }
    return null;
  };
  const runs = (style: Style) => child(style.element, 'w:rPr');
  const paragraphs = (style: Style) => child(style.element, 'w:pPr');
  const numbered = chain.find(style => numberOf(valueOf(child(paragraphs(style), 'w:numPr'), 'w:numId')) !== undefined);
  return {
    names,
    heading: chain.length === 0 ? headingName(id) : headingOf(chain),
    numId: numbered === undefined ? null : numberOf(valueOf(child(paragraphs(numbered), 'w:numPr'), 'w:numId')) ?? null,
    level: first(style => numberOf(valueOf(child(paragraphs(style), 'w:numPr'), 'w:ilvl'))),
    indent: first(style => indentOf(paragraphs(style))),
    toggles: {
      bold: first(style => onOff(runs(style), 'w:b')) ?? false,
      italic: first(style => onOff(runs(style), 'w:i')) ?? false,
      hidden: first(style => onOff(runs(style), 'w:vanish')) ?? false,
    },
    underline: first(style => isUnderlined(runs(style))),
    numberedBy: numbered?.id ?? null,
  };
}

/** The nearest statement wins: a built-in name, else an outline level (17.3.1.20; 9 means body text). */
function headingOf(chain: Style[]): number | null {
  for (const { name, element } of chain) {
    const named = headingName(name);
    if (named !== null) return named;
    const outline = numberOf(valueOf(child(element, 'w:pPr'), 'w:outlineLvl'));
    if (outline !== undefined) return outlineHeading(outline);
  }
  return null;
}

/** Word stores `heading 1` in every language; files from elsewhere say `Rubrik 1`, and ids lack the space. */
function headingName(name: string): number | null {
  const level = /^(?:heading|rubrik)\s?([1-9])$/.exec(nameOf(name))?.[1];
  return level === undefined ? null : Number(level);
}

export function outlineHeading(outline: number): number | null {
  return outline >= 0 && outline <= 8 ? outline + 1 : null;
}

function nameOf(name: string): string {
  return (name.split(',')[0] ?? '').trim().toLowerCase();
}

export function indentOf(properties: XmlElement | undefined): number | undefined {
  const indent = child(properties, 'w:ind');
  return numberOf(indent?.attributes['w:left'] ?? indent?.attributes['w:start']);
}

export function isUnderlined(properties: XmlElement | undefined): boolean | undefined {
  const line = child(properties, 'w:u')?.attributes['w:val'];
  return line === undefined ? undefined : line !== 'none';
}

function togglesOf(properties: XmlElement | undefined): Toggles {
  return {
    bold: onOff(properties, 'w:b') ?? false,
    italic: onOff(properties, 'w:i') ?? false,
    hidden: onOff(properties, 'w:vanish') ?? false,
  };
}
