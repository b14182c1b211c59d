/** Why a spreadsheet cannot be read, in English. */
export const sheetsEn = {
  'refusal.sheet.refused.not-a-spreadsheet': 'This is not a table. Save it as an Excel workbook (.xlsx) or CSV and try again.',
  'refusal.sheet.refused.old-xls': 'The file is in the old Excel format (.xls). Open it in Excel, save it as .xlsx and try again.',
  'refusal.sheet.refused.encrypted': 'The file is protected by a password. Remove the password in Excel and try again.',
  'refusal.sheet.refused.too-large': 'The file is too large to be read. It may be at most 25 MB, hold at most 200 MB unpacked and have at most 50,000 rows. Remove sheets and columns that are not needed, or split it.',
  'refusal.sheet.refused.broken': 'The file is damaged and cannot be read. Open it in Excel, let Excel repair it, save and try again.',
  'refusal.sheet.refused.timeout': 'It took too long to read the file, so the reading was stopped. Split it and try again.',
} as const;
