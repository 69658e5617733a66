import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isAlive } from './cluster-processes.ts'
import { isMissing } from './files.ts'

const run = promisify(execFile)

/** Notes that this process may start the cluster: written before it does, so that no other takes it for an orphan. */
export async function noteSupervisor(home: string): Promise<void> {
  const notes = join(home, 'supervisors')
  await mkdir(notes, { recursive: true })
  for (const name of await readdir(notes)) {
    if (!(await isAlive(Number(name)))) await rm(join(notes, name), { force: true })
  }
  await writeFile(join(notes, String(process.pid)), '')
}

export async function forgetSupervisor(home: string): Promise<void> {
  await rm(join(home, 'supervisors', String(process.pid)), { force: true })
}

/** Whether a running postmaster is the child of a noted supervisor; if not, whoever started it is gone. */
export async function hasSupervisor(home: string, postmaster: number): Promise<boolean> {
  const parent = await parentOf(postmaster)
  if (parent === null) return false
  try {
    return (await readdir(join(home, 'supervisors'))).includes(String(parent))
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

async function parentOf(pid: number): Promise<number | null> {
  try {
    if (process.platform !== 'linux')
      return Number((await run('ps', ['-o', 'ppid=', '-p', String(pid)])).stdout)
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    // It ended while we looked.
    return null
  }
}
