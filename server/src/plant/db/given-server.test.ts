import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, inject, test } from 'vitest'
import { migrations } from '../../schema/index.ts'
import { Secret } from '../config/secret.ts'
import { silentLog } from '../log/index.ts'
import { openDatabase } from './database.ts'
import { administer } from './embedded/index.ts'
import { rolePrefix } from './roles.ts'
import { scramVerifier } from './scram.ts'

const socketDir = inject('databaseSocket')
const asAdmin = (statement: string) => administer(socketDir, 'postgres', (admin) => admin.query(statement))

const NAME = `given_${process.pid}`
const dataDir = await mkdtemp(join(tmpdir(), 'stagedoor-given-'))
const url = new Secret(`postgresql://localhost/${NAME}?user=${NAME}&password=sesame&host=${socketDir}`)
const options = { dataDir, databaseUrl: url, log: silentLog }

await asAdmin(`create role ${NAME} login createrole password 'sesame'`)
await asAdmin(`create database ${NAME} owner ${NAME}`)

afterAll(async () => {
  await asAdmin(`drop database ${NAME} with (force)`)
  for (const role of ['crew', 'worker', 'fan', 'auth', 'search'])
    await asAdmin(`drop role if exists ${NAME}_${role}`)
  await asAdmin(`drop role ${NAME}`)
  await rm(dataDir, { recursive: true })
})

test('a given server is made ready by a user that may make roles, and opened again', async () => {
  for (const applied of [migrations.map((migration) => migration.name), []]) {
    const house = await openDatabase(options)
    expect((await house.migrate(migrations)).applied).toEqual(applied)
    const { rows } = await sql`select current_user as name, wall.now() is not null as has_clock`.execute(
      house.fan,
    )
    expect(rows).toEqual([{ name: `${NAME}_fan`, hasClock: true }])
    await house.close()
  }
})

test('its roles have passwords that no statement has ever carried', async () => {
  const house = await openDatabase(options)
  const { connectionString } = house.connection('crew')
  const password = new URL(connectionString ?? '').searchParams.get('password')
  await house.close()
  expect(password).toMatch(/^[\w-]{43}$/)
  const { rows } = await administer(socketDir, 'postgres', (admin) =>
    admin.query<{ verifier: string }>('select rolpassword as verifier from pg_authid where rolname = $1', [
      `${NAME}_crew`,
    ]),
  )
  const [, iterations, salt, storedKey] =
    /^SCRAM-SHA-256\$(\d+):([^$]+)\$([^:]+):/.exec(rows[0]?.verifier ?? '') ?? []
  expect(iterations).toBe('4096')
  expect(scramVerifier(password ?? '', Buffer.from(salt ?? '', 'base64'))).toContain(`$${storedKey}:`)
})

test('a role that could pass through the wall is refused by name', async () => {
  await asAdmin(`alter role ${NAME}_fan bypassrls`)
  const house = await openDatabase(options)
  await expect(house.migrate(migrations)).rejects.toThrow(`${NAME}_fan can bypass row-level security`)
  await asAdmin(`alter role ${NAME}_fan nobypassrls`)
  await asAdmin(`grant ${NAME}_crew to ${NAME}_fan`)
  await expect(house.migrate(migrations)).rejects.toThrow(`${NAME}_fan is a member of`)
  await asAdmin(`revoke ${NAME}_crew from ${NAME}_fan`)
  await house.close()
})

test('a user that may not make roles learns what an administrator has to run', async () => {
  await asAdmin(`create role ${NAME}_plain login`)
  await asAdmin(`create database ${NAME}_plain owner ${NAME}_plain`)
  const plain = new Secret(`postgresql://localhost/${NAME}_plain?user=${NAME}_plain&host=${socketDir}`)
  const house = await openDatabase({ ...options, databaseUrl: plain })
  await expect(house.migrate(migrations)).rejects.toThrow(`create role "${NAME}_plain_crew" login;`)
  await house.close()
  await asAdmin(`drop database ${NAME}_plain`)
  await asAdmin(`drop role ${NAME}_plain`)
})

test('roles of two databases never share a name', () => {
  expect(rolePrefix('stagedoor')).toBe('stagedoor')
  const prefixes = ['stage-door', 'stage_door', 'Stage_Door', '1door', 'x'.repeat(60), 'x'.repeat(61)].map(
    rolePrefix,
  )
  expect(new Set(prefixes).size).toBe(prefixes.length)
  for (const prefix of prefixes) expect(`${prefix}_worker`).toMatch(/^[a-z_][a-z0-9_]{0,62}$/)
})
