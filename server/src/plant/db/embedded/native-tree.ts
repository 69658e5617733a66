import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, cp, lstat, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { draftOf, removeDrafts } from './drafts.ts'
import { hasCode, isMissing } from './files.ts'
import { asUser, type RunUser } from './run-user.ts'

const run = promisify(execFile)

/**
 * The directory of programs that `user` can run: the package's own where it can be read, else a copy in `home`.
 * Libraries need links that npm packages cannot carry; they are made here, so no install script has to run.
 */
export async function usableNative(binaries: Binaries, user: RunUser, home: string): Promise<string> {
  const whyNot = await whyNotUsable(binaries.native, user)
  if (whyNot === null) return binaries.native
  const copy = join(home, `native-${binaries.version}`)
  if ((await whyNotUsable(copy, user)) === null) return copy
  await removeDrafts(home)
  const draft = draftOf(copy)
  await cp(binaries.native, draft, { recursive: true, verbatimSymlinks: true })
  await openFolders(draft)
  await rm(copy, { recursive: true, force: true })
  try {
    await rename(draft, copy)
  } catch (error) {
    // Another process was faster: its copy is the same.
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error
    await rm(draft, { recursive: true })
  }
  const whyStillNot = await whyNotUsable(copy, user)
  if (whyStillNot === null) return copy
  throw new Error(
    `PostgreSQL cannot run here, neither from ${binaries.native} nor from ${copy}: ${whyStillNot}`,
    {
      cause: whyNot,
    },
  )
}

// A copy of a tree that nobody may write to is one too, until it is opened for our links.
async function openFolders(tree: string): Promise<void> {
  await chmod(tree, 0o755)
  for (const entry of await readdir(tree, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o755)
  }
}

async function whyNotUsable(native: string, user: RunUser): Promise<string | null> {
  try {
    await makeLinks(native)
    await run(join(native, 'bin/postgres'), ['--version'], { ...asUser(user), cwd: '/' })
    await run('/bin/sh', ['-c', 'test -r "$1/share/postgresql/postgres.bki"', 'sh', native], {
      ...asUser(user),
      cwd: '/',
    })
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Makes the links that `pg-symlinks.json` lists and that are missing or wrong; running it again changes nothing. */
export async function makeLinks(native: string): Promise<void> {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  const inTree = (path: string) => join(native, relative('native', path))
  await Promise.all(
    list.map(async ({ source, target }) => {
      const link = inTree(target)
      const points = relative(dirname(link), inTree(source))
      if ((await pointsTo(link)) === points) return
      const draft = join(dirname(link), `.link-${randomBytes(6).toString('hex')}`)
      await symlink(points, draft)
      await rename(draft, link).catch(async (error: unknown) => {
        await rm(draft)
        throw error
      })
    }),
  )
}

async function pointsTo(link: string): Promise<string | null> {
  try {
    return (await lstat(link)).isSymbolicLink() ? await readlink(link) : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
