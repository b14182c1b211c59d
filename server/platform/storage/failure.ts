/** Tells a store that does not answer from a fault of ours, by the codes both databases give; what a message says is never read. */

/** SQLite's result codes (sqlite.org/rescode.html): no space, an I/O error, a file that cannot be opened or written, a lock that was not had in time. */
const sqliteCodes = /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY|BUSY)/;
/** PostgreSQL, appendix A: connection (08), resources (53), operator (57P), system (58); and what the socket to it says. */
const postgresCodes = /^(08...|53...|57P..|58...)$/;
const socketCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** Files stand on the same disk. */
const diskCodes = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EFBIG']);

/** Whether the act may succeed, unchanged, once the store is well. Looks through wrapped errors. */
export function isStoreFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return sqliteCodes.test(code) || postgresCodes.test(code) || socketCodes.has(code) || diskCodes.has(code) || isStoreFailure(error.cause);
}
