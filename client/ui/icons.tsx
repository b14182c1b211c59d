/** Our few signs, drawn on a 20-unit grid. Always beside a word, so they are hidden from screen readers. */
import type { ReactNode } from 'react';

const paths = {
  check: 'M4 10.5 8.2 15 16 5.5',
  half: 'M10 3.5a6.5 6.5 0 1 0 0 13M10 3.5v13',
  cross: 'm5 5 10 10M15 5 5 15',
  minus: 'M4 10h12',
  plus: 'M10 4v12M4 10h12',
  circle: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z',
  dots: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  arrowRight: 'M4 10h12M11 5l5 5-5 5',
  arrowLeft: 'M16 10H4M9 5l-5 5 5 5',
  leave: 'M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7',
  chevronDown: 'm5 7.5 5 5 5-5',
  chevronRight: 'm7.5 5 5 5-5 5',
  question: 'M7 7.2a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1-1.4 2M10 15.4h.01',
  note: 'M5 3.5h10v13H5zM7.8 7.5h4.4M7.8 10.5h4.4',
  speech: 'M3.5 4.5h13v9H9l-3.5 3v-3h-2z',
  lock: 'M5.5 9h9v7h-9zM7.2 9V6.7a2.8 2.8 0 0 1 5.6 0V9',
  person: 'M10 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM4 16.5c.6-3.2 3-4.7 6-4.7s5.4 1.5 6 4.7',
  house: 'M3.5 16.5h13M5 16.5v-8l5-4 5 4v8M8.5 16.5v-4h3v4',
  mail: 'M3.5 5h13v10h-13zM4 5.5l6 5 6-5',
  clock: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM10 6.5V10l2.6 1.8',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3.5v3M13 3.5v3',
  warning: 'M10 3.5 17 16H3zM10 8v4M10 14.2h.01',
  information: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM10 9.5V13M10 7h.01',
  document: 'M5.5 3h6L15 6.5V17h-9.5zM11.5 3v3.5H15',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4ZM12.8 12.8 16.5 16.5',
  download: 'M10 3.5v9M6 9l4 4 4-4M4 16.5h12',
  link: 'M8.5 11.5 11.5 8.5M9 6.5l1.7-1.7a3 3 0 0 1 4.3 4.3L13.3 10.8M11 13.5l-1.7 1.7A3 3 0 0 1 5 10.9l1.7-1.7',
  edit: 'M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2zM11.5 6l2.6 2.6',
  bin: 'M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.7 11h7.6l.7-11',
  scales: 'M10 3.5v13M6 16.5h8M4 6h12M4 6l-1.5 5a2 2 0 0 0 3 0zM16 6l-1.5 5a2 2 0 0 0 3 0z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth={name === 'dots' ? 2.6 : 1.7} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
