/** What is being made and how long it has taken, beside a button whose answer takes its time: nothing looks frozen, and a screen reader is told once and once more. */
import { type ReactNode, useEffect, useState } from 'react';

interface Props {
  on: boolean;
  what: string;
  /** Said instead when it has taken longer than one expects. */
  still: string;
  /** Seconds so far, in words; seen only. */
  elapsed: (seconds: number) => string;
}

const long = 12;

/** Stands in the page from the start: a live region that comes with its words is not read. */
export function Working({ on, ...of }: Props): ReactNode {
  return <div role="status">{on && <Counting {...of} />}</div>;
}

function Counting({ what, still, elapsed }: Omit<Props, 'on'>): ReactNode {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((so) => so + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <p className="small">{seconds < long ? what : still} {seconds > 1 && <span className="soft numbers" aria-hidden="true">{elapsed(seconds)}</span>}</p>;
}
