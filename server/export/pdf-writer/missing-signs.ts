/** PDF/A allows no sign without a picture of it: what no font has is written as its code, and told: the file is made all the same. */

// What joins or directs the signs around it and is never seen itself; the shaper needs no picture of it.
const unseen = /\p{Default_Ignorable_Code_Point}|[\n\t]/u;

/** The text with each run of signs that `has` does not know written by `told`, e.g. `[tecken U+05E9 U+05DC]`. */
export function withoutMissing(text: string, has: (codePoint: number) => boolean, told: (codes: string[]) => string): string {
  let written = '';
  let missing: string[] = [];
  const tell = () => {
    if (missing.length > 0) written += told(missing);
    missing = [];
  };
  for (const sign of text) {
    const codePoint = sign.codePointAt(0) ?? 0;
    if (has(codePoint) || unseen.test(sign)) {
      tell();
      written += sign;
    } else missing.push(`U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
  }
  tell();
  return written;
}

/** A copy of a plain value with `change` made to every string, except under the keys that name things. */
export function withTexts<Value>(value: Value, change: (text: string) => string): Value {
  return rewritten(value, change) as Value;
}

const names = new Set(['k', 'id', 'to', 'href', 'file', 'note', 'noteRef', 'look', 'marker', 'align', 'ground', 'lang', 'region', 'day']);

function rewritten(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((held) => rewritten(held, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, names.has(key) ? held : rewritten(held, change)]));
}
