import type { Kysely } from 'kysely'

/** The login roles of one house; their names carry the database's prefix because roles belong to the cluster. */
export interface RoleNames {
  owner: string
  crew: string
  worker: string
  fan: string
  auth: string
  /** Owns the one function that searches, and nothing else; nobody logs in as it. */
  search: string
}

/** One forward-only step of the schema, run as the owner role inside a transaction. */
export interface Migration {
  name: string
  up: (trx: Kysely<never>, roles: RoleNames) => Promise<void>
}
