import { FLICKS_PER_SECOND, type Flicks } from './flicks.ts'

/** A place in media time as WebVTT writes it (`00:01:12.500`): to the nearest millisecond, halves up. */
export function vttTime(at: Flicks): string {
  const ms = Math.floor((at * 2000 + FLICKS_PER_SECOND) / (2 * FLICKS_PER_SECOND))
  const part = (value: number, digits = 2) => String(value).padStart(digits, '0')
  const minutes = Math.floor(ms / 60_000)
  return `${part(Math.floor(minutes / 60))}:${part(minutes % 60)}:${part(Math.floor(ms / 1000) % 60)}.${part(ms % 1000, 3)}`
}
