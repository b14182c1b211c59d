/** What the editor says about the line to the server: what is saved, what is not, and why a change was not taken. */
export const realtimeSv = {
  'realtime.refused.nothingLost': 'Allt du skrev hann sparas.',

  'refusal.update-invalid': 'Ändringen gick inte att läsa eller bygger på text som servern inte har. Öppna texten på nytt och gör om ändringen.',
  'refusal.update-gap': 'Ändringen bygger på text som servern inte har. Öppna texten på nytt och försök igen.',
  'refusal.signed-out': 'Du är inte inloggad längre. Logga in igen för att fortsätta skriva.',
  'refusal.access-removed': 'Du har inte längre tillgång till texten. Fråga processledaren om du borde ha det.',
  'refusal.epoch-passed': 'Texten har låsts, frysts eller återställts sedan du öppnade den. Öppna den på nytt för att se hur den står nu.',
  'refusal.frame-too-large': 'Ändringen är för stor för att sparas på en gång. Importera texten som en fil i stället.',
  'refusal.document-full': 'Texten har nått den största storlek som kan sparas. Dela upp den, till exempel i bilagor.',
  'refusal.foreign-client': 'Ändringen bär någon annans märke och togs inte emot. Öppna texten på nytt och gör om ändringen.',
  'refusal.document-locked': 'Texten är låst och går inte att ändra.',
  'refusal.clause-locked': 'Avsnittet är låst och går inte att ändra.',
  'refusal.too-many-clients': 'Ändringarna kommer från fler fönster än servern tar emot på en gång. Öppna texten på nytt och för in det som inte blev sparat.',
  'refusal.reload-needed': 'Tjänsten har fått en ny version. Ladda om sidan för att fortsätta.',
  'refusal.not-saved': 'Servern kan inte spara just nu. Det du har skrivit finns kvar i fönstret och skickas igen så snart det går.',
  'refusal.access-changed': 'Dina rättigheter har ändrats. Texten öppnas på nytt.',
  'refusal.document-unavailable': 'Texten går inte att öppna just nu. Ett nytt försök görs om en stund.',
  'refusal.reader-stalled': 'Förbindelsen är för långsam. Ett nytt försök görs om en stund.',
  'refusal.server-restarting': 'Servern startar om. Texten öppnas igen om en stund.',
  'refusal.too-many-connections': 'Texten är öppen i för många fönster. Stäng några av dem, så görs ett nytt försök.',
} as const;
