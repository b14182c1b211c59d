/** Rows of the update log on their way to the thread: their bytes in one piece, which is handed over and not copied. */

export interface Row { seq: number; bytes: Uint8Array; personId: string | null; at: Date }

export interface PackedRows {
  seqs: number[];
  /** Where each row's bytes end. */
  ends: number[];
  persons: (string | null)[];
  /** Milliseconds. */
  times: number[];
  bytes: Uint8Array<ArrayBuffer>;
}

/** `bytes` has a buffer of its own, to be handed over. */
export function packed(rows: readonly Row[]): PackedRows {
  const bytes = new Uint8Array(rows.reduce((sum, row) => sum + row.bytes.length, 0));
  const ends: number[] = [];
  let at = 0;
  for (const row of rows) {
    bytes.set(row.bytes, at);
    at += row.bytes.length;
    ends.push(at);
  }
  return { seqs: rows.map(({ seq }) => seq), ends, persons: rows.map(({ personId }) => personId), times: rows.map(({ at: time }) => time.getTime()), bytes };
}

/** The rows' bytes are views of the one piece. */
export function unpacked({ seqs, ends, persons, times, bytes }: PackedRows): Row[] {
  return seqs.map((seq, at) => ({ seq, bytes: bytes.subarray(ends[at - 1] ?? 0, ends[at]), personId: persons[at] ?? null, at: new Date(times[at] ?? 0) }));
}
