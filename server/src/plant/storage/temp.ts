import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, join } from 'node:path'
import { isSystemError, makeFolder } from './durable.ts'

const LEFT_BY_ANOTHER_MACHINE_MS = 24 * 3_600_000

/** Unfinished files of this process. */
export interface Temp {
  readonly folder: string
  readonly use: <Result>(work: (folder: string) => Promise<Result>) => Promise<Result>
}

/** Opens this process's own folder under `root`, and removes those whose process is gone. */
export async function openTemp(root: string): Promise<Temp> {
  const host = hostname().replaceAll(/[^\w-]/g, '')
  const name = `${host}.${process.pid}.${randomUUID()}`
  const folder = join(root, name)
  await makeFolder(root)
  await mkdir(folder, { mode: 0o700 })
  for (const left of await readdir(root)) {
    if (left !== name && (await isLeftOver(join(root, left), folder))) {
      await rm(join(root, left), { recursive: true, force: true })
    }
  }
  return {
    folder,
    use: async (work) => {
      const lent = join(folder, randomUUID())
      await mkdir(lent, { mode: 0o700 })
      try {
        return await work(lent)
      } finally {
        await rm(lent, { recursive: true, force: true })
      }
    },
  }
}

// A process id comes back: after a restart in a container it is always the same one, so age decides for our own.
// Machines that share a disk cannot see each other's processes: what they left is kept for a day.
async function isLeftOver(path: string, ours: string): Promise<boolean> {
  const [host, pid] = basename(path).split('.')
  const { mtimeMs } = await stat(path)
  if (host !== basename(ours).split('.')[0])
    return mtimeMs < (await stat(ours)).mtimeMs - LEFT_BY_ANOTHER_MACHINE_MS
  if (Number(pid) === process.pid) return mtimeMs < performance.timeOrigin
  return !isRunning(Number(pid))
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    if (isSystemError(error, 'ESRCH')) return false
    if (isSystemError(error, 'EPERM')) return true
    throw error
  }
}
