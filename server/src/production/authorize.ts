import { Problem } from '@stagedoor/contract/problems'
import { type Act, keyMayDo, type KeyScope, mayDo, type Role } from '@stagedoor/core/production'
import type { Identity } from '../plant/http/index.ts'
import type { Db } from '../schema/index.ts'
import { membershipIn, type ProductionRow } from './queries.ts'

/** Somebody allowed to do an act in a production. */
export interface Authorized {
  production: ProductionRow
  role: Role
  actor: { userId: string; name: string }
}

/**
 * Lets an act in the production of a slug pass, or refuses: `not-signed-in`, `not-found` for a production that is
 * missing or not the asker's (they look the same), `not-allowed` when the role or the key may not.
 */
export function authorize(
  { db }: { db: Db },
  identity: Identity,
  target: { slug: string; act: Act },
): Promise<Authorized> {
  return authorizeAt({ db }, identity, { production: { slug: target.slug }, act: target.act })
}

/** The same for a thing found by its own id; undefined stands for a thing that is not there. */
export function authorizeIn(
  { db }: { db: Db },
  identity: Identity,
  target: { productionId: string | undefined; act: Act },
): Promise<Authorized> {
  return authorizeAt({ db }, identity, {
    production: target.productionId === undefined ? null : { id: target.productionId },
    act: target.act,
  })
}

interface Target {
  production: { slug: string } | { id: string } | null
  act: Act
}

async function authorizeAt(
  { db }: { db: Db },
  identity: Identity,
  { production, act }: Target,
): Promise<Authorized> {
  if (identity.kind === 'nobody') throw new Problem('not-signed-in')
  const found =
    production === null ? undefined : await membershipIn(db, { userId: identity.userId, production })
  if (found === undefined) throw new Problem('not-found')
  if (identity.kind === 'key' && identity.productionId !== found.id) throw new Problem('not-found')
  const { role, ...row } = found
  const may =
    identity.kind === 'key'
      ? keyMayDo({ role, scopes: identity.scopes as KeyScope[] }, act)
      : mayDo(role, act)
  if (!may) throw new Problem('not-allowed', { act, role })
  return { production: row, role, actor: { userId: identity.userId, name: identity.name } }
}
