/** Two may write the same theme at once: what each field began from tells whether the other's words would be written over. */
import type { Theme } from '#shared/answers.ts';

export type ThemeWords = Pick<Theme, 'name' | 'mainPoints' | 'changed' | 'notMet'>;
export type ThemeField = keyof ThemeWords;
export const themeFields = ['name', 'mainPoints', 'changed', 'notMet'] as const satisfies readonly ThemeField[];

export interface ThemeDraft {
  /** The theme as it was when the writing began. */
  began: Theme;
  /** What is written here and not saved. */
  own: Partial<ThemeWords>;
}

/** The fields in which somebody else has written other words since. A field that only one of the two touched is no collision. */
export function collisions({ began, own }: ThemeDraft, theirs: ThemeWords): ThemeField[] {
  return themeFields.filter((field) => own[field] !== undefined && theirs[field] !== began[field] && theirs[field] !== own[field]);
}

/** What is left to save when some of it was stored: a field that was written on meanwhile stays. */
export function unsaved(own: Partial<ThemeWords>, stored: Partial<ThemeWords>): Partial<ThemeWords> {
  return Object.fromEntries(Object.entries(own).filter(([field, words]) => stored[field as ThemeField] !== words));
}

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Words that wait for a choice are kept in this browser, so that leaving the page loses nothing. A browser that keeps nothing is no reason to stop. */
export function keptDraft(place: Place, key: string): { read: () => ThemeDraft | null; write: (draft: ThemeDraft | null) => void } {
  return {
    read() {
      try {
        const value: unknown = JSON.parse(place.getItem(key) ?? 'null');
        return isDraft(value) ? value : null;
      } catch {
        return null;
      }
    },
    write(draft) {
      try {
        if (draft === null) place.removeItem(key);
        else place.setItem(key, JSON.stringify(draft));
      } catch {
        // Full or forbidden: the words then live as long as the page.
      }
    },
  };
}

function isDraft(value: unknown): value is ThemeDraft {
  if (typeof value !== 'object' || value === null || !('began' in value) || !('own' in value)) return false;
  const { began, own } = value;
  const words = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null;
  return words(began) && typeof began.version === 'number' && themeFields.every((field) => typeof began[field] === 'string')
    && words(own) && themeFields.every((field) => own[field] === undefined || typeof own[field] === 'string');
}
