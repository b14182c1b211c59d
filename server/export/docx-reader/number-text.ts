/** One number in one of Word's formats (ECMA-376 part 1, 17.18.59); formats that are not written out here show digits. */
export function numberText(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter': return letters(value);
    case 'upperLetter': return letters(value).toUpperCase();
    case 'lowerRoman': return roman(value).toLowerCase();
    case 'upperRoman': return roman(value);
    case 'decimalZero': return String(value).padStart(2, '0');
    case 'none': case 'bullet': return '';
    default: return String(value);
  }
}

/** Word goes on with aa, bb, cc after z. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(97 + (value - 1) % 26).repeat(Math.ceil(value / 26));
}

const romanSteps: [number, string][] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let left = value;
  let text = '';
  for (const [step, sign] of romanSteps) while (left >= step) { text += sign; left -= step; }
  return text;
}
