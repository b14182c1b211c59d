/** Why a spreadsheet cannot be read, in Swedish. */
export const sheetsSv = {
  'refusal.sheet.refused.not-a-spreadsheet': 'Det här är inte en tabell. Spara den som Excel-arbetsbok (.xlsx) eller CSV och försök igen.',
  'refusal.sheet.refused.old-xls': 'Filen är i det gamla Excel-formatet (.xls). Öppna den i Excel, spara den som .xlsx och försök igen.',
  'refusal.sheet.refused.encrypted': 'Filen är skyddad med lösenord. Ta bort lösenordet i Excel och försök igen.',
  'refusal.sheet.refused.too-large': 'Filen är för stor för att läsas in. Den får vara högst 25 MB, innehålla högst 200 MB uppackad och ha högst 50 000 rader. Ta bort blad och kolumner som inte behövs, eller dela upp den.',
  'refusal.sheet.refused.broken': 'Filen är skadad och går inte att läsa. Öppna den i Excel, låt Excel reparera den, spara och försök igen.',
  'refusal.sheet.refused.timeout': 'Det tog för lång tid att läsa filen, så inläsningen avbröts. Dela upp den och försök igen.',
} as const;
