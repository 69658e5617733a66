import type { Answering } from './answer-door.ts'

/** Milliseconds between the beats at which front of house says that something is not there. */
export const BEAT_MS = 10

const PUBLIC = /^https?:\/\/[^/]+\/api\/v1\/public\//

/**
 * Says that something is not there at a beat that began with the question, and at no moment between: what is hidden takes
 * some microseconds longer to be found than what is missing, and whoever asks a thousand times could tell.
 */
export function refusingEvenly<Bindings>(ask: Answering<Bindings>): Answering<Bindings> {
  return async (request, bindings) => {
    if (!PUBLIC.test(request.url)) return ask(request, bindings)
    let told: (() => void) | undefined
    const beat = setInterval(() => told?.(), BEAT_MS)
    try {
      const answer = await ask(request, bindings)
      if (answer.status === 404)
        await new Promise<void>((resolve) => {
          told = resolve
        })
      return answer
    } finally {
      clearInterval(beat)
    }
  }
}
