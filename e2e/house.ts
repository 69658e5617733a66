import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import NODE_OPTIONS from '../scripts/bootstrap/node-options.json' with { type: 'json' }

/** The server's program, started as an operator starts it. */
export const MAIN = fileURLToPath(new URL('../server/src/main.ts', import.meta.url))

const OPEN = /^Stagedoor is open: (\S+)$/
const CLAIM = /^Become the owner: (\S+)$/
const OPENS_WITHIN_MS = 60_000
const CLOSES_WITHIN_MS = 20_000

/** A process of a house under test. */
export interface RunningHouse {
  readonly origin: string
  readonly dataDir: string
  readonly pid: number
  /** The token of the claiming address, where the house printed one. */
  readonly claimToken: string | null
  /** Everything that it said, on both outputs. */
  readonly said: () => string
  /** Ends it as Ctrl-C does. */
  readonly stop: () => Promise<void>
  /** Ends it as a power cut does. */
  readonly kill: () => Promise<void>
}

export interface HouseOrders {
  dataDir: string
  port: number
  command?: 'start' | 'serve' | 'work'
  env?: Readonly<Record<string, string>>
}

/** A folder that is removed with all it holds when its test file ends. */
export async function newDataDir(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'stagedoor-e2e-'))
  // The database drops its rights where root starts it, and still has to find its way in.
  await chmod(path, 0o711)
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}

// Below the ports that systems hand out to whoever asks for any: another program's way out is never in the way.
const [FIRST_PORT, PORTS] = [20_000, 12_000]

/** A port that was free a moment ago, and that nobody gets by chance. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!isFree) continue
    server.close()
    await once(server, 'close')
    return port
  }
}

/** What the house under test finds in its environment: nothing of ours but the path. */
export function houseEnv({ dataDir, port }: { dataDir: string; port: number }): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    STAGEDOOR_DATA: dataDir,
    STAGEDOOR_PORT: String(port),
    STAGEDOOR_CLOCK: 'manual',
    STAGEDOOR_DEMO: 'off',
    STAGEDOOR_LOG: 'warn',
  }
}

/** Starts a house as a process of its own and waits until it is open; throws with its words when it does not open. */
export async function startHouse({
  dataDir,
  port,
  command = 'start',
  env = {},
}: HouseOrders): Promise<RunningHouse> {
  const child = spawn(process.execPath, [...NODE_OPTIONS, MAIN, command], {
    env: { ...houseEnv({ dataDir, port }), ...env },
    // The channel is its leash: when the test's own process is gone, the house ends too.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line))
  const find = (pattern: RegExp): string | null =>
    lines.flatMap((line) => pattern.exec(line)?.[1] ?? []).at(0) ?? null
  const isOpen = () => (command === 'work' ? lines.includes('Stagedoor is working.') : find(OPEN) !== null)

  const giveUpAt = performance.now() + OPENS_WITHIN_MS
  while (!isOpen()) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The house did not open:\n${lines.join('\n')}`)
    if (performance.now() > giveUpAt) {
      child.kill('SIGKILL')
      throw new Error(`The house was not open in time:\n${lines.join('\n')}`)
    }
    await delay(20)
  }
  return {
    origin: find(OPEN) ?? `http://127.0.0.1:${port}`,
    dataDir,
    pid: child.pid ?? 0,
    claimToken: find(CLAIM)?.split('/').at(-1) ?? null,
    said: () => lines.join('\n'),
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), CLOSES_WITHIN_MS)
  await gone
  clearTimeout(late)
}

/** How a program ended, and what it said. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program of ours to its end. */
export async function runNode(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }
}

/** The running processes below a process: its children, theirs, and so on (Linux). */
export async function processesUnder(pid: number): Promise<number[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = await parentOf(Number(name))
    if (parent !== null) parents.set(Number(name), parent)
  }
  const below: number[] = []
  const look = (of: number): void => {
    for (const [child, parent] of parents) {
      if (parent !== of || below.includes(child)) continue
      below.push(child)
      look(child)
    }
  }
  look(pid)
  return below
}

/** Whether a process still runs; a dead one that nobody has reaped does not. */
export async function isRunning(pid: number): Promise<boolean> {
  return (await parentOf(pid)) !== null
}

async function parentOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return state === undefined || parent === undefined || state === 'Z' || state === 'X' ? null : Number(parent)
}

/** The process of the house's own PostgreSQL, read from the note that it keeps. */
export async function postmasterOf(dataDir: string): Promise<number> {
  const note = await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')
  return Number(note.split('\n')[0])
}
