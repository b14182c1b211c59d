/** Light, dark, or as the computer has it. */
export const appearances = ['auto', 'light', 'dark'] as const;
export type Appearance = (typeof appearances)[number];

const place = 'appearance';

export function chosenAppearance(): Appearance {
  const kept = localStorage.getItem(place);
  return appearances.find((one) => one === kept) ?? 'auto';
}

export function applyAppearance(appearance: Appearance): void {
  localStorage.setItem(place, appearance);
  document.documentElement.dataset.colorScheme = appearance;
}
