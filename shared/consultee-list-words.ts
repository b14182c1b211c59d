/** What people call the columns and values of a list of consultees, Swedish and English: words that are read, in lower case, and never said. */
import type { ConsulteeCategory } from './export.ts';

export const listFields = ['organisation', 'registrationNumber', 'body', 'category', 'obliged', 'officialMail', 'contactName', 'contactMail', 'meetingOn', 'note'] as const;
export type ListField = (typeof listFields)[number];

/** How the columns are called, Swedish and English, the surest name first: our own table has both `Remissinstans` and `Organisation`. */
export const heads: Record<ListField, readonly string[]> = {
  organisation: ['organisation', 'organisationens namn', 'organization', 'remissinstans', 'consultee', 'myndighet', 'authority', 'kommun', 'namn', 'name'],
  registrationNumber: ['organisationsnummer', 'orgnr', 'org.nr', 'org nr', 'org.nummer', 'organisation number', 'organization number', 'registration number'],
  body: ['nämnd eller del', 'nämnd eller del av organisationen', 'nämnd', 'organ', 'del', 'committee or part', 'committee', 'body'],
  category: ['typ', 'typ av remissinstans', 'kategori', 'type', 'type of consultee', 'category'],
  obliged: ['skyldig att svara', 'svarsskyldig', 'skyldig', 'obliged to respond', 'obliged', 'inbjuden eller spontan', 'invited or unsolicited'],
  officialMail: ['officiell brevlåda', 'myndighetsbrevlåda', 'brevlåda', 'officiell e-post', 'e-post', 'epost', 'e-postadress', 'official mailbox', 'mailbox', 'e-mail', 'email', 'mail'],
  contactName: ['kontaktperson', 'kontakt', 'contact person', 'contact name', 'contact'],
  contactMail: ['kontaktpersonens e-post', 'kontaktens e-post', 'e-post till kontaktperson', 'kontakt e-post', 'contact’s e-mail', "contact's e-mail", 'contact e-mail', 'contact email'],
  meetingOn: ['sammanträde', 'sammanträdesdag', 'sammanträdesdatum', 'nämndsammanträde', 'meeting', 'meeting day', 'meeting date'],
  note: ['anteckning', 'notering', 'note', 'notes'],
};

export const categoryWords: Record<ConsulteeCategory, readonly string[]> = {
  municipal_body: ['kommunalt organ', 'kommun', 'municipal body', 'municipality'], regional_body: ['regionalt organ', 'region', 'regional body'], state_agency: ['statlig myndighet', 'state agency', 'government agency'],
  association: ['förening', 'association'], user_organisation: ['brukarorganisation', 'user organisation', 'service users’ organisation'], private_person: ['privatperson', 'enskild', 'private person', 'individual'], other: ['annan', 'övrig', 'annat', 'other'],
};
export const yes = ['ja', 'j', 'x', 'yes', 'y', 'true', 'sant', '1', 'inbjuden, skyldig att svara', 'invited, obliged to respond'];
export const no = ['nej', 'n', 'no', 'false', 'falskt', '0', '', '-', '–', 'inbjuden', 'invited', 'spontant remissvar', 'unsolicited response'];
