import pg from 'pg'
import type { Secret } from '../config/secret.ts'
import type { Log } from '../log/index.ts'
import { administer, Cluster, socketConnection } from './embedded/index.ts'
import { ensureRoles, type Role, type RoleNames, roleNames, rolePrefix } from './roles.ts'
import { openSecretsKey } from './secrets-key.ts'

/** The server behind a house: how each role connects, and how roles are made ready for a migration. */
export type DatabaseServer = Readonly<{
  roles: RoleNames
  connection: (role: Role) => pg.ClientConfig
  ensureRoles: () => Promise<void>
  /** The directory of the embedded cluster, or the host of the given server. */
  location: string
  version: string
  close: () => Promise<void>
}>

export type ServerOptions = Readonly<{
  dataDir: string
  databaseUrl: Secret | null
  log: Log
  packageName?: string
  onFailure?: (error: Error) => void
}>

const EMBEDDED_NAME = 'stagedoor'
const EMBEDDED_OWNER = 'stagedoor_owner'
const OLDEST_VERSION = 150_000

/** `DATABASE_URL` where given, else the embedded cluster. */
export async function openServer(options: ServerOptions): Promise<DatabaseServer> {
  return options.databaseUrl ? givenServer(options.databaseUrl, options.dataDir) : embeddedServer(options)
}

async function embeddedServer(options: ServerOptions): Promise<DatabaseServer> {
  const cluster = await Cluster.open(options)
  await makeDatabase(cluster.socketDir, EMBEDDED_NAME)
  return {
    ...databaseOfCluster(cluster.socketDir, EMBEDDED_NAME),
    location: cluster.location,
    version: cluster.version,
    close: () => cluster.close(),
  }
}

/** One database of a running cluster, whose private socket is trusted instead of passwords. */
export function databaseOfCluster(
  socketDir: string,
  database: string,
): Pick<DatabaseServer, 'roles' | 'connection' | 'ensureRoles'> {
  const roles = roleNames(EMBEDDED_NAME, EMBEDDED_OWNER)
  return {
    roles,
    connection: (role) => socketConnection(socketDir, roles[role], database),
    ensureRoles: () => administer(socketDir, database, (admin) => ensureRoles(admin, roles, null)),
  }
}

/** Makes a database, if it is not there, whose owner is no superuser: those pass through every policy. */
export async function makeDatabase(socketDir: string, name: string, template = 'template1'): Promise<void> {
  await administer(socketDir, 'postgres', async (admin) => {
    const role = await admin.query('select from pg_roles where rolname = $1', [EMBEDDED_OWNER])
    if (role.rowCount === 0) await admin.query(`create role "${EMBEDDED_OWNER}" login createrole`)
    const database = await admin.query('select from pg_database where datname = $1', [name])
    if (database.rowCount === 0) {
      await admin.query(`create database "${name}" owner "${EMBEDDED_OWNER}" template "${template}"`)
    }
  })
}

async function givenServer(databaseUrl: Secret, dataDir: string): Promise<DatabaseServer> {
  const url = new URL(databaseUrl.reveal())
  const owner = new pg.Client({ connectionString: url.href })
  await owner.connect()
  const { rows } = await owner.query<{ name: string; user: string; number: number; version: string }>(
    `select current_database() as name, current_user as user,
       current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  )
  await owner.end()
  const [found] = rows
  if (!found || found.number < OLDEST_VERSION) {
    throw new Error(
      `DATABASE_URL leads to PostgreSQL ${found?.version}; it takes version 15 or newer. Nothing was changed.`,
    )
  }
  const roles = roleNames(rolePrefix(found.name), found.user)
  const key = await openSecretsKey(dataDir)
  const passwordOf = (role: Role) => key.derive(`database role ${roles[role]}`).toString('base64url')
  const connection = (role: Role) => {
    const address = new URL(url)
    if (role !== 'owner') {
      // As parameters they win over the address's own user, also where it has no host.
      address.searchParams.set('user', roles[role])
      address.searchParams.set('password', passwordOf(role))
    }
    return { connectionString: address.href }
  }
  return {
    roles,
    connection,
    ensureRoles: async () => {
      const admin = new pg.Client(connection('owner'))
      await admin.connect()
      try {
        await ensureRoles(admin, roles, passwordOf)
      } finally {
        await admin.end()
      }
    },
    location: url.host || (url.searchParams.get('host') ?? 'the default socket'),
    version: found.version,
    close: async () => undefined,
  }
}
