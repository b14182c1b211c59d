/** Signs that Word takes from symbol fonts by position (private use area F000–F0FF) as the Unicode characters they show. */

const greek: Record<string, string> = {};
[...'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'].forEach((sign, index) => { greek[(0x41 + index).toString(16)] = sign; });
[...'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'].forEach((sign, index) => { greek[(0x61 + index).toString(16)] = sign; });

const symbol: Record<string, string> = {
  ...greek, a3: '≤', b3: '≥', b0: '°', b1: '±', b4: '×', b7: '•', b8: '÷', b9: '≠', ba: '≡', bb: '≈', bc: '…', a5: '∞', ae: '→', ac: '←',
  ad: '↑', af: '↓', ab: '↔', de: '⇒', d6: '√', e5: '∑', ce: '∈', c7: '∩', c8: '∪', d2: '®', d3: '©', d4: '™', a8: '♦', a2: '′', b2: '″', d7: '⋅',
};
const wingdings: Record<string, string> = {
  fc: '✓', fb: '✗', fe: '☑', fd: '☒', a8: '☐', '6f': '☐', '6e': '■', a7: '▪', '6c': '●', '9f': '•', a1: '○', '76': '❖', d8: '➢', e0: '→', df: '←',
  e1: '↑', e2: '↓', f0: '⇨', '4a': '☺', '4c': '☹', '28': '☎', '2a': '✉', '46': '☞', '71': '❑', '72': '❒', ab: '★',
};
const fonts = new Map([['symbol', symbol], ['wingdings', wingdings]]);

/** Null when the sign is not known: what it shows depends on a font that we do not have. */
export function signOf(font: string | undefined, code: number): string | null {
  if (!isPrivateUse(code) && code > 0xFF) return String.fromCodePoint(code);
  const place = (code & 0xFF).toString(16).padStart(2, '0');
  return fonts.get((font ?? '').trim().toLowerCase())?.[place] ?? null;
}

export function isPrivateUse(code: number): boolean {
  return code >= 0xE000 && code <= 0xF8FF;
}
