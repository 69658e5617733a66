import type { ChildProcess } from 'node:child_process'

/** The next word of a kind that a child process says; rejects where it ends before. */
export function said<Said extends { kind: string }, Kind extends Said['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<Said, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const done = () => {
      child.off('message', hear)
      child.off('exit', ended)
    }
    const hear = (message: Said) => {
      if (message.kind !== kind) return
      done()
      resolve(message as Extract<Said, { kind: Kind }>)
    }
    const ended = () => {
      done()
      reject(new Error(`a part of the benchmark ended before it said ${kind}`))
    }
    child.on('message', hear)
    child.once('exit', ended)
  })
}

/** Asks a child process, and waits for its word of a kind. */
export function asked<Said extends { kind: string }, Kind extends Said['kind']>(
  child: ChildProcess,
  question: Said,
  kind: Kind,
): Promise<Extract<Said, { kind: Kind }>> {
  const answer = said<Said, Kind>(child, kind)
  child.send(question)
  return answer
}
