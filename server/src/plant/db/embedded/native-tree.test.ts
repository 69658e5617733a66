import { execFile } from 'node:child_process'
import { chmod, cp, lstat, mkdir, readlink, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { makeLinks, usableNative } from './native-tree.ts'
import { asUser, runUser } from './run-user.ts'
import { isRoot, openDirectory } from './testing.ts'

const binaries = await findBinaries()

/** A tree as npm unpacks it when it runs no install scripts: without links. */
async function freshTree(directory: string): Promise<string> {
  const native = join(directory, 'native')
  await cp(binaries.native, native, {
    recursive: true,
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  })
  return native
}

const version = (native: string) => promisify(execFile)(join(native, 'bin/postgres'), ['--version'])

test('links that an install script would have made are made, mended, and otherwise left alone', async () => {
  const native = await freshTree(await openDirectory())
  await expect(version(native)).rejects.toThrow('shared object file')
  await makeLinks(native)
  expect((await version(native)).stdout).toContain('PostgreSQL')
  const link = join(native, 'lib/libpq.so.5')
  const before = await lstat(link)
  await Promise.all([makeLinks(native), makeLinks(native)])
  expect((await lstat(link)).ino).toBe(before.ino)
  await rm(link)
  await symlink('nowhere', link)
  await makeLinks(native)
  expect(await readlink(link)).toMatch(/^libpq\.so\.5\.\d+$/)
})

test('programs that the database user cannot use where they lie are copied beside the cluster, once', async () => {
  const directory = await openDirectory()
  const closed = join(directory, 'closed')
  await mkdir(closed)
  const native = await freshTree(closed)
  // For root the way is closed to the user it drops to; anybody else cannot make the links.
  const readOnly = [closed, native, join(native, 'lib')]
  if (isRoot) await chmod(closed, 0o700)
  else for (const path of readOnly) await chmod(path, 0o555)
  onTestFinished(async () => void (await Promise.all(readOnly.map((path) => chmod(path, 0o755)))))
  const user = await runUser(null)
  const home = join(directory, 'home')
  await mkdir(home)
  const used = await usableNative({ ...binaries, native }, user, home)
  expect(used).toBe(join(home, `native-${binaries.version}`))
  await promisify(execFile)(join(used, 'bin/initdb'), ['--version'], { ...asUser(user), cwd: '/' })
  const copied = await stat(used)
  expect(await usableNative({ ...binaries, native }, user, home)).toBe(used)
  expect((await stat(used)).ino).toBe(copied.ino)
})

test('programs that can be used are used where they lie', async () => {
  const directory = await openDirectory()
  const native = await freshTree(directory)
  expect(await usableNative({ ...binaries, native }, await runUser(null), directory)).toBe(native)
})
