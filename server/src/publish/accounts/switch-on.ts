import { Problem } from '@stagedoor/contract/problems'
import type { Connector } from '../../connectors/index.ts'
import type { Actor } from '../opening/schedule-publication.ts'
import type { AccountDeps } from './deps.ts'
import { keepAccount } from './keep-account.ts'

/** Switches a place of the house's own on, such as the production's feed; it is named as the production is. */
export function switchOn(
  deps: AccountDeps,
  {
    production,
    connector,
    actor,
  }: { production: { id: string; slug: string; title: string }; connector: Connector; actor: Actor },
): Promise<string> {
  if (connector.door.kind !== 'ours') throw new Problem('not-found')
  const opened = {
    remoteId: production.id,
    handle: production.slug,
    name: production.title,
    settings: {},
    token: null,
  }
  return deps.db.transaction().execute((trx) =>
    keepAccount(deps, trx, {
      productionId: production.id,
      connector,
      server: '',
      door: null,
      opened,
      actor,
    }),
  )
}
