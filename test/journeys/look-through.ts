/** Going through the screens, each as the person it is for. */
import type { Person } from '../support/browser.ts';
import type { Screen } from './screens.ts';

interface Looking {
  /** Who is not signed in is null. */
  enter: (as: string | null) => Promise<Person>;
  /** What is wrong with the screen. */
  look: (person: Person, screen: Screen) => Promise<string[]>;
}

/** Two at a time: each waits for its server half of the time. Gives what was found on all of them. */
export async function lookThrough(screens: readonly Screen[], { enter, look }: Looking): Promise<string[]> {
  const found: string[] = [];
  const left = [...screens];
  const oneAfterTheOther = async (): Promise<void> => {
    let person: Person | null = null;
    let as: string | null | undefined;
    for (let screen = left.shift(); screen !== undefined; screen = left.shift()) {
      if (person === null || as !== screen.as) {
        await person?.context.close();
        person = await enter(screen.as);
        as = screen.as;
      }
      found.push(...await look(person, screen));
    }
    await person?.context.close();
  };
  await Promise.all([oneAfterTheOther(), oneAfterTheOther()]);
  return found;
}
