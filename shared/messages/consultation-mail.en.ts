/** Letters of a consultation round. */
import type { consultationMailSv } from './consultation-mail.sv.ts';

export const consultationMailEn = {
  'mail.letter-file': 'Covering letter.docx',
  'mail.invitation.subject': '{registryNumber} Invitation to respond to a consultation: {matter}',
  'mail.invitation.official': `To {consultee}

{authority} invites you to respond to the consultation on {matter}. {texts, plural, =0 {The covering letter is attached, in Swedish.} one {The covering letter and the text are attached, in Swedish.} other {The covering letter and the texts are attached, in Swedish.}}

Please respond by {deadline, date, long}. An invitation to respond online has been sent to your contact, {address}. You may also respond by letter or e-mail; if so, please quote our registry number {registryNumber}.

For questions, please contact {contact}.

{authority}
`,
  'mail.invitation.contact': `Hello {name},

{authority} invites {consultee} to respond to the consultation on {matter}. {texts, plural, =0 {The covering letter is attached, in Swedish.} one {The covering letter and the text are attached, in Swedish.} other {The covering letter and the texts are attached, in Swedish.}}

How to begin:
{way}

{steps}

Please respond by {deadline, date, long}. Our registry number is {registryNumber}.

For questions, please contact {contact}.

{authority}
`,
  'mail.invitation.steps': 'Read the text, select words and write your comments. {consultees, plural, one {} other {Each of the consultees submits a response of its own. }}Nothing is sent until you choose to submit the response.',
  'mail.invitation.code': `Open the link and enter the code.
Link: {link}
Code: {code}`,
  'mail.invitation.sign-in': `Sign in with your account.
Link: {link}`,
  'mail.way.mailbox': 'Please respond by e-mail or letter.',
  'mail.way.invited': 'How you get in is told in the invitation, which we send in a letter of its own.',
  'mail.reminder.before.subject': '{registryNumber} Reminder: please respond by {lastDay, date, medium}',
  'mail.reminder.before': `Hello {name},

We have not received a response from {consultee} to the consultation on {matter}. {left, plural, =0 {The deadline is today} one {The deadline is tomorrow} other {There are # days left}}.

Please respond by {lastDay, date, long}.
{way}

If you decline to comment, please submit that as your response, and we will not remind you again. If you need more time, for example because the committee meets later, please contact {contact}. Our registry number is {registryNumber}.

{authority}
`,
  'mail.reminder.after.subject': '{registryNumber} The deadline has passed: {matter}',
  'mail.reminder.after': `Hello {name},

The deadline for the consultation on {matter} was {lastDay, date, long}. We have not received a response from {consultee}.

You can still respond. The response will be accepted and marked as received after the deadline.
{way}

If you decline to comment, please submit that as your response, and we will not remind you again. For questions, please contact {contact}. Our registry number is {registryNumber}.

{authority}
`,
  'mail.extension.subject': '{registryNumber} More time to respond, until {lastDay, date, medium}',
  'mail.extension.body': `Hello {name},

{consultee} has been given more time to respond to the consultation on {matter}. The new deadline is {lastDay, date, long}.

{way}

For questions, please contact {contact}. Our registry number is {registryNumber}.

{authority}
`,
  'mail.second-opening.subject': '{registryNumber} Open for responses again until {lastDay, date, medium}',
  'mail.second-opening.body': `Dear {name},

The consultation on {matter} takes responses again. The deadline for {consultee} is {lastDay, date, long}.

Reason: {reason}

{answered, select, true {You have already responded. The response stands, and you need not do anything.} other {Anything you had begun is still there.
{way}}}

Questions are answered by {contact}. Our registry number is {registryNumber}.

{authority}
`,
  'mail.unmet.subject': '{registryNumber} What happened to your comments',
  'mail.unmet.body': `Dear {name},

Thank you for the response from {consultee} to the consultation on {matter}. The comments are now answered. {comments, plural, one {One of your comments was} other {# of your comments were}} not accepted, or only in part. For each comment you can read what was decided and why.

{way}

Questions are answered by {contact}. Our registry number is {registryNumber}.

{authority}
`,
  'mail.unmet.way': `This is where you read the answers:
{link}`,
  'mail.unmet.way.code': `This is where you read the answers: open the link, make an account with the one-time code {code} and choose What happened to our comments.
{link}`,
  'mail.unmet.way.mailbox': 'Please contact us, and we will send you the answers to your comments.',
  'mail.preNotice.subject': '{registryNumber} In confidence: what happened to your comments',
  'mail.preNotice.body': `Dear {name},

Thank you for the response from {consultee} to the consultation on {matter}. The comments are now answered, and you who responded may read what happened to yours before the consultation report becomes public.

The answers are given in confidence until the day before {publicOn, date, long}. Do not pass them on outside your organisation before then.

{way}

Questions are answered by {contact}. Our registry number is {registryNumber}.

{authority}
`,
  'mail.correction.subject': '{registryNumber} The text has been corrected: version {version, number} now applies',
  'mail.correction.body': `Dear {name},

We have corrected a fault in the text of the consultation on {matter}. Version {version, number} now applies instead of version {versionBefore, number}.

Reason: {reason}

What has changed:
{changes}

{extended, select, true {You have more time. The deadline for {consultee} is {lastDay, date, long}.} other {The deadline for {consultee} is {lastDay, date, long}, as before.}}

{answered, select, true {You have already responded. The response stands as it is, and you need not do anything. If you want to say something about the changes, you can send a supplement.} other {Comments that you have already written remain with the text they are about. Both versions can be read, with the changes marked.
{way}}}

Questions are answered by {contact}. Our registry number is {registryNumber}.

{authority}
`,
  'mail.correction.more': '– and {n, number} more',
  'mail.correction.team.subject': '{registryNumber} The text of the consultation has been corrected: version {version, number} now applies',
  'mail.correction.team.body': `Dear {name},

A fault in the text of the consultation on {matter} has been corrected. Version {version, number} now applies instead of version {versionBefore, number}. The consultees have been told the same.

Reason: {reason}

What has changed:
{changes}

{extended, select, true {The deadline has been moved to {lastDay, date, long}.} other {The deadline is {lastDay, date, long}, as before.}}

Read more: {link}

The matter's registry number is {registryNumber}.
`,
  'mail.mailing.subject': '{registryNumber} On the consultation: {subject}',
  'mail.mailing.body': `{text}

—
This letter is for {consultee}, about the consultation on {matter}. For questions, please contact {contact}. Our registry number is {registryNumber}.

{authority}
`,
  'mail.receipt.subject': '{registryNumber} Receipt: the {kind, select, supplement {supplement} other {response}} from {consultee} has been received',
  'mail.receipt.body': `{kind, select, supplement {The supplement to the response from {consultee}} replacement {The response from {consultee}, which replaces the preliminary one,} other {The response from {consultee}}} has been received.

Matter: {matter}
Registry number: {registryNumber}
Consultation round: {round}
Received: {received, date, long}{late, select, true { (after the deadline)} other {}}
Comments: {comments, number}
Attached files: {files, number}
{sections}Checksum (SHA-256): {hash}

The {kind, select, supplement {supplement} other {response}} can no longer be changed. The receipt is also here: {link}
Save the file with the {kind, select, supplement {supplement} other {response}} from that page. A command on the file should give the same checksum: Get-FileHash in Windows (PowerShell), sha256sum in Linux.
`,
  'mail.form-confirmation.subject': '{registryNumber} Confirm your response to the consultation',
  'mail.form-confirmation.body': `Hello!

Somebody has written a response to the consultation on {matter} and given this e-mail address. Was it you? Open the link, read the response through and confirm it:
{link}

The link is valid for {days, plural, one {# day} other {# days}} and can be used once. The response reaches {authority} only when you have confirmed it.

Was it not you? Then there is nothing you need to do. The response is deleted when the link has expired.

Consultation round: {round}
Registry number: {registryNumber}
Questions are answered by {contact}.

{authority}
`,
  'mail.form-receipt.subject': '{registryNumber} Receipt: your response has been received',
  'mail.form-receipt.body': `Your response to the consultation has been received and counts as an unsolicited response.

Response from: {consultee}
Matter: {matter}
Registry number: {registryNumber}
Consultation round: {round}
Received: {received, date, long}{late, select, true { (after the deadline)} other {}}
Comments on single clauses: {comments, number}
Checksum (SHA-256): {hash}

The response is enclosed as a PDF. It is a public record and can no longer be changed.

{authority}
`,
  'mail.form-left-out.subject': '{registryNumber} Your response is not part of the consultation',
  'mail.form-left-out.body': `Hello!

Your response to the consultation on {matter} has arrived, but is not part of the consultation round.

Reason: {reason}

The response is kept by {authority} together with the reason. It is counted in the account of the consultation as a response that was left out.

Consultation round: {round}
Registry number: {registryNumber}
Questions are answered by {contact}.

{authority}
`,
  'mail.form-waiting.subject': '{registryNumber} {fresh, plural, one {One unsolicited response is} other {# unsolicited responses are}} waiting',
  'mail.form-waiting.body': `Hello {name},

{fresh, plural, one {One new unsolicited response has} other {# new unsolicited responses have}} come in through the public page and {fresh, plural, one {has been confirmed by its sender} other {have been confirmed by their senders}}.{waiting, plural, one {} other { In all, # are waiting to be received or left out.}}

Matter: {matter}
Consultation round: {round}

Settle them here: {link}

If more come within an hour you get a single letter about them.
`,
  'mail.returned.subject': '{registryNumber} {n, plural, one {A letter to one consultee has} other {Letters to # consultees have}} come back',
  'mail.returned.more': '… and {n, plural, one {one more} other {# more}}',
  'mail.returned.body': `Hello {name},

{n, plural, one {This consultee has} other {These consultees have}} not been reached by letters that were sent:

{list}

Matter: {matter}
Consultation round: {round}

The register shows where the letters were sent and why they came back. You can correct the address and send them again there: {link}

If more come back, you get at most one letter a day about it.
`,
  'mail.registry.subject': '{registryNumber} For registration: {kind, select, supplement {supplement to the response} other {response}} from {consultee}',
  'mail.registry.body': `{kind, select, supplement {A supplement to a response} replacement {A response that replaces a preliminary one} other {A response}} to a consultation has come in and is to be registered.

Sender: {consultee}
Matter: {matter}
Registry number: {registryNumber}
Received: {received, date, long}{late, select, true { (after the deadline)} other {}}
Consultation round: {round}
Comments: {comments, number}
Attached files: {files, number}
Checksum (SHA-256): {hash}
`,
  'mail.withdrawal.subject': '{registryNumber} The {kind, select, supplement {supplement to the response} other {response}} from {consultee} has been withdrawn',
  'mail.withdrawal.body': `The {kind, select, supplement {supplement to the response} other {response}} from {consultee} has been withdrawn.

Matter: {matter}
Registry number: {registryNumber}
Consultation round: {round}
Withdrawal received: {received, date, long}
Entered by: {by}
Reason: {reason}

What was submitted is kept as a received record and does not change, but no longer counts as the position of the organisation.
`,
  'mail.counted-jointly.subject': '{registryNumber} A joint statement counts as the response of {consultee}',
  'mail.counted-jointly.body': `{sender} has submitted a joint statement. {authority} counts it as the response of {consultee} too.

Matter: {matter}
Registry number: {registryNumber}
Consultation round: {round}
Ground: {ground}

You do not need to respond yourselves. If you submit a response of your own, it counts instead of the joint statement.

Is this wrong? Contact {contact}.
`,
  'mail.no-longer-counted.subject': '{registryNumber} A joint statement no longer counts as the response of {consultee}',
  'mail.no-longer-counted.body': `The joint statement from {sender} no longer counts as the response of {consultee}. {why, select, withdrawn {{sender} has withdrawn it.} replaced {{sender} has replaced it with a new one.} other {{authority} has found that it was counted by mistake.}}

Matter: {matter}
Registry number: {registryNumber}
Consultation round: {round}

{countsBy, select, own {Your own response counts, and you do not need to do anything.} joint {Another joint statement counts as your response, and you do not need to do anything.} other {You now count as not having responded.}}

Do you have questions, or do you want to submit a response? Contact {contact}.
`,
  'mail.response-confirmed.subject': '{registryNumber} The preliminary response from {consultee} has been confirmed',
  'mail.response-confirmed.body': `The preliminary response from {consultee} has been confirmed. It stands as it was submitted.

Matter: {matter}
Registry number: {registryNumber}
Consultation round: {round}
Decided by: {body}, {decided, date, long}, {paragraph}
Confirmation received: {received, date, long}
Entered by: {by}
Checksum of the response (SHA-256): {responseHash}
Checksum of the confirmation (SHA-256): {hash}
`,
} as const satisfies Record<keyof typeof consultationMailSv, string>;
