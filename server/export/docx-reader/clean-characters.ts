/** Characters that XML 1.0 (section 2.2) forbids, and halves of surrogate pairs, which no edge of ours lets in (design D6). */

// Word refuses such files, but other programs write them; taking the characters out saves the rest of the text.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const reference = /&#(?:x([0-9a-f]{1,8})|(\d{1,10}));/gi;

function isForbidden(code: number): boolean {
  if (code < 0x20) return code !== 0x9 && code !== 0xA && code !== 0xD;
  return (code >= 0xD800 && code <= 0xDFFF) || code === 0xFFFE || code === 0xFFFF || code > 0x10FFFF;
}

export interface Cleaned {
  text: string;
  removed: number;
}

/** Takes them out, whether written directly or as `&#1;`. */
export function cleanCharacters(xml: string): Cleaned {
  let removed = 0;
  const drop = () => { removed++; return ''; };
  const text = xml.replace(forbidden, drop).replace(reference, (whole, hex: string | undefined, decimal: string | undefined) => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return isForbidden(code) ? drop() : whole;
  });
  return { text, removed };
}
