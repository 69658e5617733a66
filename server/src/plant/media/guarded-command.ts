import { existsSync } from 'node:fs'
import type { Limits } from './plan.ts'

const fontconfig = ['/etc/fonts/fonts.conf'].find((path) => existsSync(path))
const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
const prlimit = ['/usr/bin/prlimit', '/bin/prlimit'].find((path) => existsSync(path))

/**
 * The same command under the limits of the machine's own tools where they exist: it dies with its parent, leaves no
 * core file, and writes and holds no more than the plan allows.
 */
export function guardedCommand(command: readonly string[], limits: Limits | null): [string, ...string[]] {
  const bounds =
    limits === null
      ? []
      : [`--fsize=${limits.outBytes}`, `--data=${limits.memoryMB * 2 ** 20}`, `--cpu=${cpuSeconds(limits)}`]
  const [first, ...rest] = [
    ...(setpriv === undefined ? [] : [setpriv, '--pdeathsig', 'KILL', '--']),
    ...(prlimit === undefined ? [] : [prlimit, '--core=0', '--nofile=512', ...bounds, '--']),
    ...command,
  ]
  if (first === undefined) throw new TypeError('a command has a program')
  return [first, ...rest]
}

// Many cores spend many CPU seconds in one second of wall clock.
function cpuSeconds(limits: Limits): number {
  return Math.ceil(limits.wallMs / 1000) * 64
}

/** The little environment a media program gets: no secret of the server is in it. */
export function bareEnvironment(directory: string): Record<string, string> {
  const fonts = fontconfig === undefined ? {} : { FONTCONFIG_FILE: fontconfig }
  return { LC_ALL: 'C', HOME: directory, XDG_CACHE_HOME: directory, TMPDIR: directory, ...fonts }
}
