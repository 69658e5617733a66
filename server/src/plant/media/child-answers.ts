import type { ChildProcess } from 'node:child_process'
import { MediaFailure } from './engine.ts'
import { LogTail } from './log-tail.ts'

/**
 * What a program that is talked to in messages answers, one answer to one message; `name` says in failures which program
 * it is. Rejects with `MediaFailure` where it ends, or takes longer than it is given.
 */
export function answersOf<Answer>(
  child: ChildProcess,
  name: string,
): { next: (wallMs: number, signal?: AbortSignal) => Promise<Answer> } {
  const log = new LogTail(child.stderr)
  const fail = (kind: 'engine-crashed' | 'wall-clock-spent', message: string) =>
    new MediaFailure(kind, message, { log: log.text })
  const gone = Promise.withResolvers<never>()
  gone.promise.catch(() => undefined)
  child.on('error', (cause) => gone.reject(fail('engine-crashed', cause.message)))
  child.on('exit', (code, killed) =>
    gone.reject(fail('engine-crashed', `${name} ended: ${killed ?? `exit code ${code}`}`)),
  )
  return {
    next: async (wallMs, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>()
      const cancel = () => reject(signal?.reason)
      const wall = setTimeout(
        () => reject(fail('wall-clock-spent', `${name} took longer than ${wallMs} ms`)),
        wallMs,
      )
      child.once('message', resolve)
      signal?.addEventListener('abort', cancel, { once: true })
      try {
        return await Promise.race([promise, gone.promise])
      } finally {
        clearTimeout(wall)
        child.off('message', resolve)
        signal?.removeEventListener('abort', cancel)
      }
    },
  }
}
