import type { Kysely } from 'kysely'
import pg from 'pg'
import type { Log } from '../log/index.ts'
import { rowTypes } from './column-types.ts'
import { type DatabaseServer, openServer, type ServerOptions } from './database-server.ts'
import { kyselyOver } from './kysely.ts'
import { type Hold, Listener, type Subscription } from './listener.ts'
import { migrate, type Migration, type MigrationReport } from './migrate.ts'
import { prepareContext } from './context.ts'
import { prepareWhatRecurs } from './prepared.ts'
import type { Role, RoleNames } from './roles.ts'

/** A house's database: a pool for each login role, one session that listens and locks, and the schema's own steps. */
export type OpenDatabase<Tables> = Readonly<{
  roles: RoleNames
  owner: Kysely<Tables>
  crew: Kysely<Tables>
  worker: Kysely<Tables>
  fan: Kysely<Tables>
  /** Plain PostgreSQL types (timestamps are Dates), since better-auth brings its own queries. */
  auth: pg.Pool
  /** What another library needs to connect as a role; it gets plain PostgreSQL types. */
  connection: (role: Role) => pg.ClientConfig
  /** Resolves once the channel is heard; the answer ends it. After a lost connection `connected` is called again. */
  listen: (channel: string, subscription: Subscription) => Promise<() => Promise<void>>
  /** Takes a lock among all processes of the house; null where another has it. */
  hold: (name: string) => Promise<Hold | null>
  isListening: () => boolean
  /** Makes the roles ready and brings the schema to this program's. */
  migrate: (migrations: readonly Migration[]) => Promise<MigrationReport>
  /** Where the data lies: the embedded cluster's directory, or the given server's host. */
  location: string
  version: string
  close: () => Promise<void>
}>

// Fewer than the embedded server's 60 connections in all, with room for the job queue and for `doctor`.
const POOL_SIZES = { owner: 3, crew: 10, worker: 8, fan: 12, auth: 4 } as const

/** Opens `DATABASE_URL` or starts the embedded database; nothing is migrated yet. */
export async function openDatabase<Tables>(options: ServerOptions): Promise<OpenDatabase<Tables>> {
  return databaseOn<Tables>(await openServer(options), options.log)
}

/** The pools and the listening session over one server; closing it closes the server. */
export function databaseOn<Tables>(server: DatabaseServer, log: Log): OpenDatabase<Tables> {
  const poolOf = (role: Role, types?: pg.CustomTypesConfig) => {
    const pool = new pg.Pool({
      ...server.connection(role),
      ...(types ? { types } : {}),
      max: POOL_SIZES[role],
      // Every idle session costs megabytes in the server.
      idleTimeoutMillis: 10_000,
      connectionTimeoutMillis: 10_000,
      // A transaction that was forgotten holds locks for ever; no page of a fan is worth ten seconds of the server.
      idle_in_transaction_session_timeout: 60_000,
      ...(role === 'fan' ? { statement_timeout: 10_000 } : {}),
      application_name: `stagedoor ${role}`,
      // better-auth names its tables without a schema.
      ...(role === 'auth' ? { options: '-c search_path=auth' } : {}),
    })
    pool.on('error', (error) =>
      log.warn({ because: error.message, role }, 'an idle database connection was lost'),
    )
    // Policies make plans long: what fans read is planned once a session.
    if (role === 'fan') pool.on('connect', prepareForReading)
    // Its statement fails and says so; without a listener the loss would end this process besides.
    pool.on('connect', (client) =>
      client.on('error', (error) =>
        log.warn({ because: error.message, role }, 'a database connection was lost'),
      ),
    )
    return pool
  }
  const kysely = (role: Role) => kyselyOver<Tables>(poolOf(role, rowTypes))
  const owner = kysely('owner')
  const crew = kysely('crew')
  const worker = kysely('worker')
  const fan = kysely('fan')
  const auth = poolOf('auth')
  const listener = new Listener(
    { ...server.connection('worker'), application_name: 'stagedoor listener' },
    log,
  )
  return {
    roles: server.roles,
    owner,
    crew,
    worker,
    fan,
    auth,
    connection: server.connection,
    listen: (channel, subscription) => listener.listen(channel, subscription),
    hold: (name) => listener.hold(name),
    isListening: () => listener.isUp,
    migrate: async (migrations) => {
      await server.ensureRoles()
      return migrate(owner.withTables<never>(), migrations, server.roles)
    },
    location: server.location,
    version: server.version,
    close: async () => {
      await listener.close()
      await Promise.all([owner.destroy(), crew.destroy(), worker.destroy(), fan.destroy(), auth.end()])
      await server.close()
    },
  }
}

function prepareForReading(client: pg.Client): void {
  prepareWhatRecurs(client)
  prepareContext(client)
}
