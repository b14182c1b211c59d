/** Which letters are shown, as it stands in the address, so that Back keeps it and a link can be mailed. Loaded with every page. */
export interface MailSearch { show?: 'unreached' }

/** What is not known is left out, never refused. */
export const mailSearch = (raw: Record<string, unknown>): MailSearch => (raw.show === 'unreached' ? { show: 'unreached' } : {});
