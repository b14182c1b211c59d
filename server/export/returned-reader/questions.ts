/** Hidden bookmarks of the form's cells, by which it is known again. */

/** Begins the names of the form's bookmarks. */
export const questionPrefix = '_q_';

/** Names of the questions about one section, by the block of its heading. */
export const sectionStance = (block: string): string => `s_${block}`;
export const sectionCondition = (block: string): string => `c_${block}`;

/** Bookmark of the line above the table in which each row is a comment. */
export const commentRows = 'comments';
