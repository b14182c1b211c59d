/** As much of RFC 5322 and RFC 2045 as a delivery report takes. Whatever it is given, it answers: nothing here throws, and each part is gone through once. */

/** Headers by their names in lower case, the first of each; the body as it came. Text holds one character a byte (latin1) until it is decoded. */
export interface MailPart { headers: ReadonlyMap<string, string>; body: string }

/** Beyond this no letter's headers go, and what does is not looked at. */
const mostHeaderCharacters = 64 * 1024;
/** Parts looked at in one letter, and how deep they may stand in each other: a report has three, at most in one wrapping. */
const most = { parts: 100, depth: 5 };

/** The letter, or one part of it; without an empty line everything is headers. */
export function readPart(text: string): MailPart {
  const lines = text.replaceAll('\r\n', '\n');
  const end = lines.startsWith('\n') ? 0 : lines.indexOf('\n\n');
  return end === -1 ? { headers: readHeaders(lines), body: '' } : { headers: readHeaders(lines.slice(0, end)), body: lines.slice(end + (end === 0 ? 1 : 2)) };
}

/** A line that begins with a space goes on with the one before (RFC 5322 2.2.3). */
export function readHeaders(text: string): Map<string, string> {
  const headers = new Map<string, string[]>();
  let under: string[] | null = null;
  for (const line of text.slice(0, mostHeaderCharacters).split('\n')) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      under?.push(line.trim());
      continue;
    }
    const colon = line.indexOf(':');
    const name = colon === -1 ? '' : line.slice(0, colon).trimEnd().toLowerCase();
    under = /^[!-9;-~]+$/.test(name) && !headers.has(name) ? [line.slice(colon + 1).trim()] : null;
    if (under !== null) headers.set(name, under);
  }
  return new Map([...headers].map(([name, words]) => [name, words.join(' ').trim()]));
}

/** `text/plain` when it says nothing. */
export function typeOf({ headers }: MailPart): string {
  return (headers.get('content-type') ?? 'text/plain').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** A parameter of the type, such as its boundary; null when it has none. */
export function parameterOf({ headers }: MailPart, name: string): string | null {
  for (const one of (headers.get('content-type') ?? '').slice(0, 2000).split(';').slice(1)) {
    const equals = one.indexOf('=');
    if (equals === -1 || one.slice(0, equals).trim().toLowerCase() !== name) continue;
    const value = one.slice(equals + 1).trim();
    return value.startsWith('"') ? value.slice(1).split('"', 1)[0] ?? '' : value;
  }
  return null;
}

/** The letter and all that stands in it, outermost first; not into letters that are enclosed, which are somebody else's words. */
export function partsOf(whole: MailPart): MailPart[] {
  const found: MailPart[] = [];
  const waiting: { part: MailPart; depth: number }[] = [{ part: whole, depth: 0 }];
  for (let next = waiting.shift(); next !== undefined && found.length < most.parts; next = waiting.shift()) {
    found.push(next.part);
    const boundary = typeOf(next.part).startsWith('multipart/') ? parameterOf(next.part, 'boundary') : null;
    if (boundary === null || boundary === '' || next.depth >= most.depth) continue;
    for (const text of between(next.part.body, boundary)) waiting.push({ part: readPart(text), depth: next.depth + 1 });
  }
  return found;
}

/** What stands between the boundary's lines; the last part may lack its end, as in a letter that was cut. */
function between(body: string, boundary: string): string[] {
  const parts: string[] = [];
  const text = `\n${body}`;
  const mark = `\n--${boundary}`;
  let at = text.indexOf(mark);
  while (at !== -1 && parts.length < most.parts) {
    const from = at + mark.length;
    if (text.startsWith('--', from)) break;
    const line = text.indexOf('\n', from);
    if (line === -1) break;
    // The line break before the next boundary belongs to the boundary.
    at = text.indexOf(mark, line);
    parts.push(text.slice(line + 1, at === -1 ? text.length : Math.max(at, line + 1)));
  }
  return parts;
}

/** The body as it was before it was packed for the way, still one character a byte. */
export function decoded({ headers, body }: MailPart): string {
  switch ((headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()) {
    case 'base64': return Buffer.from(body, 'base64').toString('latin1');
    case 'quoted-printable': return body.replace(/=\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    default: return body;
  }
}
