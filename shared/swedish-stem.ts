/**
 * The stem of a Swedish word by the Snowball algorithm (Porter 2001, the steps of its Swedish form), and two endings more, `-et` and `-an`,
 * which that algorithm leaves although barnet, avtalet and skolan are ordinary forms. For search and likeness only; never shown.
 */
const vowels = /[aeiouyäåö]/;
const mainEndings = ['heternas', 'hetens', 'heterna', 'andes', 'arens', 'andet', 'anden', 'ornas', 'ernas', 'arnas', 'heten', 'heter', 'erns', 'ades', 'aste', 'aren', 'arne', 'ande', 'orna', 'erna', 'arna', 'ast', 'het', 'ens', 'ets', 'ans', 'ern', 'are', 'ade', 'at', 'es', 'as', 'or', 'er', 'ar', 'en', 'et', 'an', 'ad', 'e', 'a'];
const otherEndings: readonly (readonly [ending: string, kept: string])[] = [['fullt', 'full'], ['löst', 'lös'], ['els', ''], ['lig', ''], ['ig', '']];
const beforeS = /[bcdfghjklmnoprtvy]$/;

/** Of a lower-case word. */
export function swedishStem(word: string): string {
  const region = regionOf(word);
  const first = withoutMainEnding(word, region);
  const second = /(?:dd|gd|nn|dt|gt|kt|tt)$/.test(first.slice(region)) ? first.slice(0, -1) : first;
  const tail = second.slice(region);
  const other = otherEndings.find(([ending]) => tail.endsWith(ending));
  return other ? second.slice(0, second.length - other[0].length) + other[1] : second;
}

/** Where endings may begin: after the first consonant that follows a vowel, and never before the fourth letter. */
function regionOf(word: string): number {
  for (let at = 1; at < word.length; at += 1) if (vowels.test(word[at - 1] ?? '') && !vowels.test(word[at] ?? '')) return Math.max(3, at + 1);
  return word.length;
}

function withoutMainEnding(word: string, region: number): string {
  const tail = word.slice(region);
  const ending = mainEndings.find((one) => tail.endsWith(one));
  if (ending !== undefined) return word.slice(0, word.length - ending.length);
  return tail.endsWith('s') && beforeS.test(word.slice(0, -1)) ? word.slice(0, -1) : word;
}
