/** Reads what a mail server sends back (RFC 3464): whether a letter was given up or is delayed, and which. Total, as mime.ts. */
import type { ReturnReason } from '#shared/returned-mail.ts';
import { decoded, type MailPart, parameterOf, partsOf, readHeaders, readPart, typeOf } from './mime.ts';

/** `status`: as RFC 3463 writes it, empty when the server gave none. `messageId`: of the letter that came back, as the report quotes it. */
export interface DeliveryReport { outcome: 'returned' | 'delayed'; messageId: string; status: string; diagnostic: string }

/**
 * `other`: no bounce, such as an automatic reply, or a report that a letter got there. `unreadable`: it is a report of a failure, or says so, and
 * does not tell of which letter; or it is no letter at all.
 */
export type Reading = { kind: 'report'; report: DeliveryReport } | { kind: 'other' } | { kind: 'unreadable' };

const statusTypes = new Set(['message/delivery-status', 'message/global-delivery-status']);
const letterTypes = new Set(['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global-headers']);
const mostDiagnostic = 500;
const mostWords = 64 * 1024;

export function readDeliveryReport(bytes: Uint8Array): Reading {
  const whole = readPart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  if (whole.headers.size === 0) return { kind: 'unreadable' };
  const parts = partsOf(whole);
  const status = parts.find((part) => statusTypes.has(typeOf(part)));
  if (status === undefined) {
    if (!saysItIsOne(whole)) return { kind: 'other' };
    const words = toldInWords(parts);
    return words === null ? { kind: 'unreadable' } : { kind: 'report', report: words };
  }
  const told = worstOf(groupsOf(status));
  if (told === 'unreadable' || told === 'other') return { kind: told };
  const messageId = enclosedIn(parts);
  return messageId === undefined ? { kind: 'unreadable' } : { kind: 'report', report: { ...told, messageId: messageId.slice(0, 998) } };
}

/** The Message-ID of the letter that is enclosed, in whole or by its headers. */
const enclosedIn = (parts: MailPart[]): string | undefined => parts.filter((part) => letterTypes.has(typeOf(part))).map((part) => readPart(decoded(part)).headers.get('message-id') ?? '').find((one) => one !== '');

/**
 * From a server that writes no fields: what it says before it quotes the letter is believed when it holds a code of permanent failure (RFC 5321 4.2.1, RFC 3463).
 * Null when there is none or no letter is quoted, and when any code is of a passing failure, since servers say in words whether they try again.
 */
function toldInWords(parts: MailPart[]): DeliveryReport | null {
  const words = parts.filter((part) => typeOf(part) === 'text/plain').map(decoded).join('\n').slice(0, mostWords);
  const quoted = /^[>\t ]{0,20}message-id:[\t ]{0,20}(?:\r?\n[>\t ]{1,20})?(<[^<>\s]{1,900}>)/im.exec(words);
  const messageId = enclosedIn(parts) ?? quoted?.[1];
  const own = beforeTheLetter(words.split('\n'));
  const line = own.find((one) => /(?<![\d.])5\.\d\.\d{1,3}(?!\.?\d)/.test(one) || lastingCode.test(one));
  if (messageId === undefined || line === undefined || own.some((one) => passingCode.test(one))) return null;
  const diagnostic = plain(line);
  return { outcome: 'returned', messageId: messageId.slice(0, 998), status: statusOf('', diagnostic), diagnostic };
}

/** After the three digits of a reply: its enhanced code or words, not more of a number ("550 000", "450 12 34"), and nothing that is counted or measured. */
const afterCode = String.raw`[ -](?!(?!\d\.\d\.\d)\d)(?!(?:[kmg]i?b|bytes?|messages|letters|mails|e-?mails|recipients|addresses|attempts|retries|seconds?|minutes?|meddelanden|brev|mottagare|adresser|sekunder|minuter|kr|kronor|tecken|st)\b)`;
const lastingCode = new RegExp(String.raw`(?:^|[:<>])[\t ]{0,20}55\d${afterCode}`, 'i');
const passingCode = new RegExp(String.raw`(?<![\d.])4\.\d\.\d{1,3}(?!\.?\d)|(?<![\d.,-]|\d[ \u00A0])4(?:21|5\d)${afterCode}`, 'i');

const headerLine = /^[>\t ]{0,20}(?:(message-id|received|return-path)|from|to|cc|subject|date|sent|reply-to|sender|references|in-reply-to|auto-submitted|mime-version|dkim-signature|content-[\w-]{1,40}|x-[\w-]{1,40}):/i;

/** The lines before the letter's own headers: those that stand together with one that only a letter has. A server may name "To:" and "Subject:" in its own words as well. */
function beforeTheLetter(lines: readonly string[]): readonly string[] {
  let block: number | null = null;
  for (const [n, line] of lines.entries()) {
    const header = headerLine.exec(line);
    if (header === null) block = block !== null && /^[>\t ]{1,20}[^>\t\r ]/.test(line) ? block : null;
    else {
      block ??= n;
      if (header[1] !== undefined) return lines.slice(0, block);
    }
  }
  return lines;
}

/** A report that was not written as one, such as that of an old mail server: when its words do not tell either, somebody has to read it. */
function saysItIsOne(whole: MailPart): boolean {
  return parameterOf(whole, 'report-type')?.toLowerCase() === 'delivery-status' || whole.headers.has('x-failed-recipients') || /\bmailer-daemon@/i.test(whole.headers.get('from')?.slice(0, 998) ?? '');
}

/** Of the report itself, and then of each recipient. */
const groupsOf = (status: MailPart): Map<string, string>[] => decoded(status).replaceAll('\r\n', '\n').trim().split(/\n[ \t]*\n/, 50).map(readHeaders);

/** Each letter of ours has one recipient; of several the failure counts. What the action says decides: a server that gave up says so with a 4 as well. */
function worstOf(groups: Map<string, string>[]): Omit<DeliveryReport, 'messageId'> | 'other' | 'unreadable' {
  const recipients = groups.flatMap((group) => {
    const action = group.get('action')?.split(/[\s(;]/, 1)[0]?.toLowerCase();
    return action === undefined ? [] : [{ action, group }];
  });
  if (recipients.length === 0) return 'unreadable';
  const worst = recipients.find(({ action }) => action === 'failed') ?? recipients.find(({ action }) => action === 'delayed');
  if (worst === undefined) return 'other';
  const diagnostic = plain(worst.group.get('diagnostic-code') ?? '');
  return { outcome: worst.action === 'failed' ? 'returned' : 'delayed', status: statusOf(worst.group.get('status') ?? '', diagnostic), diagnostic };
}

/** Some servers say only "5.0.0" themselves, and quote the other server's code. */
function statusOf(field: string, diagnostic: string): string {
  const own = /^\s*([245]\.\d{1,3}\.\d{1,3})\b/.exec(field)?.[1] ?? '';
  if (own !== '' && !own.endsWith('.0.0')) return own;
  return /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/.exec(diagnostic)?.[1] ?? own;
}

/** One line, without what a screen would obey. */
function plain(words: string): string {
  const text = Buffer.from(words.slice(0, 4 * mostDiagnostic), 'latin1').toString('utf8');
  return [...text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()].slice(0, mostDiagnostic).join('');
}

/**
 * Why, by the enhanced status code (RFC 3463, and RFC 7505 for a domain that takes no mail). Exchange Online turns away an address that is not there with
 * 5.4.1 and a domain that is not there with 5.4.310; with a 4 the same numbers say that nobody answered.
 */
export function reasonOf(status: string): ReturnReason {
  const [first = '', subject = '', detail = ''] = status.split('.');
  if (status === '') return 'other';
  if (subject === '4' && first !== '5') return 'no_answer';
  switch (`${subject}.${detail}`) {
    case '2.2': return 'full';
    case '2.3': case '3.4': return 'too_large';
    // The sender's own address, which is no fault of the recipient's.
    case '1.7': case '1.8': return 'refused';
    case '2.1': case '4.1': case '4.4': case '4.310': return 'unknown';
    default: return subject === '1' ? 'unknown' : subject === '7' ? 'refused' : subject === '4' ? 'no_answer' : 'other';
  }
}
