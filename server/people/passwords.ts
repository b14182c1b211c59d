/** Owner of argon2: argon2id with the parameters of stack.md 3 (OWASP's second choice, about 150 ms here). */
import { hash, verify } from '@node-rs/argon2';

/** The package's own name for it is an ambient const enum, which this configuration cannot read. */
const argon2id = 2;
const parameters = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);
export const passwordFits = (stored: string, password: string): Promise<boolean> => verify(stored, password);

let decoy: Promise<string> | null = null;

/** Takes as long as a real check, so that a stranger cannot learn which addresses have accounts. */
export async function checkNobody(password: string): Promise<void> {
  decoy ??= hashPassword('nobody has this password');
  await verify(await decoy, password);
}
