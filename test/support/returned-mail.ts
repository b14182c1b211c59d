/** What mail servers send back, in the shapes that three of them write it; the words are our own, the fields are those of RFC 3464. */
export interface Returned { messageId: string; recipient?: string; action?: string; status?: string; diagnostic?: string }

const to = 'namnd@almfors.granmark.example';
const crlf = (text: string): Buffer => Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8');

/** Postfix: a notice, the report, and the letter's headers or all of it. */
export function postfixReport({ messageId, recipient = to, action = 'failed', status = '5.1.1', diagnostic = `smtp; 550 5.1.1 <${recipient}>: Recipient address rejected:\n    User unknown in virtual mailbox table` }: Returned): Buffer {
  return crlf(`Return-Path: <>
Received: by mx.granmark.example (Postfix) id 4F1; Mon, 1 Mar 2027 09:00:01 +0100 (CET)
Date: Mon, 1 Mar 2027 09:00:01 +0100 (CET)
From: MAILER-DAEMON@mx.granmark.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: overens@rss.granmark.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4F1.1803800401/mx.granmark.example"
Content-Transfer-Encoding: 8bit

This is a MIME-encapsulated message.

--4F1.1803800401/mx.granmark.example
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

The letter to <${recipient}> could not be handed over.

--4F1.1803800401/mx.granmark.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.granmark.example
X-Postfix-Queue-ID: 4F1
Arrival-Date: Mon, 1 Mar 2027 09:00:00 +0100 (CET)

Final-Recipient: rfc822; ${recipient}
Original-Recipient: rfc822;${recipient}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mail.almfors.granmark.example
Diagnostic-Code: ${diagnostic}

--4F1.1803800401/mx.granmark.example
Content-Description: Undelivered Message
Content-Type: message/rfc822
Content-Transfer-Encoding: 8bit

Return-Path: <overens@rss.granmark.example>
Message-ID: ${messageId}
To: ${recipient}
Subject: Remiss
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=utf-8

Hej!

--inner--

--4F1.1803800401/mx.granmark.example--
`);
}

/** Exchange: HTML beside the text, the enhanced code in capitals of its own, and a long Message-ID on a line of its own. */
export function exchangeReport({ messageId, recipient = to, action = 'failed', status = '5.2.2', diagnostic = 'smtp;550 5.2.2 STOREDRV.Deliver; mailbox full. The following information' }: Returned): Buffer {
  return crlf(`From: <postmaster@granmark.example>
To: <overens@rss.granmark.example>
Date: Mon, 1 Mar 2027 08:00:01 +0000
Content-Type: multipart/report; report-type=delivery-status;
 boundary="_e5b2e1c0-7a1b-4d0b_"
Content-Language: sv-SE
Message-ID: <c1b2@mbx1.granmark.example>
In-Reply-To: ${messageId}
Subject: =?utf-8?B?S3VuZGUgaW50ZSBsZXZlcmVyYXM=?=
MIME-Version: 1.0
Auto-Submitted: auto-generated
X-MS-Exchange-Message-Is-Ndr:

--_e5b2e1c0-7a1b-4d0b_
Content-Type: multipart/alternative; differences=Content-Type;
 boundary="_a000_"

--_a000_
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Brevl=C3=A5dan =C3=A4r full.

--_a000_
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

PHA+QnJldmzDpWRhbiDDpHIgZnVsbC48L3A+

--_a000_--

--_e5b2e1c0-7a1b-4d0b_
Content-Type: message/delivery-status

Reporting-MTA: dns;mbx1.granmark.example
Received-From-MTA: dns;mx.granmark.example
Arrival-Date: Mon, 1 Mar 2027 08:00:00 +0000

Final-Recipient: rfc822;${recipient}
Action: ${action}
Status: ${status}
Diagnostic-Code: ${diagnostic}
X-Display-Name: Registrator

--_e5b2e1c0-7a1b-4d0b_
Content-Type: text/rfc822-headers
Content-Transfer-Encoding: quoted-printable

Received: from mx.granmark.example by mbx1.granmark.example; Mon, 1 Mar=
 2027 08:00:00 +0000
Message-ID:
\t${messageId.replaceAll('=', '=3D')}
To: <${recipient}>

--_e5b2e1c0-7a1b-4d0b_--
`);
}

/** Exim: no enhanced code of its own, the other server's reply instead. */
export function eximReport({ messageId, recipient = to, action = 'failed', status = '5.0.0', diagnostic = 'smtp; 550 5.7.26 Mail from this sender is not accepted' }: Returned): Buffer {
  return crlf(`Return-path: <>
X-Failed-Recipients: ${recipient}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.granmark.example>
To: overens@rss.granmark.example
References: ${messageId}
Content-Type: multipart/report; report-type=delivery-status; boundary=1803800401-eximdsn-1
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender

--1803800401-eximdsn-1
Content-type: text/plain; charset=us-ascii

A letter that you sent could not be delivered.

--1803800401-eximdsn-1
Content-type: message/delivery-status

Reporting-MTA: dns; mx.granmark.example

Action: ${action}
Final-Recipient: rfc822;${recipient}
Status: ${status}
Remote-MTA: dns; mail.almfors.granmark.example
Diagnostic-Code: ${diagnostic}

--1803800401-eximdsn-1
Content-type: message/rfc822

Return-path: <overens@rss.granmark.example>
From: overens@rss.granmark.example
Message-ID: ${messageId}
Subject: Remiss

Hej!

--1803800401-eximdsn-1--
`);
}

export const outOfOffice = (messageId: string): Buffer => crlf(`Return-Path: <>
From: Anna Registrator <anna@almfors.granmark.example>
To: overens@rss.granmark.example
Subject: =?utf-8?Q?Fr=C3=A5nvaro?=
Auto-Submitted: auto-replied
In-Reply-To: ${messageId}
Content-Type: text/plain; charset=utf-8

Jag är ledig till den 8 mars.
`);

/** From a mail server that writes no report (RFC 3464), only words. */
export const wordsOnly = (messageId: string): Buffer => crlf(`Return-Path: <>
From: MAILER-DAEMON@old.granmark.example
To: overens@rss.granmark.example
Subject: failure notice

I was not able to deliver your letter.

Message-ID: ${messageId}
`);
