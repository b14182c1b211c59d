import { Fragment, type ReactNode } from 'react';

/** An address in a narrow column: it breaks after the @ or before a full stop, so that no word is cut in two. */
export function MailAddress({ value }: { value: string }): ReactNode {
  return <span className="address">{value.split(/(?<=@)|(?=\.)/).map((part, i) => <Fragment key={i}>{i > 0 && <wbr />}{part}</Fragment>)}</span>;
}
