import { secondsToFlicks } from '@stagedoor/core/time'

const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/

/** Flicks of a moment as people type it: `0:42`, `1:02:03`. Null where none is typed, undefined where it is none. */
export function typedMoment(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const [, hours = '0', minutes, seconds] = CLOCK.exec(text.trim()) ?? []
  return minutes === undefined || seconds === undefined
    ? undefined
    : secondsToFlicks(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}
