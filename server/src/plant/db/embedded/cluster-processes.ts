import { readdir, readFile, readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { hasCode, isMissing } from './files.ts'

/** The process that `postmaster.pid` names, or null; a dead one waiting to be reaped (state Z) counts as none. */
export async function runningPostmaster(cluster: string): Promise<number | null> {
  const pid = await notedPid(cluster)
  if (pid === null || !(await isAlive(pid))) return null
  const directory = await workingDirectory(pid)
  // Numbers are used again: after a restart of the machine the note may name a stranger.
  return directory === 'unknown' || directory === cluster ? pid : null
}

/** Removes a `postmaster.pid` that nobody stands behind; left alone while any process still works in the cluster. */
export async function clearStalePid(cluster: string): Promise<void> {
  if ((await notedPid(cluster)) === null) return
  if ((await runningPostmaster(cluster)) !== null) return
  if (process.platform !== 'linux' || (await hasWorkers(cluster))) return
  await rm(join(cluster, 'postmaster.pid'), { force: true })
}

/** Whether a process exists and is more than a zombie. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false
    if (!hasCode(error, 'EPERM')) throw error
  }
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch (error) {
    if (process.platform !== 'linux') return true
    if (isMissing(error) || hasCode(error, 'ESRCH')) return false
    throw error
  }
}

/** Asks a postmaster to end: fast at first (it rolls back and writes a checkpoint), at once when that takes too long. */
export async function stopPostmaster(pid: number, patienceMs = 10_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (hasCode(error, 'ESRCH')) return
      throw error
    }
    const end = performance.now() + patienceMs
    while (performance.now() < end) {
      if (!(await isAlive(pid))) return
      await delay(20)
    }
  }
}

async function notedPid(cluster: string): Promise<number | null> {
  try {
    const [first] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
    const pid = Number(first)
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

// Every process of PostgreSQL works in its cluster's directory.
async function hasWorkers(cluster: string): Promise<boolean> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const places = await Promise.all(
    pids.map(async (pid) => ((await workingDirectory(pid)) === cluster ? await isAlive(pid) : false)),
  )
  return places.includes(true)
}

async function workingDirectory(pid: number): Promise<string> {
  if (process.platform !== 'linux') return 'unknown'
  try {
    return await readlink(`/proc/${pid}/cwd`)
  } catch (error) {
    if (isMissing(error) || hasCode(error, 'ESRCH')) return 'gone'
    if (hasCode(error, 'EACCES', 'EPERM')) return 'unknown'
    throw error
  }
}
