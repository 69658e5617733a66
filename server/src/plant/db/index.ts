/** The database: roles with pools of their own, migrations, LISTEN, and how instants and ids pass through SQL. */
export { at } from './column-types.ts'
export { openDatabase, type OpenDatabase } from './database.ts'
export { newId, randomId } from './ids.ts'
export { type Db, readingIn, type Trx } from './kysely.ts'
export { type Hold, type Holding, Listener, type Listening, type Subscription } from './listener.ts'
export type { Migration, MigrationReport } from './migrate.ts'
export type { Role, RoleNames } from './roles.ts'
export { openSecretsKey, type SecretsKey } from './secrets-key.ts'
