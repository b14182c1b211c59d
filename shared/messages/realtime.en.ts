/** What the editor says about the line to the server: what is saved, what is not, and why a change was not taken. */
export const realtimeEn = {
  'realtime.refused.nothingLost': 'Everything you wrote was saved in time.',

  'refusal.update-invalid': 'The change could not be read, or builds on text that the server does not have. Open the text again and redo the change.',
  'refusal.update-gap': 'The change builds on text that the server does not have. Open the text again and try once more.',
  'refusal.signed-out': 'You are no longer signed in. Sign in again to go on writing.',
  'refusal.access-removed': 'You no longer have access to the text. Ask the process lead if you should have.',
  'refusal.epoch-passed': 'The text has been locked, frozen or restored since you opened it. Open it again to see how it reads now.',
  'refusal.frame-too-large': 'The change is too large to be saved at once. Import the text as a file instead.',
  'refusal.document-full': 'The text has reached the largest size that can be saved. Divide it, for example into annexes.',
  'refusal.foreign-client': 'The change carries somebody else’s mark and was not taken. Open the text again and redo the change.',
  'refusal.document-locked': 'The text is locked and cannot be changed.',
  'refusal.clause-locked': 'The clause is locked and cannot be changed.',
  'refusal.too-many-clients': 'The changes come from more windows than the server takes at once. Open the text again and enter what was not saved.',
  'refusal.reload-needed': 'The service has a new version. Reload the page to go on.',
  'refusal.not-saved': 'The server cannot save just now. What you have written remains in the window and is sent again as soon as possible.',
  'refusal.access-changed': 'Your rights have changed. The text is being opened again.',
  'refusal.document-unavailable': 'The text cannot be opened just now. Another attempt is made shortly.',
  'refusal.reader-stalled': 'The connection is too slow. Another attempt is made shortly.',
  'refusal.server-restarting': 'The server is restarting. The text opens again shortly.',
  'refusal.too-many-connections': 'The text is open in too many windows. Close some of them and another attempt is made.',
} as const;
