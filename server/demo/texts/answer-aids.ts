/** What stands at hand while the group answers in the demo: short reasons, and a text that fits several answers. */
import type { Disposition } from '#shared/export.ts';

/** `of`: the answers that have it. */
export const shortReasons: readonly { words: string; of: Disposition | null }[] = [
  { words: 'Hör hemma i ett annat dokument', of: 'referred_elsewhere' },
  { words: 'Ligger utanför uppdraget', of: 'out_of_scope' },
  { words: 'Regleras redan i lag', of: null },
  { words: 'Kostnaden är inte utredd', of: null },
];

/** It closes every answer that says where a question is dealt with instead. */
export const handedOn = { name: 'Frågan lämnas vidare', words: 'Vi lämnar frågan vidare tillsammans med synpunkten, så att den är känd när arbetet tas upp där.' };

export const reusableTexts: readonly { name: string; words: string }[] = [
  { name: 'Lokala avtal får gå längre', words: 'Överenskommelsen anger vad som ska gälla i hela länet. En kommun och regionen kan komma överens om mer i sitt lokala avtal.' },
];

/** The steering group's next meeting. */
export const meetingBody = 'Styrgruppen';
