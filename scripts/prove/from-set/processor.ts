import { readFile } from 'node:fs/promises'
import { processesUnder } from '../../../e2e/house.ts'

// proc_pid_stat(5): user and system time of a process, then of its ended children, in hundredths of a second.
const TICKS = 100

/** CPU seconds that a program and all that it started have used so far; null where the system does not tell. */
export async function cpuSecondsOf(pid: number): Promise<number | null> {
  const below = await processesUnder(pid).catch(() => null)
  if (below === null) return null
  const used = await Promise.all([pid, ...below].map(ticksOf))
  return used.reduce((sum, ticks) => sum + ticks, 0) / TICKS
}

async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place] ?? 0), 0)
}
