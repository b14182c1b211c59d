import { allTables } from './schema.ts';

export const {
  outbox, jobs, idempotency, files, entries, details, organisations, persons, memberships, sessions, invitations, passwordLinks, signInFailures, matters, parties, participants, stateChanges, timetable, documents, imports, documentImages, frozenImages, updates, snapshots, clients, versions, locks, packages, frozenDocuments, frozenBlocks, renditions, frameworkReviews, supersessions, remarks, replies, earlierReplies, mentions, notices, readings, readingQuestions, questionAnswers, readingComments, earlierReadingComments, readerAnswers, involvements, involvementVersions, rounds, roundPapers, roundQuestions, roundAnswers, sections, sectionStances, secondOpenings, roundCorrections, comparedVersions, consultees, members, extensions, reminders, consulteeLetters, responses, withdrawals, confirmations, memoTemplates, colleagueCodes, colleagues, returnLinks, comments, commentOriginals, commentVoices, committeeStays, meetingChanges, responseFiles, uploads, themes, triage, sortings, sortingUndos, views, steps, chains, reasons, reasonEnds, texts, changes, changeEnds, changeReasons, separations, conclusions, reopenings, unmetLetters, finalReports,
  meetings, listed, meetingDecisions, outcomes, reportExports,
  publications, publishedResponses, publishedReports, maskings, publicForms, unsolicitedResponses,
} = allTables('postgres');
