import { createHash } from 'node:crypto'
import { chown, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { runningPostmaster } from './cluster-processes.ts'
import { isMissing } from './files.ts'
import { canEnter, type RunUser, runUser } from './run-user.ts'

/** Where a house's cluster lies and who runs it. */
export type Home = Readonly<{
  directory: string
  user: RunUser
  /** Where a cluster was moved that lay at this place and belonged to a data directory since removed. */
  setAside: string | null
}>

const STATE_DIRECTORY = '/var/lib/stagedoor'
const POINTER = 'postgres.location'
const OWNER_NOTE = 'data-directory'

/**
 * Chooses the directory of the cluster: `postgres` in the data directory; for root, where the user it drops to cannot
 * enter there, a directory of the system's state under the digest of the data path. No parent's mode is ever changed:
 * who closed it had a reason. The choice is noted in the data directory and kept, also when that is moved.
 */
export async function chooseHome(dataDir: string, stateDirectory = STATE_DIRECTORY): Promise<Home> {
  const data = resolve(dataDir)
  await mkdir(data, { recursive: true, mode: 0o711 })
  const inside = join(data, 'postgres')
  const noted = await readIfThere(join(data, POINTER))
  if (noted !== null) return homeElsewhere(data, noted.trim())
  const owner = await ownerOf(inside)
  const user = await runUser(owner)
  if (user.kind === 'ourselves' || (await canEnter(user, data))) return makeHome(inside, user)
  if (owner !== null) {
    throw new Error(
      `The database lies in ${inside}, but the user ${user.kind === 'dropped' ? user.name : ''} that it runs as can no longer enter ${data}. Nothing was changed; open the way (chmod o+x) on the directory above that is closed, or move the data directory.`,
    )
  }
  const digest = createHash('sha256').update(data).digest('hex').slice(0, 16)
  const elsewhere = join(stateDirectory, digest)
  // This data directory knows of no cluster: one that lies here is of an earlier directory of the same name.
  const setAside = (await ownerOf(elsewhere)) === null ? null : await moveAside(elsewhere)
  const home = await makeHome(elsewhere, user)
  await writeFile(join(elsewhere, OWNER_NOTE), `${data}\n`)
  await writeFile(join(data, POINTER), `${elsewhere}\n`)
  return { ...home, setAside }
}

async function moveAside(directory: string): Promise<string> {
  if ((await runningPostmaster(join(directory, 'cluster'))) !== null) {
    throw new Error(
      `The database in ${directory} still runs for a data directory that was removed. Nothing was started; end that house first.`,
    )
  }
  for (let number = 1; ; number++) {
    const place = `${directory}.set-aside-${number}`
    if ((await ownerOf(place)) !== null) continue
    await rename(directory, place)
    return place
  }
}

async function homeElsewhere(data: string, directory: string): Promise<Home> {
  const owner = await ownerOf(directory)
  if (owner === null) {
    throw new Error(
      `The database of ${data} is noted to lie in ${directory}, and nothing is there. Nothing was changed; put that directory back, or restore a backup into a new data directory.`,
    )
  }
  const belongsTo = (await readFile(join(directory, OWNER_NOTE), 'utf8')).trim()
  if (belongsTo !== data) {
    if ((await readIfThere(join(belongsTo, POINTER)))?.trim() === directory) {
      throw new Error(
        `${data} is a copy of ${belongsTo}: both name the database in ${directory}. Nothing was started; a house is copied by backup and restore.`,
      )
    }
    await writeFile(join(directory, OWNER_NOTE), `${data}\n`)
  }
  return { directory, user: await runUser(owner), setAside: null }
}

async function makeHome(directory: string, user: RunUser): Promise<Home> {
  await mkdir(dirname(directory), { recursive: true, mode: 0o755 })
  await mkdir(directory, { recursive: true, mode: 0o700 })
  if (user.kind === 'dropped') await chown(directory, user.uid, user.gid)
  return { directory, user, setAside: null }
}

async function ownerOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).uid
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
