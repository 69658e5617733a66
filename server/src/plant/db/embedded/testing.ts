import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** What a supervising program of its own says once its cluster is open. */
export type Opened = Readonly<{ socketDir: string; location: string; postmaster: number; isOurs: boolean }>

export type Supervisor = Readonly<{ child: ChildProcess; opened: Opened }>

const PROGRAM = fileURLToPath(new URL('testing-supervisor.ts', import.meta.url))

export const isRoot = process.getuid?.() === 0

/** A directory for one test that the database's user can enter; removed afterwards. */
export async function openDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'stagedoor-cluster-'))
  await chmod(directory, 0o711)
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

/** Opens a cluster in another process, so that a test can kill that. */
export async function supervise(dataDir: string, ...flags: string[]): Promise<Supervisor> {
  const child = spawn(process.execPath, [PROGRAM, dataDir, ...flags], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.stdin?.end()
    await new Promise((resolve) => child.once('exit', resolve))
  })
  if (!child.stdout) throw new Error('The supervisor has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, opened: JSON.parse(line) as Opened }
  }
  throw new Error('The supervisor ended without a word')
}

/** Whether a process is there and is more than a zombie. */
export async function runs(pid: number): Promise<boolean> {
  try {
    return !(await readFile(`/proc/${pid}/stat`, 'utf8')).includes(') Z ')
  } catch {
    return false
  }
}

export async function ownerOf(path: string): Promise<number> {
  return (await stat(path)).uid
}
