import { chmod, chown, cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chooseHome } from './home.ts'
import { isRoot, openDirectory } from './testing.ts'

/** A data directory behind a door that only its owner may open, as every temporary directory has. */
async function closedHouse(): Promise<{ data: string; state: string; parent: string }> {
  const directory = await openDirectory()
  const parent = join(directory, 'closed')
  await mkdir(parent, { mode: 0o700 })
  return { parent, data: join(parent, 'house'), state: join(directory, 'state') }
}

test('a cluster lies in the data directory where the database user can enter that', async () => {
  const directory = await openDirectory()
  const home = await chooseHome(join(directory, 'house'), join(directory, 'state'))
  expect(home.directory).toBe(join(directory, 'house/postgres'))
  expect(home.user.kind).toBe(isRoot ? 'dropped' : 'ourselves')
})

test('behind a closed parent root keeps the cluster in the state directory, and closes and opens nothing', async () => {
  const { parent, data, state } = await closedHouse()
  const home = await chooseHome(data, state)
  expect((await stat(parent)).mode & 0o777).toBe(0o700)
  expect(home.directory.startsWith(isRoot ? state : data)).toBe(true)
  expect((await stat(home.directory)).mode & 0o777).toBe(0o700)
  expect(await chooseHome(data, state)).toEqual(home)
})

test('the choice stays when the way opens later, and follows a data directory that is moved', async () => {
  const { parent, data, state } = await closedHouse()
  const home = await chooseHome(data, state)
  await chmod(parent, 0o755)
  expect(await chooseHome(data, state)).toEqual(home)
  const moved = join(parent, 'moved')
  await rename(data, moved)
  const after = await chooseHome(moved, state)
  expect(after.directory).toBe(isRoot ? home.directory : join(moved, 'postgres'))
})

test('after its data directory is removed a house begins anew, and the old cluster is kept aside', async () => {
  const { data, state } = await closedHouse()
  const old = await chooseHome(data, state)
  await writeFile(join(old.directory, 'PG_VERSION'), '18')
  await rm(data, { recursive: true })
  const fresh = await chooseHome(data, state)
  expect(await readdir(fresh.directory)).not.toContain('PG_VERSION')
  // Only a cluster elsewhere can outlive its data directory.
  expect(fresh.setAside).toBe(isRoot ? `${old.directory}.set-aside-1` : null)
  if (fresh.setAside) expect(await readdir(fresh.setAside)).toContain('PG_VERSION')
})

/** A house whose cluster lies in the state directory, as root may have chosen once, with the user who owns it. */
async function houseWithState(): Promise<{ data: string; cluster: string; copy: string }> {
  const directory = await openDirectory()
  const [data, cluster] = [join(directory, 'house'), join(directory, 'state')]
  await mkdir(data)
  await mkdir(cluster, { mode: 0o700 })
  await writeFile(join(data, 'postgres.location'), `${cluster}\n`)
  await writeFile(join(cluster, 'data-directory'), `${data}\n`)
  return { data, cluster, copy: join(directory, 'copy') }
}

test('a copied data directory does not open the database of the original', async () => {
  const { data, cluster, copy } = await houseWithState()
  expect((await chooseHome(data)).directory).toBe(cluster)
  await cp(data, copy, { recursive: true })
  await expect(chooseHome(copy)).rejects.toThrow(/is a copy of .*backup and restore/)
})

test('a missing cluster is an error, never a new empty house', async () => {
  const { data, cluster } = await houseWithState()
  await rm(cluster, { recursive: true })
  await expect(chooseHome(data)).rejects.toThrow(/nothing is there/)
})

test('a cluster keeps the user that owns it', async () => {
  const { data, cluster } = await houseWithState()
  const { uid, gid } = isRoot
    ? await daemon()
    : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  await chown(cluster, uid, gid)
  const { user } = await chooseHome(data)
  expect(user.kind === 'dropped' ? user.uid : process.getuid?.()).toBe(uid)
})

async function daemon(): Promise<{ uid: number; gid: number }> {
  const [, uid, gid] = /^daemon:[^:]*:(\d+):(\d+)/m.exec(await readFile('/etc/passwd', 'utf8')) ?? []
  return { uid: Number(uid), gid: Number(gid) }
}
