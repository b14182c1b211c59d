/** All rooms' tables, for the generator of migrations; the product itself never reads this file. */
import { exportTables } from '../server/answers/exports/tables.ts';
import { meetingTables } from '../server/answers/meetings/tables.ts';
import { answerTables } from '../server/answers/tables.ts';
import { publicTables } from '../server/consultation/public/tables.ts';
import { unsolicitedTables } from '../server/consultation/unsolicited/tables.ts';
import { insideTables } from '../server/consultation/inside/tables.ts';
import { jointTables } from '../server/consultation/joint/tables.ts';
import { othersTables } from '../server/consultation/others/tables.ts';
import { sectionTables } from '../server/consultation/sections/tables.ts';
import { consultationTables } from '../server/consultation/tables.ts';
import { discussionTables } from '../server/drafting/discussion/tables.ts';
import { draftingTables } from '../server/drafting/tables.ts';
import { readingTables } from '../server/drafting/readings/tables.ts';
import { journalTables } from '../server/journal/tables.ts';
import { involvementTables } from '../server/matters/involvement/tables.ts';
import { matterTables } from '../server/matters/tables.ts';
import { peopleTables } from '../server/people/tables.ts';
import { kits, type Dialect } from '../server/platform/storage/kit.ts';
import { platformTables } from '../server/platform/storage/tables.ts';

export function allTables(dialect: Dialect) {
  const kit = kits[dialect];
  return {
    ...platformTables.with(kit), ...journalTables.with(kit), ...peopleTables.with(kit), ...matterTables.with(kit), ...draftingTables.with(kit), ...discussionTables.with(kit), ...readingTables.with(kit), ...involvementTables.with(kit),
    ...consultationTables.with(kit), ...insideTables.with(kit), ...sectionTables.with(kit), ...jointTables.with(kit), ...othersTables.with(kit), ...publicTables.with(kit), ...unsolicitedTables.with(kit), ...answerTables.with(kit), ...meetingTables.with(kit), ...exportTables.with(kit),
  };
}
