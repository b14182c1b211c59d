import type { Matter } from '#shared/matters.ts';
import { consultationSv } from '#shared/messages/consultation.sv.ts';
import { formatMessage } from '#shared/messages/format.ts';
import { dayText } from '../ui/dates.tsx';

interface Facts {
  documents: readonly string[];
  deadline: string;
  contactName: string;
  contactMail: string;
}

/** The letter with the matter's facts filled in. Swedish in either language of the screen: it is a record of a Swedish authority. */
export function useLetterTemplate(matter: Matter): (facts: Facts) => string {
  return ({ documents, deadline, contactName, contactMail }) => formatMessage('sv', consultationSv['consultation.letter.template'], {
    authority: matter.authority.name, office: matter.bodies.office, council: matter.bodies.welfareCouncil, registryNumber: matter.registryNumber, matter: matter.title,
    purpose: matter.purpose.trim(), hasPurpose: matter.purpose.trim() === '' ? 'no' : 'yes', parties: matter.parties.length, n: documents.length, documents: documents.map((title) => `– ${title}`).join('\n'),
    deadline: Number.isNaN(Date.parse(deadline)) ? '…' : dayText('sv', deadline), contact: [contactName, contactMail].filter((part) => part.trim() !== '').join(', ') || '…',
  });
}
