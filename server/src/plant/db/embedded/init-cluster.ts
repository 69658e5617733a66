import { execFile } from 'node:child_process'
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { draftOf, removeDrafts } from './drafts.ts'
import { hasCode, isMissing } from './files.ts'
import type { Home } from './home.ts'
import { asUser } from './run-user.ts'
import { SUPERUSER } from './socket.ts'

const run = promisify(execFile)

/**
 * Makes the cluster at the first start and answers its directory. It is made beside its place and renamed, so that an
 * interrupted start leaves no half cluster.
 */
export async function initCluster(native: string, binaries: Binaries, home: Home): Promise<string> {
  const cluster = join(home.directory, 'cluster')
  const found = await versionOf(cluster)
  if (found === binaries.major) return cluster
  if (found !== null) {
    throw new Error(
      `The database in ${cluster} is of PostgreSQL ${found}, and the installed programs are of ${binaries.major}. Nothing was changed; restore a backup with the new programs, or install the old ones.`,
    )
  }
  await removeDrafts(home.directory)
  const draft = draftOf(cluster)
  const { major } = binaries
  try {
    await run(
      join(native, 'bin/initdb'),
      [
        `--pgdata=${draft}`,
        `--username=${SUPERUSER}`,
        '--auth=trust',
        '--encoding=UTF8',
        // The C library's own order of letters changes with its version and then breaks indexes.
        '--locale=C.UTF-8',
        ...(major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
        '--data-checksums',
      ],
      { ...asUser(home.user), cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' } },
    )
    await rename(draft, cluster)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST')) return cluster
    throw error
  }
  return cluster
}

async function versionOf(cluster: string): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(join(cluster, 'PG_VERSION'), 'utf8'), 10)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
