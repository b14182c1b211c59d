/** The list of the keys, by where they are heard. */
import { Fragment, type ReactNode } from 'react';
import { Modal } from '../ui/dialogs.tsx';
import { useText } from '../ui/text.tsx';
import { keyGroups } from './key-groups.ts';
import { keyName } from './key-names.ts';
import { keysOf } from './keys.ts';
import type { KeyAct } from './keys.ts';

export function KeysDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useText();
  return (
    <Modal open title={t('drafting.keys.title')} onClose={onClose}>
      {keyGroups.map(([group, acts]) => (
        <Fragment key={group}>
          <h3 id={`keys-${group}`}>{t(`drafting.keys.group.${group}`)}</h3>
          <table className="small-table keys-table" aria-labelledby={`keys-${group}`}>
            <thead className="ds-sr-only"><tr><th scope="col">{t('drafting.keys.act')}</th><th scope="col">{t('drafting.keys.key')}</th></tr></thead>
            <tbody>{acts.map((act) => <tr key={act}><th scope="row">{t(`drafting.keys.${act}`)}</th><td><Keys act={act} /></td></tr>)}</tbody>
          </table>
        </Fragment>
      ))}
    </Modal>
  );
}

/** "or" stands between the two wherever the language wants it. */
function Keys({ act }: { act: KeyAct }): ReactNode {
  const t = useText();
  const [first = '', second] = keysOf(act).map((keys) => keyName(keys, t));
  if (second === undefined) return <kbd>{first}</kbd>;
  const [before, between, after] = t('drafting.keys.or', { first: '\0', second: '\0' }).split('\0');
  return <>{before}<kbd>{first}</kbd>{between}<kbd>{second}</kbd>{after}</>;
}
