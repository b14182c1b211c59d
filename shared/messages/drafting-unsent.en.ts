/** Words that the server does not have: kept in the browser, sent later, or offered as a copy. */
export const draftingUnsentEn = {
  'drafting.save.notNowKept': '{n, plural, =0 {No contact with the server right now, but everything you wrote is saved.} one {One change is not saved yet: there is no contact with the server. It stays on this computer, even if the window is closed, and is sent when the text is open and the contact is back.} other {# changes are not saved yet: there is no contact with the server. They stay on this computer, even if the window is closed, and are sent when the text is open and the contact is back.}}',
  'drafting.save.kept': 'Everything is kept on this computer',
  'drafting.save.backAgain': 'The connection is back. Everything is saved.',

  'drafting.copy.lasts': 'The copy stays on this computer until you throw it away or sign out.',
  'drafting.copy.window': 'The copy is only in this window. Download it before you close it.',
  'drafting.copy.signedOut': 'What you wrote is kept on this computer. Sign in again and open the text, and it is sent.',
  'drafting.copy.discard': 'Throw the copy away',
  'drafting.copy.discard.title': 'Throw the copy away?',
  'drafting.copy.discard.text': 'What you wrote in the copy is nowhere else. It cannot be brought back.',
  'drafting.copy.discarded': 'The copy has been thrown away.',
  'drafting.copy.whole': 'The whole copy, as it was in your window:',
  'drafting.copy.why.access-changed': 'You may no longer write in the text.',
  'drafting.copy.why.clause-locked': 'The clause was locked when the change arrived.',
  'drafting.copy.why.document-locked': 'The text was locked while you were writing.',
  'drafting.copy.title.kept': '{n, plural, one {One change is not saved yet} other {# changes are not saved yet}}',

  'drafting.leave.title': 'You have changes that are not saved',
  'drafting.leave.text': 'They are only on this computer and are removed when you sign out:',
  'drafting.leave.one': '{title}: {n, plural, one {one change} other {# changes}}',
  'drafting.leave.help': 'Open the text with contact to the server and they are saved, or download them there as a copy.',
  'drafting.leave.act': 'Sign out and remove them',
} as const;
