/** What the reader met but could not carry over: counted, with a few places, so that nothing is dropped in silence. */

export interface NotUnderstood {
  /** Message key suffix: `import.not-understood.<what>`. */
  what: FindingCode;
  count: number;
  /** Text around, at most 80 characters each, at most five places. */
  places: string[];
}

export const findingCodes = [
  'chart', 'comment', 'control-character', 'deep-heading', 'diagram', 'drawing', 'embedded-document', 'embedded-object', 'endnote',
  'equation', 'field', 'form-field', 'header-or-footer', 'heading-in-table', 'heading-number', 'hidden-text', 'image', 'link',
  'list-in-table', 'list-number', 'merged-cells', 'nested-table', 'note-missing', 'note-structure', 'placeholder', 'ruby', 'strikethrough',
  'superscript', 'symbol', 'table-in-note', 'text-box', 'typed-number', 'unknown-part', 'unreadable-text',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export interface Findings {
  /** `place` is only worked out while places are still wanted. */
  note(what: FindingCode, place: () => string, count?: number): void;
  all(): NotUnderstood[];
}

const placeLength = 80;
const placesWanted = 5;

/** One line of at most 80 characters, cut at a whole character. */
function shortPlace(text: string): string {
  const line = text.slice(0, 2_000).replace(/\s+/g, ' ').trim();
  if (line.length <= placeLength) return line;
  return `${line.slice(0, placeLength - 1).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}

export function openFindings(): Findings {
  const found = new Map<FindingCode, NotUnderstood>();
  return {
    note(what, place, count = 1) {
      const finding = found.get(what) ?? { what, count: 0, places: [] };
      found.set(what, finding);
      finding.count += count;
      if (finding.places.length >= placesWanted) return;
      const short = shortPlace(place());
      if (short !== '' && !finding.places.includes(short)) finding.places.push(short);
    },
    all: () => [...found.values()],
  };
}
