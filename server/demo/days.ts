/** Demo dates are given in days from today, so that the demo is never stale; the time of day is that of Stockholm in winter. */
const dayMilliseconds = 86_400_000;

export function demoDays(now: Date) {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const at = (offset: number, time = '10:00'): Date => {
    const [hours = 10, minutes = 0] = time.split(':').map(Number);
    return new Date(midnight + offset * dayMilliseconds + ((hours - 1) * 60 + minutes) * 60_000);
  };
  return { at, day: (offset: number): string => at(offset, '12:00').toISOString().slice(0, 10) };
}
export type DemoDays = ReturnType<typeof demoDays>;
