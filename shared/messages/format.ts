/** Our texts are ICU messages; the only file that knows intl-messageformat. */
import { IntlMessageFormat } from 'intl-messageformat';

export const locales = ['sv', 'en'] as const;
export type Locale = (typeof locales)[number];
export type MessageValues = Record<string, string | number | boolean | Date | null | undefined>;
export type Catalogue = Record<string, string>;

/** BCP 47 tags: English as written in Europe, so that a day comes before its month. */
export const languageTags = { sv: 'sv-SE', en: 'en-GB' } as const satisfies Record<Locale, string>;

/** Values must be given where the text has an argument. */
type ValuesFor<Text extends string> = Text extends `${string}{${string}` ? [values: MessageValues] : [values?: MessageValues];
export type Translate<Texts extends Catalogue> = <Key extends keyof Texts & string>(key: Key, ...values: ValuesFor<Texts[Key]>) => string;

const stockholm = { timeZone: 'Europe/Stockholm' } as const;
const formats = {
  date: {
    short: { day: 'numeric', month: 'short', year: 'numeric', ...stockholm },
    medium: { day: 'numeric', month: 'long', year: 'numeric', ...stockholm },
    long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...stockholm },
  },
  time: { short: { hour: '2-digit', minute: '2-digit', ...stockholm } },
} as const;

const clocks = { sv: new Intl.DateTimeFormat(languageTags.sv, formats.time.short), en: new Intl.DateTimeFormat(languageTags.en, formats.time.short) } as const;

/** "14.02" in Swedish, "14:02" in English, in Stockholm. */
export function clockText(locale: Locale, at: Date): string {
  const time = clocks[locale].format(at);
  return locale === 'sv' ? time.replace(':', '.') : time;
}

/** A day and the time of it: "24 september 2027 kl. 14.02", "24 September 2027, 14:02". */
export function withClock(locale: Locale, day: string, at: Date): string {
  return `${day}${locale === 'sv' ? ' kl. ' : ', '}${clockText(locale, at)}`;
}

/** "Friday 24 September 2027": one form everywhere, whichever edition of the language's rules the machine has. */
export const weekdayFirst = (day: string): string => day.replace(/^(\p{L}+), (?=\d)/u, '$1 ');

class HouseDates extends Intl.DateTimeFormat {
  constructor(...of: ConstructorParameters<typeof Intl.DateTimeFormat>) {
    super(...of);
    const said = this.format;
    Object.defineProperty(this, 'format', { value: (at: Date | number): string => weekdayFirst(said(at)) });
  }
}

/** Made once for each language and form: making one takes longer than using it. */
function remembered<Of extends readonly unknown[], Made>(make: (...of: Of) => Made): (...of: Of) => Made {
  const known = new Map<string, Made>();
  return (...of) => {
    const key = JSON.stringify(of);
    const made = known.get(key) ?? make(...of);
    known.set(key, made);
    return made;
  };
}

const formatters = {
  getDateTimeFormat: remembered((...of: ConstructorParameters<typeof Intl.DateTimeFormat>) => new HouseDates(...of)),
  getNumberFormat: remembered((...of: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...of)),
  getPluralRules: remembered((...of: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...of)),
};

const parsed = new Map<string, IntlMessageFormat>();

/** The text in words of `locale`; dates are told in Europe/Stockholm. Throws when an argument is missing. */
export function formatMessage(locale: Locale, text: string, values?: MessageValues): string {
  if (!text.includes('{') && !text.includes("'")) return text;
  const key = `${locale}\n${text}`;
  let message = parsed.get(key);
  if (message === undefined) {
    // A "<" in our texts is only a sign: they never carry markup.
    message = new IntlMessageFormat(text, languageTags[locale], formats, { ignoreTag: true, formatters });
    parsed.set(key, message);
  }
  return String(message.format(values));
}

/** What a room says outside the interface, in both languages: `inBoth({ sv, en })('en')('mail.receipt.subject', values)`. */
export function inBoth<Texts extends Catalogue>(catalogues: { sv: Texts; en: { readonly [Key in keyof Texts]: string } }): (locale: Locale) => Translate<Texts> {
  return (locale) => translator<Texts>(locale, catalogues[locale]);
}

/** `t('comments.count', { n: 3 })`; an unknown key or a forgotten argument does not compile. */
export function translator<Texts extends Catalogue>(locale: Locale, catalogue: { readonly [Key in keyof Texts]: string }): Translate<Texts> {
  return (key, ...[values]) => formatMessage(locale, catalogue[key], values);
}
