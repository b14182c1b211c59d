/** A comment as it is compared: its words by their stems, without greetings, the sender's own name and what every comment says. */
import { swedishStem } from '#shared/swedish-stem.ts';
import { denials, ordinary } from './ordinary-words.ts';

export interface PlainWords {
  /** One list for each sentence. */
  sentences: string[][];
  /** What turns the meaning though nothing else differs: numbers, denials, and which way something is to go. Sorted. */
  decisive: string;
}

const greeting = /^(hej|hejsan|god (dag|morgon)|till (berörda|den det berör|remissansvarig\p{L}*))(?!\p{L})/u;
const farewell = /^((med )?(vänlig|bästa|god)\p{L}* hälsning\p{L}*|hälsning\p{L}*|mvh)(?!\p{L})/u;
/** Characters: a name, a title and an address. More than that after a greeting is said, not signed. */
const longestSignature = 240;

/** Stems of words that ask for the opposite of one another. */
const ways = /^(tillstyrk|avstyrk|höj|sänk|ök|minsk|läng|kort|förläng|förkort|utök|begräns|fler|färr|mer|mindre|högst|minst|obligatorisk|frivill)$/u;

export function plainWords(text: string, sender: string): PlainWords {
  const own = new Set(wordsOf(sender).map(swedishStem));
  const decisive: string[] = [];
  const sentences = withoutGreetings(text.toLocaleLowerCase('sv')).split(/[.!?;:\n]+/u).map((sentence) => wordsOf(sentence).flatMap((word) => {
    const stem = denials.has(word) ? 'inte' : swedishStem(word);
    if (stem === 'inte' || /\p{N}/u.test(word) || ways.test(stem) || ways.test(word)) decisive.push(stem);
    return stem === 'inte' || (!ordinary.has(word) && !own.has(stem)) ? [stem] : [];
  })).filter((words) => words.length > 0);
  return { sentences, decisive: decisive.sort().join(' ') };
}

export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];

/** Without the lines that only greet, and what a name at the end may take. */
function withoutGreetings(text: string): string {
  const lines = text.split('\n');
  const kept: string[] = [];
  for (const [at, line] of lines.entries()) {
    const said = line.trim();
    if (farewell.test(said) && lines.slice(at).join('\n').length <= longestSignature) break;
    kept.push(greeting.test(said) ? said.replace(/^[^.,!?]{0,60}[.,!?]?/u, '') : said);
  }
  return kept.join('\n');
}
