import { pino, type DestinationStream, type Level, type Logger } from 'pino'

/** A structured log: fields first, then a short remark; business facts are announced as events, not logged. */
export type Log = Logger

const NEVER_WRITTEN = ['password', 'token', 'secret', 'cookie', 'authorization', 'salt']

/** The log of one process, as JSON lines; fields that carry secrets are struck out whoever logs them. */
export function openLog(level: Level | 'silent', destination?: DestinationStream): Log {
  const options = {
    level,
    base: { pid: process.pid },
    redact: {
      paths: NEVER_WRITTEN.flatMap((name) => [name, `*.${name}`, `headers.${name}`, `*.headers.${name}`]),
      censor: '***',
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** The log of one stage or part of the plant. */
export function logOf(log: Log, part: string): Log {
  return log.child({ part })
}

/** For tests that look at no log. */
export const silentLog: Log = pino({ level: 'silent' })
