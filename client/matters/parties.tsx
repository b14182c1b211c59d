import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Matter } from '#shared/matters.ts';
import { answer, api } from '../api.ts';
import { organisationsQuery } from '../people/organisations.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useMatterChanged } from './matter.ts';

type Party = Matter['parties'][number];

export function Parties({ matter }: { matter: Matter }): ReactNode {
  const t = useText();
  const [editing, setEditing] = useState(false);
  const columns: Column<Party>[] = [
    { key: 'name', head: t('matters.party'), cell: (row) => row.name, names: true },
    { key: 'body', head: t('matters.party.body'), cell: (row) => row.decidingBody ?? '–' },
    { key: 'registry', head: t('matters.party.registry'), cell: (row) => row.registryNumber ?? '–' },
  ];
  return (
    <Section title={t('matters.parties')} count={matter.parties.length} acts={matter.refusals.change === null && <Button variant="secondary" onClick={() => setEditing(true)}>{t('matters.parties.edit')}</Button>}>
      <p className="soft">{t('matters.parties.lead')}</p>
      {matter.parties.length === 0 ? <EmptyState>{t('matters.parties.empty')}</EmptyState> : <DataTable caption={t('matters.parties')} columns={columns} rows={matter.parties} rowKey={(row) => row.organisationId} />}
      <Modal open={editing} title={t('matters.parties.edit')} onClose={() => setEditing(false)}>
        <ChooseParties matter={matter} onDone={() => setEditing(false)} />
      </Modal>
    </Section>
  );
}

function ChooseParties({ matter, onDone }: { matter: Matter; onDone: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const changed = useMatterChanged();
  const organisations = useQuery(organisationsQuery);
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState(() => new Map(matter.parties.map((party) => [party.organisationId, party])));
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const choose = (party: Party, on: boolean) => setChosen((old) => {
    const next = new Map(old);
    if (on) next.set(party.organisationId, party);
    else next.delete(party.organisationId);
    return next;
  });
  const save = async () => {
    setPending(true);
    setError(null);
    const parties = [...chosen.values()].map(({ organisationId, decidingBody, registryNumber }) => ({ organisationId, decidingBody: decidingBody?.trim() || null, registryNumber: registryNumber?.trim() || null }));
    try {
      await changed(await answer(api.matters[':id'].$patch({ param: { id: matter.id }, json: { parties } })));
      say(t('matters.parties.done'));
      onDone();
    } catch (caught) {
      setError(caught);
    } finally {
      setPending(false);
    }
  };

  return (
    <>
      <SearchField label={t('matters.parties.search')} value={sought} onChange={setSought} />
      <Answered question={organisations}>
        {({ items }) => (
          <ul className="plain-list choose-list">
            {items.filter(({ name }) => name.toLocaleLowerCase('sv').includes(sought.trim().toLocaleLowerCase('sv'))).map(({ id, name }) => {
              const party = chosen.get(id);
              return (
                <li key={id}>
                  <Checkbox label={name} checked={party !== undefined} onChange={(event) => choose(party ?? { organisationId: id, name, decidingBody: null, registryNumber: null }, event.target.checked)} />
                  {party && (
                    <div className="choose-details">
                      <Textfield data-size="sm" label={<>{t('matters.party.body')}<span className="ds-sr-only">: {name}</span></>} value={party.decidingBody ?? ''} onChange={(event) => choose({ ...party, decidingBody: event.target.value }, true)} />
                      <Textfield data-size="sm" label={<>{t('matters.party.registry')}<span className="ds-sr-only">: {name}</span></>} value={party.registryNumber ?? ''} onChange={(event) => choose({ ...party, registryNumber: event.target.value }, true)} />
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Answered>
      <Problem error={error} />
      <div className="row">
        <Button loading={pending} onClick={() => void save()}>{t('matters.parties.act')}</Button>
        <span className="soft" role="status">{t('matters.parties.chosen', { n: chosen.size })}</span>
      </div>
    </>
  );
}
