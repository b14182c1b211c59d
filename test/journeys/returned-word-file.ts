/** What somebody does to an answer file in a word processor, done to its parts. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A word is struck and another put in, with a comment on them; the position is chosen. */
export function answered(bytes: Uint8Array, said: { words: string; instead: string; comment: string; stance: string }): Uint8Array {
  const files = unzipSync(bytes);
  const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const found = new RegExp(`<w:r><w:t xml:space="preserve">([^<]*?)${said.words}([^<]*)</w:t></w:r>`).exec(read('word/document.xml'));
  if (found === null) throw new Error(`"${said.words}" is not in the file`);
  const by = 'w:author="Handläggare" w:date="2027-02-20T10:00:00Z"';
  const [whole, before = '', after = ''] = found;
  const changed = `${run(before)}<w:commentRangeStart w:id="0"/><w:del w:id="9001" ${by}>${run(said.words).replaceAll('w:t', 'w:delText')}</w:del><w:ins w:id="9002" ${by}>${run(said.instead)}</w:ins><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run(after)}`;
  files['word/document.xml'] = strToU8(read('word/document.xml').replace(whole, changed).replace('>Välj …<', `>${said.stance}<`));
  files['word/comments.xml'] = strToU8(`<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" ${by} w:initials="H"><w:p>${run(said.comment)}</w:p></w:comment></w:comments>`);
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
  const rels = read('word/_rels/document.xml.rels');
  if (!rels.includes('/comments"')) {
    files['word/_rels/document.xml.rels'] = strToU8(rels.replace('</Relationships>', '<Relationship Id="rIdSaid" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>'));
    files['[Content_Types].xml'] = strToU8(read('[Content_Types].xml').replace('</Types>', `<Override PartName="/word/comments.xml" ContentType="${type}"/></Types>`));
  }
  return zipSync(files);
}
