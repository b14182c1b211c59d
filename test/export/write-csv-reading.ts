/** A CSV reader after RFC 4180 with semicolons, for judging what was written. */

/** The rows of a file as `{column: value}`; throws when it is not UTF-8 with a byte order mark, CRLF rows and equal row lengths. */
export function readCsv(bytes: Uint8Array): Record<string, string>[] {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  if (!text.startsWith('\ufeff')) throw new Error('no byte order mark');
  const [head = [], ...rows] = cells(text.slice(1));
  return rows.map((row) => {
    if (row.length !== head.length) throw new Error(`a row of ${row.length} cells under ${head.length} columns`);
    return Object.fromEntries(head.map((column, at) => [column, row[at] ?? '']));
  });
}

function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/gy;
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    row.push(found[1] === undefined ? found[2] ?? '' : found[1].replaceAll('""', '"'));
    if (found[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
    if (cell.lastIndex === text.length) return rows;
  }
  throw new Error('the file ends within a cell');
}
