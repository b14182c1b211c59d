import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDeliveryReport, reasonOf } from '../../server/platform/mail/delivery-report.ts';
import { eximReport, exchangeReport, outOfOffice, postfixReport, wordsOnly } from '../support/returned-mail.ts';

const messageId = '<0123456789abcdef01234567@rss.granmark.example>';

describe('what mail servers send back', () => {
  test('a letter to an address that is not there, one to a full mailbox and one that was refused are returned, each with its code and the server’s words', () => {
    expect(readDeliveryReport(postfixReport({ messageId }))).toEqual({ kind: 'report', report: { outcome: 'returned', messageId, status: '5.1.1', diagnostic: 'smtp; 550 5.1.1 <namnd@almfors.granmark.example>: Recipient address rejected: User unknown in virtual mailbox table' } });
    expect(readDeliveryReport(exchangeReport({ messageId }))).toMatchObject({ kind: 'report', report: { outcome: 'returned', messageId, status: '5.2.2' } });
    expect(readDeliveryReport(eximReport({ messageId })), 'the other server’s code, where the own says nothing').toMatchObject({ kind: 'report', report: { outcome: 'returned', messageId, status: '5.7.26' } });
  });

  test('one that is delayed is not returned, and one that was given up after days is, whatever its code', () => {
    expect(readDeliveryReport(postfixReport({ messageId, action: 'delayed', status: '4.4.1' }))).toMatchObject({ report: { outcome: 'delayed', status: '4.4.1' } });
    expect(readDeliveryReport(exchangeReport({ messageId, action: 'failed', status: '4.4.7' }))).toMatchObject({ report: { outcome: 'returned', status: '4.4.7' } });
    expect(readDeliveryReport(eximReport({ messageId, action: 'FAILED (given up)', status: '', diagnostic: 'smtp; 550 no such user' }))).toMatchObject({ report: { outcome: 'returned', status: '' } });
  });

  test('an address of a machine is no code', () => {
    expect(readDeliveryReport(eximReport({ messageId, diagnostic: 'smtp; 550 host [5.7.1.2] said no' }))).toMatchObject({ report: { status: '5.0.0' } });
  });

  test('automatic replies, letters from people and word that a letter arrived are no bounces', () => {
    expect(readDeliveryReport(outOfOffice(messageId))).toEqual({ kind: 'other' });
    expect(readDeliveryReport(Buffer.from('From: anna@almfors.granmark.example\nSubject: Hej\n\nTack!'))).toEqual({ kind: 'other' });
    for (const action of ['delivered', 'relayed', 'expanded']) expect(readDeliveryReport(postfixReport({ messageId, action, status: '2.0.0' }))).toEqual({ kind: 'other' });
  });

  test('a failure told in words only, a report without the letter or without a recipient, and what is no letter are to be read by somebody', () => {
    expect(readDeliveryReport(wordsOnly(messageId))).toEqual({ kind: 'unreadable' });
    expect(readDeliveryReport(postfixReport({ messageId: '' }))).toEqual({ kind: 'unreadable' });
    expect(readDeliveryReport(Buffer.from(postfixReport({ messageId }).toString('latin1').replace('Action:', 'Handling:'), 'latin1'))).toEqual({ kind: 'unreadable' });
    for (const junk of ['', '\0\u0001\u0002', 'PK\u0003\u0004', '\r\n\r\n']) expect(readDeliveryReport(Buffer.from(junk, 'latin1')), junk).toEqual({ kind: 'unreadable' });
  });

  test('a letter that somebody sends on with a report enclosed says nothing itself', () => {
    const sentOn = `From: anna@almfors.granmark.example\r\nContent-Type: multipart/mixed; boundary=yt\r\n\r\n--yt\r\nContent-Type: message/rfc822\r\n\r\n${postfixReport({ messageId }).toString('latin1')}\r\n--yt--\r\n`;
    expect(readDeliveryReport(Buffer.from(sentOn, 'latin1'))).toEqual({ kind: 'other' });
  });

  test('a report in one more wrapping, with bare line feeds, in base64, or cut at its end is read all the same', () => {
    const report = postfixReport({ messageId }).toString('latin1');
    expect(readDeliveryReport(Buffer.from(report.replaceAll('\r\n', '\n'), 'latin1'))).toMatchObject({ kind: 'report' });
    expect(readDeliveryReport(Buffer.from(report.slice(0, report.indexOf('Subject: Remiss')), 'latin1'))).toMatchObject({ kind: 'report', report: { messageId } });
    expect(readDeliveryReport(Buffer.from(`From: x@x.example\r\nContent-Type: multipart/mixed; boundary="out"\r\n\r\n--out\r\n${report}\r\n--out--`, 'latin1'))).toMatchObject({ kind: 'report', report: { messageId } });
    const status = Buffer.from(`Reporting-MTA: dns; x.example\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n`).toString('base64');
    const packed = `From: x@x.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\nContent-Transfer-Encoding: base64\r\n\r\n${status}\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${messageId}\r\n--b--`;
    expect(readDeliveryReport(Buffer.from(packed))).toMatchObject({ kind: 'report', report: { outcome: 'returned', status: '5.1.1', messageId } });
  });
});

describe('a server that writes in words alone', () => {
  const told = (said: string, quoted = `Message-ID: ${messageId}`) => readDeliveryReport(Buffer.from(`From: MAILER-DAEMON@old.granmark.example\r\nSubject: notice\r\n\r\n${said}\r\n\r\n${quoted}\r\n`, 'latin1'));
  test.each([
    ['<namnd@almfors.granmark.example>: 550 no such user'], ['550-no such user'], ['<<< 550 no such user'], ['550 5.1.1 <namnd@almfors.granmark.example>: 550 messages'],
    ['Your message\r\n  To: namnd@almfors.granmark.example\r\n  Subject: Remiss\r\n\r\ncould not be delivered:\r\n550 no such user'],
    ['550 no such user. Call the help desk, 0470-450 12 00 or 450 12.'], ['Remote host said: 5.1.1. Mailbox does not exist.'],
  ])('has given up: %s', (said) => expect(told(said)).toMatchObject({ kind: 'report', report: { outcome: 'returned', messageId } }));
  test.each([
    ['The letter is delayed. Its size is 550 kB.'], ['The letter is delayed.\r\n550 messages are queued'], ['Delayed. Size:\r\n550 000 bytes'], ['Delayed: 550 brev väntar'], ['450-4.2.1 later\r\n<<< 550 after five days'], ['450 mailbox busy. After five days: 550 given up.'],
    ['Size: 550 kB. The letter waits.'], ['Delayed: 421 try later. After five days: 550 given up.'], ['4.4.1 no answer; will be 5.4.7 after five days'],
  ])('has not, as far as is known: %s', (said) => expect(told(said)).toEqual({ kind: 'unreadable' }));
  test('what is quoted of the letter is not what the server says', () => {
    expect(told('Your letter is delayed.', `> Received: from rss\r\n> From: overens@rss.granmark.example\r\n> Subject: 5.1.1 i texten\r\n> Message-ID: ${messageId}`)).toEqual({ kind: 'unreadable' });
  });
  test('a Message-ID on a line of its own, and a code that ends a sentence, are read', () => {
    expect(told('5.1.1. Mailbox does not exist.', `Subject: Remiss\r\nMessage-ID:\r\n ${messageId}`)).toMatchObject({ kind: 'report', report: { messageId, status: '5.1.1' } });
  });
});

describe('hostile letters', () => {
  test('the other server’s words are one short line that no screen obeys', () => {
    const read = readDeliveryReport(postfixReport({ messageId, diagnostic: `smtp; 550 \u202Eevil\u0000\u001B[31m ${'å'.repeat(5000)}` }));
    expect(read.kind === 'report' && read.report.diagnostic).toMatch(/^smtp; 550 evil \[31m å+$/);
    expect(read.kind === 'report' && read.report.diagnostic.length).toBeLessThanOrEqual(500);
  });

  test('a megabyte of boundaries, headers, folds or parts within parts is read in a moment', () => {
    const started = performance.now();
    const nested = Array.from({ length: 20_000 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`).join('');
    const many = `From: x@x.example\nContent-Type: multipart/report; boundary=a\n\n${'--a\n\n'.repeat(200_000)}`;
    const folded = `From: x\n${' y\n'.repeat(300_000)}\n`;
    const headers = `${Array.from({ length: 50_000 }, (_, n) => `X-${n}: ${n}`).join('\n')}\n\n`;
    const spaces = `From: x@x.example\nContent-Type: multipart/report;${' ;'.repeat(200_000)} boundary=\n\n`;
    const blank = postfixReport({ messageId }).toString('latin1').replace('Reporting-MTA', `${' \n\t\n'.repeat(200_000)}Reporting-MTA`);
    const told = `From: MAILER-DAEMON@x.example\n\n${'To: x\n 450 '.repeat(100_000)}`;
    const digits = `From: MAILER-DAEMON@x.example\n\n${'550 '.repeat(200_000)}`;
    for (const text of [nested, told, digits, many, folded, headers, spaces, blank, '\n'.repeat(2 ** 20), '--'.repeat(2 ** 19), 'a:'.repeat(2 ** 19), '='.repeat(2 ** 20)]) expect(['report', 'other', 'unreadable']).toContain(readDeliveryReport(Buffer.from(text, 'latin1').subarray(0, 2 ** 20)).kind);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('whatever bytes there are, there is an answer', () => {
    const whole = postfixReport({ messageId });
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }), fc.nat(whole.length), (changes, length) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      return ['report', 'other', 'unreadable'].includes(readDeliveryReport(bytes.subarray(0, length)).kind);
    }), { numRuns: 500 });
  });
});

test('why a letter came back is said in a few words of ours', () => {
  const reasons = { '5.1.1': 'unknown', '5.1.10': 'unknown', '5.2.1': 'unknown', '5.4.4': 'unknown', '5.4.1': 'unknown', '5.4.310': 'unknown', '5.2.2': 'full', '4.2.2': 'full', '5.2.3': 'too_large', '5.3.4': 'too_large', '5.7.1': 'refused', '5.7.26': 'refused', '5.1.8': 'refused', '4.4.7': 'no_answer', '4.4.1': 'no_answer', '4.4.4': 'no_answer', '5.4.7': 'no_answer', '5.0.0': 'other', '5.6.0': 'other', '': 'other' };
  expect(Object.fromEntries(Object.keys(reasons).map((status) => [status, reasonOf(status)]))).toEqual(reasons);
});
