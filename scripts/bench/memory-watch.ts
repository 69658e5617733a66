import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { processesUnder } from '../../e2e/house.ts'

const LOOK_EVERY_MS = 100
const MB = 2 ** 20

/**
 * Mebibytes that some processes hold, what they share counted once (proportional set size, proc_pid_smaps_rollup(5) of
 * Linux); processes that have ended hold nothing.
 */
export async function heldBy(pids: readonly number[]): Promise<number> {
  const sizes = await Promise.all(pids.map(proportionalBytes))
  return sizes.reduce((sum, bytes) => sum + bytes, 0) / MB
}

/** The same of a process and of all that it started, directly or not. */
export async function heldFrom(pid: number): Promise<number> {
  return heldBy([pid, ...(await processesUnder(pid))])
}

/** The most that `look` said while some work went on, and what the work came to. */
export async function mostDuring<Result>(
  look: () => Promise<number>,
  work: Promise<Result>,
): Promise<{ most: number; result: Result }> {
  let most = 0
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      most = Math.max(most, await look())
      await delay(LOOK_EVERY_MS)
    }
  })()
  try {
    return { result: await work, most }
  } finally {
    isOver = true
    await watching
  }
}

async function proportionalBytes(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024
}
