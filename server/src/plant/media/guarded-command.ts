import { existsSync } from 'node:fs'
import type { Limits } from './plan.ts'
import { sandboxHere } from './sandbox.ts'

const fontconfig = ['/etc/fonts/fonts.conf'].find((path) => existsSync(path))
const prlimit = ['/usr/bin/prlimit', '/bin/prlimit'].find((path) => existsSync(path))

/** What a program may hold, and where it works on one thing alone, what it may write and how long it may count. */
export type Bounds = Pick<Limits, 'memoryMB'> & Partial<Pick<Limits, 'outBytes' | 'wallMs'>>

/**
 * The same command inside what the machine offers of sandbox and limits: it dies with its parent, reaches no network,
 * leaves no core file, and writes and holds no more than the plan allows.
 */
export function guardedCommand(command: readonly string[], limits: Bounds | null): [string, ...string[]] {
  const [first, ...rest] = [
    ...sandboxHere().prefix,
    ...(prlimit === undefined ? [] : [prlimit, '--core=0', '--nofile=512', ...boundsOf(limits), '--']),
    ...command,
  ]
  if (first === undefined) throw new TypeError('a command has a program')
  return [first, ...rest]
}

function boundsOf(limits: Bounds | null): string[] {
  if (limits === null) return []
  const { memoryMB, outBytes, wallMs } = limits
  return [
    `--data=${memoryMB * 2 ** 20}`,
    ...(outBytes === undefined ? [] : [`--fsize=${outBytes}`]),
    ...(wallMs === undefined ? [] : [`--cpu=${cpuSeconds(wallMs)}`]),
  ]
}

// Many cores spend many CPU seconds in one second of wall clock.
function cpuSeconds(wallMs: number): number {
  return Math.ceil(wallMs / 1000) * 64
}

/** The little environment a media program gets: no secret of the server is in it. */
export function bareEnvironment(directory: string): Record<string, string> {
  const fonts = fontconfig === undefined ? {} : { FONTCONFIG_FILE: fontconfig }
  return { LC_ALL: 'C', HOME: directory, XDG_CACHE_HOME: directory, TMPDIR: directory, ...fonts }
}
