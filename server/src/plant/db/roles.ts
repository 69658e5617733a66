import { createHash } from 'node:crypto'
import type pg from 'pg'
import { scramVerifier } from './scram.ts'

/** Login roles with pools of their own; `fan` sees what row-level security lets through and nothing else. */
export const SERVING_ROLES = ['crew', 'worker', 'fan', 'auth'] as const

export type ServingRole = (typeof SERVING_ROLES)[number]
export type Role = 'owner' | ServingRole

/**
 * Names of the roles in the cluster, which all databases of a cluster share: hence the prefix. Nobody logs in as
 * `search`: it owns one function and passes the wall as whoever calls that.
 */
export type RoleNames = Readonly<Record<Role | 'search', string>>

/** The prefix of a database's roles: its own name, shortened and made plain, kept apart by a digest where that changed it. */
export function rolePrefix(databaseName: string): string {
  const plain = databaseName
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]/g, '_')
    .slice(0, 40)
  if (plain === databaseName && /^[a-z]/.test(plain)) return plain
  return `db_${plain}_${createHash('sha256').update(databaseName).digest('hex').slice(0, 8)}`
}

export function roleNames(prefix: string, owner: string): RoleNames {
  return {
    owner,
    crew: `${prefix}_crew`,
    worker: `${prefix}_worker`,
    fan: `${prefix}_fan`,
    auth: `${prefix}_auth`,
    search: `${prefix}_search`,
  }
}

/**
 * Makes the login roles or brings their passwords up to date. `passwordOf` null: the server trusts its private socket.
 * Refuses a serving role with more power than it needs, since the wall rests on it.
 */
export async function ensureRoles(
  admin: pg.ClientBase,
  names: RoleNames,
  passwordOf: ((role: ServingRole) => string) | null,
): Promise<void> {
  for (const role of SERVING_ROLES) {
    const name = names[role]
    await refusePower(admin, name)
    const password = passwordOf ? ` password '${scramVerifier(passwordOf(role))}'` : ''
    const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [name])
    if (rowCount === 0) {
      await mayMakeRoles(admin, names)
      await admin.query(`create role "${name}" login${password}`)
    } else if (passwordOf) {
      await admin.query(`alter role "${name}" login${password}`)
    }
  }
  await refusePower(admin, names.search)
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [names.search])
  if (rowCount === 0) {
    await mayMakeRoles(admin, names)
    await admin.query(`create role "${names.search}" nologin`)
  }
  // Migrations hand a schema to the auth role and a function to the search role, and only a member may give to one.
  // Since PostgreSQL 16 the right to make roles alone is no membership.
  await admin.query(`grant "${names.auth}", "${names.search}" to "${names.owner}"`)
}

async function refusePower(admin: pg.ClientBase, name: string): Promise<void> {
  const { rows } = await admin.query<{ reason: string }>(
    `select 'can bypass row-level security' as reason from pg_roles
       where rolname = $1 and (rolsuper or rolbypassrls or rolcreaterole)
     union all
     select 'is a member of ' || roleid::regrole from pg_auth_members where member = (
       select oid from pg_roles where rolname = $1)`,
    [name],
  )
  if (rows[0]) {
    throw new Error(
      `The database role ${name} ${rows[0].reason}. Nothing was opened; take that from it and start again.`,
    )
  }
}

async function mayMakeRoles(admin: pg.ClientBase, names: RoleNames): Promise<void> {
  const { rowCount } = await admin.query(
    'select from pg_roles where rolname = current_user and (rolsuper or rolcreaterole)',
  )
  if (rowCount === 1) return
  const statements = [
    ...SERVING_ROLES.map((role) => `create role "${names[role]}" login;`),
    `create role "${names.search}" nologin;`,
  ]
  throw new Error(
    `The database user may not make roles. Give it that right (alter role … createrole), or run as administrator: ${statements.join(' ')}`,
  )
}
