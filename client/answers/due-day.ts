/** The day an answer is wanted by, as it goes to the server: each choice once, in the order they were made, with the day that stood there before it. */

type Day = string | null;
/** `instead`: the day that somebody else had set meanwhile, which stands. */
export interface DaySent { instead?: Day }

/** `standing`: the day as it is known now. `send` resolves to whether it was saved, and when it was not, after `standing` has been asked for anew. */
export function dueDaySender(standing: () => Day, send: (day: Day, seen: Day) => Promise<boolean>): (day: Day) => Promise<DaySent> {
  let wanted: { day: Day } | null = null;
  let underway: Promise<DaySent> = Promise.resolve({});
  return (day) => {
    // Chosen in the calendar, and met again when the field is left: one choice.
    if (day === (wanted === null ? standing() : wanted.day)) return underway;
    const its = { day };
    wanted = its;
    underway = underway.then(async () => {
      const seen = standing();
      // A later choice took its place before it was sent.
      const saved = wanted !== its || day === seen || (await send(day, seen));
      if (wanted === its) wanted = null;
      return !saved && standing() !== seen ? { instead: standing() } : {};
    });
    return underway;
  };
}
