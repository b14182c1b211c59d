/** Letters of a consultation round. */
export const consultationMailEn = {
  'mail.letter-file': 'Covering letter.docx',
  'mail.invitation.subject': '{registryNumber} Invitation to respond: {matter}',
  'mail.invitation.official': `To {consultee}

{authority} invites you to respond to {matter}. The covering letter is attached.

Please answer by {deadline}. An invitation with access has been sent to your contact, {address}. You may also answer by letter or e-mail; please state our registry number {registryNumber}.

Questions are answered by {contact}.

{authority}
`,
  'mail.invitation.contact': `Hello {name},

{authority} invites {consultee} to respond to {matter}. The covering letter is attached.

How to begin:
{way}

Read the text, select words and write your comments. Nothing is sent until you choose to submit the response.

Please answer by {deadline}. Our registry number is {registryNumber}.

Questions are answered by {contact}.

{authority}
`,
  'mail.invitation.code': `Open the link and enter the code.
Link: {link}
Code: {code}`,
  'mail.invitation.sign-in': `Sign in with your account.
Link: {link}`,
  'mail.receipt.subject': 'Receipt: the response from {consultee} has been received ({registryNumber})',
  'mail.receipt.body': `The response from {consultee} has been received.

Matter: {matter}
Registry number: {registryNumber}
Consultation round: {round}
Received: {received}{late, select, true { (after the deadline)} other {}}
Comments: {comments}
Attached files: {files}
Checksum (SHA-256): {hash}

The response can no longer be changed. The receipt is also here: {link}
Save the file with the response from there. The command sha256sum on that file must give the same checksum.
`,
  'mail.registry.subject': 'To be registered: response from {consultee} ({registryNumber})',
  'mail.registry.body': `A response has come in and is to be registered.

Sender: {consultee}
Matter: {matter}
Registry number: {registryNumber}
Received: {received}{late, select, true { (after the deadline)} other {}}
Consultation round: {round}
Comments: {comments}
Attached files: {files}
Checksum (SHA-256): {hash}
`,
} as const;
