/** The toolbar's signs, on a 20-unit grid like the others; each button has its word besides. */
import type { ReactNode } from 'react';

const paths = {
  bold: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z',
  italic: 'M8.5 4h6M5.5 16h6M11.5 4l-3 12',
  underline: 'M6 3.5v6a4 4 0 0 0 8 0v-6M5 17h10',
  bulletList: 'M8 5h9M8 10h9M8 15h9M3.6 5h.01M3.6 10h.01M3.6 15h.01',
  orderedList: 'M8.5 5H17M8.5 10H17M8.5 15H17M3 3.6l1-.4v3.3M2.8 9h1.8l-1.8 2.4h1.9M2.9 13.4h1.7l-1 1.2c1.3 0 1.3 2-.1 2-.4 0-.6-.1-.8-.3',
  deeper: 'M3 4h14M9 8h8M9 12h8M3 16h14M3 7.5 5.5 10 3 12.5',
  shallower: 'M3 4h14M9 8h8M9 12h8M3 16h14M5.5 7.5 3 10l2.5 2.5',
  link: 'M8.5 11.5 11.5 8.5M9 6.5l1.7-1.7a3 3 0 0 1 4.3 4.3l-1.7 1.7M11 13.5l-1.7 1.7A3 3 0 0 1 5 10.9l1.7-1.7',
  image: 'M3 4h14v12H3zM3 13.5l4-4 3.5 3.5 2.5-2.5 4 4M12.5 7.5h.01',
  pageBreak: 'M5 8V3h10v5M3 10.5h2M7 10.5h2M11 10.5h2M15 10.5h2M5 13v4h10v-4',
  definition: 'M4 16V5.5A1.5 1.5 0 0 1 5.5 4H16v12H5.5M7.5 7.5h5M7.5 10.5h3',
  highlight: 'M3 17h6M12.5 3.5l4 4-7 7H5.5v-4z',
  terms: 'M3 5h3M3 10h3M3 15h3M9 5h8M9 10h8M9 15h5',
  reference: 'M4 4h7M4 8h5M4 12h4M4 16h7M16.5 6.5v4a2 2 0 0 1-2 2h-4M13 9.8l-2.7 2.7 2.7 2.7',
  footnote: 'M3 5h8M3 9h8M3 16h14M14 4.5l1.8-1v6',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8.5 4v12M12.5 8v8',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5H12a4.3 4.3 0 0 1 0 8.5H7.5',
  redo: 'M13 4l3.5 3.5L13 11M16.5 7.5H8A4.3 4.3 0 0 0 8 16h4.5',
  find: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4ZM12.8 12.8 16.5 16.5',
  replace: 'M4 6.5h10M11 3.5l3 3-3 3M16 13.5H6M9 10.5l-3 3 3 3',
  close: 'm5 5 10 10M15 5 5 15',
  up: 'm5 12.5 5-5 5 5',
  down: 'm5 7.5 5 5 5-5',
  keys: 'M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.7h7',
  remark: 'M3.5 4.5h13v9H9l-3.5 3v-3h-2zM10 6.8v4.4M7.8 9h4.4',
  rowBefore: 'M3 9h14v8H3zM3 13h14M10 2v5M7.5 4.5h5',
  rowAfter: 'M3 3h14v8H3zM3 7h14M10 13v5M7.5 15.5h5',
  rowUp: 'M3 13h14v4H3zM10 10V3M7 6l3-3 3 3',
  rowDown: 'M3 3h14v4H3zM10 10v7M7 14l3 3 3-3',
  rowDelete: 'M3 3h14v5H3zM7 11.5l6 6M13 11.5l-6 6',
  columnBefore: 'M9 3h8v14H9zM13 3v14M4.5 7.5v5M2 10h5',
  columnAfter: 'M3 3h8v14H3zM7 3v14M15.5 7.5v5M13 10h5',
  columnLeft: 'M13 3h4v14h-4zM10 10H3M6 7l-3 3 3 3',
  columnRight: 'M3 3h4v14H3zM10 10h7M14 7l3 3-3 3',
  columnDelete: 'M3 3h5v14H3zM11.5 7l6 6M17.5 7l-6 6',
  headerRow: 'M3 4h14v12H3zM3 9h14M3 5.7h14M3 7.4h14',
  headerColumn: 'M3 4h14v12H3zM8 4v12M4.7 4v12M6.4 4v12',
  merge: 'M2.5 4.5h15v11h-15zM5 10h4M15 10h-4M7.5 8.5 9 10l-1.5 1.5M12.5 8.5 11 10l1.5 1.5',
  mergeRight: 'M2.5 5h15v10h-15zM6 10h8M11.5 7.5 14 10l-2.5 2.5',
  mergeDown: 'M5 2.5h10v15H5zM10 6v8M7.5 11.5 10 14l2.5-2.5',
  split: 'M2.5 4.5h15v11h-15zM10 4.5v2M10 9v2M10 13.5v2M7 8 5 10l2 2M13 8l2 2-2 2',
  widths: 'M3 4v12M17 4v12M6 10h8M8 8l-2 2 2 2M12 8l2 2-2 2',
} as const;

export type ToolIconName = keyof typeof paths;

export function ToolIcon({ name }: { name: ToolIconName }): ReactNode {
  return (
    <svg className="icon" width={20} height={20} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth={name === 'bold' ? 2.2 : 1.6} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
