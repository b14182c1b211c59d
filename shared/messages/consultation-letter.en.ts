/** A response that came as a letter, divided into comments beside the text, in English. */
import type { consultationLetterSv } from './consultation-letter.sv.ts';

export const consultationLetterEn: Record<keyof typeof consultationLetterSv, string> = {
  'consultation.letterBeside': 'Show the letter beside the text',
  'consultation.letterBeside.hide': 'Hide the letter',
  'consultation.letterBeside.title': 'The letter',
  'consultation.letterBeside.which': 'File',
  'consultation.letterBeside.how': 'Select what is a comment in the letter. Then select the words in the text that the comment is about.',
  'consultation.letterBeside.take': 'Make it a comment',
  'consultation.letterBeside.takeParagraph': 'Make the paragraph a comment: {words}',
  'consultation.letterBeside.held': 'Now select the words in the text that the comment is about, or press the plus sign beside a paragraph.',
  'consultation.letterBeside.whole': 'About the whole text',
  'consultation.letterBeside.wholePackage': 'About all documents',
  'consultation.letterBeside.drop': 'Cancel',
  'consultation.letterBeside.taken': '{taken} of {all} paragraphs stand wholly or partly in a comment.',
  'consultation.letterBeside.link': 'Divide the letter into comments',
  'refusal.letter-is-image': 'The file is an image, so its words cannot be selected. Type the response instead, and let the image stay as the attached record.',
  'refusal.letter-without-text': 'The file has no text that can be selected. If it is a scan, the response has to be typed.',
  'refusal.letter-encrypted': 'The file is protected by a password. Ask the sender for a file without one, or type the response.',
  'refusal.letter-broken': 'The file is damaged and cannot be read. Ask the sender for a new one, or type the response.',
};
