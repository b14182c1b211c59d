/** How many comments had an answer, and how many a decided one, from day to day: a picture, and the same numbers in a table. */
import type { ReactNode } from 'react';
import type { Matrix } from '#shared/answers-matrix.ts';
import { Day } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Section } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';

const [width, height] = [600, 120];

export function ProgressChart({ progress, comments }: { progress: Matrix['progress']; comments: number }): ReactNode {
  const t = useText();
  const last = progress.at(-1);
  return (
    <Section title={t('answers.progress')} id="progress">
      {last === undefined ? <EmptyState>{t('answers.progress.empty')}</EmptyState> : (
        <>
          <svg className="progress-chart" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={t('answers.progress.picture', { answered: last.answered, decided: last.decided, comments })}>
            <polygon className="bar-proposed" points={area(progress.map(({ day, answered }) => [day, answered]), comments)} />
            <polygon className="bar-decided" points={area(progress.map(({ day, decided }) => [day, decided]), comments)} />
          </svg>
          <p className="soft small progress-ends"><Day value={progress[0]?.day ?? last.day} /> {progress.length > 1 && <Day value={last.day} />}</p>
          <details>
            <summary>{t('answers.progress.numbers')}</summary>
            <table className="small-table">
              <thead><tr><th scope="col">{t('answers.progress.day')}</th><th scope="col" className="number-cell">{t('answers.progress.answered')}</th><th scope="col" className="number-cell">{t('answers.progress.decided')}</th></tr></thead>
              <tbody>{progress.map(({ day, answered, decided }) => <tr key={day}><th scope="row"><Day value={day} /></th><td className="number-cell">{answered}</td><td className="number-cell">{decided}</td></tr>)}</tbody>
            </table>
          </details>
        </>
      )}
    </Section>
  );
}

/** Steps, since nothing is known between two days; a single day is as wide as the picture. */
function area(days: readonly (readonly [day: string, count: number])[], most: number): string {
  const times = days.map(([day]) => Date.parse(day));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const span = Math.max(1, last - first + 86_400_000);
  const x = (time: number) => ((time - first) / span) * width;
  const y = (count: number) => height - (count / Math.max(1, most)) * height;
  const points = days.flatMap(([, count], at) => [[x(times[at] ?? 0), y(count)], [at + 1 < days.length ? x(times[at + 1] ?? 0) : width, y(count)]]);
  return [[0, height], ...points, [width, height]].map(([px = 0, py = 0]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ');
}
