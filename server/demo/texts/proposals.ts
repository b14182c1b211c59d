/** What members of the group propose in the draft today, for the others to accept or reject. */

export interface DemoProposal {
  by: string;
  /** Plain text that stands once in the draft as it is now. */
  find: string;
  /** Stands instead; empty when the words are to go. */
  replace: string;
  /** A paragraph of its own after these words. */
  paragraph?: true;
}

export const proposals: readonly DemoProposal[] = [
  { by: 'arbetsgrupp.06@rss.granmark.example', find: 'Teamet ska kunna göra ett första hembesök inom 48 timmar.', replace: 'Teamet ska kunna göra ett första hembesök inom 48 timmar vid akut kris och annars inom en vecka.' },
  { by: 'arbetsgrupp.02@rss.granmark.example', find: 'ta ställning till hur barnet kan delta', replace: 'fråga barnet hur det vill delta' },
  { by: 'arbetsgrupp.02@rss.granmark.example', find: 'Ingen familjeform ska tas för given i blanketter eller samtal.', replace: 'Den som möter en familj frågar vilka som ingår i den.', paragraph: true },
  { by: 'arbetsgrupp.10@rss.granmark.example', find: ', fördelade på minst fyra dagar', replace: '' },
];
