/** How a preliminary response tells of its confirmation, and of the one that took its place. */
import { z } from 'zod';

/** As the register, the receipt and the response tell of it. */
export const confirmationSchema = z.object({ body: z.string(), decidedOn: z.string(), paragraph: z.string(), reservation: z.string(), channel: z.enum(['online', 'mail', 'letter']), receivedOn: z.string(), by: z.string(), hash: z.string() });
export type Confirmation = z.infer<typeof confirmationSchema>;

/** Another response in a row of them. */
export const linkedResponseSchema = z.object({ id: z.string(), receivedOn: z.string(), hash: z.string() });
