import type { upload } from '#lib/words/slips/en/send.ts'
import type { Sending } from './sending.ts'

/** What is known of a file besides its own standing: its place among those that wait, from 1, and whether it lacks a name. */
interface Around {
  readonly place: number
  readonly lacksName: boolean
}

/** Says where a file stands and why it waits. `bytes` says a size in the words' language. */
export function sayStanding(
  { state, sent, speed, refusal, file }: Pick<Sending, 'state' | 'sent' | 'speed' | 'refusal' | 'file'>,
  { place, lacksName }: Around,
  { say, bytes }: { say: typeof upload; bytes: (count: number) => string },
): string {
  switch (state) {
    case 'sending':
      if (sent >= file.size) return say.checking
      return speed > 0 ? say.speed(bytes(speed)) : say.starting
    case 'queued':
      return lacksName ? say.wantsName : say.queued(place)
    case 'comparing':
      return say.comparing
    case 'held':
      return say.waiting
    case 'crowded':
      return say.crowded
    case 'no-signal':
      return say.noSignal
    case 'paused':
      return say.paused
    case 'failed':
      return refusal ?? say.failed
    case 'arrived':
      return say.checking
  }
}
