/** Why a database cannot be opened, in one sentence for the operator, by the codes that both databases give; what a message says is never read. */
import pg from 'pg';

/** Long enough for a machine far away, short enough to wait for. */
const connectWithin = 15_000;

/** Connected, or one sentence: a database that does not answer is told like one that says no. */
export async function connectPostgres(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectWithin });
  try {
    await client.connect();
  } catch (error) {
    throw new Error(whyNotPostgres(codeIn(error)) ?? unreachable, { cause: error });
  }
  return client;
}

const unreachable = 'The database in DATABASE_URL cannot be reached: check that PostgreSQL is running, and that address and port are right.';
const sockets = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', 'EACCES']);

/** PostgreSQL, appendix A: 28 authorisation, 3D000 no such database, 42501 no right, 53300 and 57P03 not now. Null for anything else. */
export function whyNotPostgres(code: string): string | null {
  if (code.startsWith('28')) return 'PostgreSQL does not let the user of DATABASE_URL in: check user and password, and that pg_hba.conf allows this machine.';
  if (code === '3D000') return 'The database named in DATABASE_URL does not exist: create it (createdb), or write another name.';
  if (code === '42501') return 'The user of DATABASE_URL may not create or change tables in that database: make it the owner, or grant it all on the schema public and create on the database.';
  if (code === '53300' || code === '57P03') return 'PostgreSQL takes no connection just now: it is starting, or has too many. Try again in a minute.';
  return sockets.has(code) ? unreachable : null;
}

/** SQLite's result codes (sqlite.org/rescode.html). Null for anything else. */
export function whyNotSqlite(code: string, file: string): string | null {
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return `The database file ${file} is damaged, or no database at all: restore a backup into another DATA_DIR (npm run restore), and keep this one for examination.`;
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/.test(code)) return `The database file ${file} cannot be opened for writing: give this user the right to read and write it and its folder, or choose another with DATA_DIR.`;
  if (/^SQLITE_(FULL|IOERR)/.test(code)) return `The database file ${file} cannot be read and written: check the disk and that it has space left.`;
  return code.startsWith('SQLITE_BUSY') ? `Another program holds the database file ${file}: close it and start again.` : null;
}

/** The code an error carries, also where it is wrapped in another; empty when there is none. */
export function codeIn(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : codeIn(error.cause);
}
