/** Hidden bookmarks of the form's cells, by which it is known again. */

/** Begins the names of the form's bookmarks. */
export const questionPrefix = '_q_';

/** Bookmark of the line above the table in which each row is a comment. */
export const commentRows = 'comments';
