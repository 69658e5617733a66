import { Problem } from '@stagedoor/contract/problems'
import type { AppCredentials, Connector } from '../../connectors/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import type { AccountDeps } from './deps.ts'
import { saidByPlatform } from './said-by-platform.ts'

/** Which application: of a platform, of one of its servers, of one of its doors. */
export interface AppOf {
  readonly connector: Connector
  /** Empty where the platform is one place. */
  readonly server: string
  /** Null where it has one door. */
  readonly door: string | null
}

const placeOf = (id: string) => `app:${id}`

const rowOf = (db: Db, { connector, server, door }: AppOf) =>
  db
    .selectFrom('publish.apps')
    .selectAll()
    .where('connector', '=', connector.id)
    .where('server', '=', server)
    .where('door', '=', door ?? '')

/** The application's credentials, or null where nobody gave any. */
export async function appOf(
  { db, accountSeal }: Pick<AccountDeps, 'db' | 'accountSeal'>,
  of: AppOf,
): Promise<AppCredentials | null> {
  const row = await rowOf(db, of).executeTakeFirst()
  if (row === undefined) return null
  const { id, clientId, clientSecret } = row
  return {
    clientId,
    clientSecret: clientSecret === null ? null : accountSeal.open(clientSecret, placeOf(id)),
  }
}

/** Keeps the application's credentials; a secret of null keeps the one there is. */
export async function putApp(
  { db, accountSeal }: Pick<AccountDeps, 'db' | 'accountSeal'>,
  { connector, server, door }: AppOf,
  app: AppCredentials & {
    readonly takenBy: 'operator' | 'by-itself'
    readonly redirectUri: string
    readonly changedBy: string | null
  },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const before = await rowOf(trx, { connector, server, door }).forUpdate().executeTakeFirst()
    const id = before?.id ?? newId()
    const { clientId, takenBy, redirectUri, changedBy } = app
    const clientSecret =
      app.clientSecret === null ? undefined : accountSeal.seal(app.clientSecret, placeOf(id))
    const said = { clientId, takenBy, redirectUri, changedBy }
    await trx
      .insertInto('publish.apps')
      .values({
        id,
        connector: connector.id,
        server,
        door: door ?? '',
        ...said,
        clientSecret: clientSecret ?? null,
      })
      .onConflict((conflict) =>
        conflict.columns(['connector', 'server', 'door']).doUpdateSet((eb) => ({
          ...said,
          changedAt: eb.fn('wall.now', []),
          ...(clientSecret === undefined ? {} : { clientSecret }),
        })),
      )
      .execute()
  })
}

/** The application for a door: the operator's, or taken from its server at the first use. Throws `platform-app-missing`. */
export async function appFor(
  deps: AccountDeps,
  { redirectUri, ...of }: AppOf & { redirectUri: string },
): Promise<AppCredentials> {
  const { connector, server } = of
  if (connector.door.kind !== 'oauth') throw new Error(`${connector.name} has no application`)
  const known = await appOf(deps, of)
  if (known !== null) return known
  const { register } = connector.door
  if (connector.door.app === 'operator' || register === undefined)
    throw new Problem('platform-app-missing', { platform: connector.name })
  const ctx = deps.platforms.door(connector, {
    server,
    clock: deps.clock,
    signal: AbortSignal.timeout(DOOR_PATIENCE_MS),
  })
  const app = await register(redirectUri, ctx).catch(saidByPlatform(connector))
  await putApp(deps, of, { ...app, takenBy: 'by-itself', redirectUri, changedBy: null })
  return app
}

/** How long a platform's door is waited for, in milliseconds. */
export const DOOR_PATIENCE_MS = 30_000

/** Every application, without its secret. */
export function listApps({ db }: Pick<AccountDeps, 'db'>) {
  return db
    .selectFrom('publish.apps')
    .select(['id', 'connector', 'server', 'door', 'clientId', 'takenBy', 'changedBy', 'changedAt'])
    .select((eb) => eb('clientSecret', 'is not', null).$castTo<boolean>().as('hasSecret'))
    .orderBy('connector')
    .orderBy('server')
    .orderBy('door')
    .execute()
}

/** Forgets an application; false where there is none. */
export async function dropApp({ db }: Pick<AccountDeps, 'db'>, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('publish.apps').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}
