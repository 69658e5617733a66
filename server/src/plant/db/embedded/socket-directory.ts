import { createHash } from 'node:crypto'
import { chown, lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from './files.ts'
import type { Home } from './home.ts'

// `sun_path` holds 108 bytes on Linux and 104 elsewhere, with the closing zero.
const LONGEST_PATH = 103
const SOCKET_NAME = '/.s.PGSQL.5432.lock'

/**
 * The private directory (0700) of a cluster's socket: in its home, or, where that path is too long for a socket, a
 * short one in /tmp that must be ours.
 */
export async function socketDirectory(home: Home): Promise<string> {
  const inside = join(home.directory, 'socket')
  const fits = Buffer.byteLength(inside + SOCKET_NAME) <= LONGEST_PATH
  const directory = fits ? inside : join('/tmp', `stagedoor-${digest(home.directory)}`)
  try {
    await mkdir(directory, { mode: 0o700 })
    if (home.user.kind === 'dropped') await chown(directory, home.user.uid, home.user.gid)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
  const found = await lstat(directory)
  const owner = home.user.kind === 'dropped' ? home.user.uid : process.getuid?.()
  // In /tmp anybody could have laid a directory in our way and would then hear every statement.
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new Error(
      `${directory} is not a private directory of the database's user. Nothing was started; remove it.`,
    )
  }
  return directory
}

function digest(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}
