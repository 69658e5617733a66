import type { NamedSound } from './recording.ts'

// Recorders write `MIX`, `Mix_L`, `mixdown`, `Boom 1`, `BOOM-A`.
const SPOKEN_FOR_ALL = [/(?:^|[^a-z])mix(?:ed|down)?(?:[^a-z]|$)/i, /(?:^|[^a-z])boom(?:[^a-z]|$)/i]

/**
 * Which sound track speaks for a film where nobody chose one: the one that its recorder calls the mix, else its boom, else
 * the first. Names of channels within a track choose nothing.
 */
export function trackToHear(sounds: readonly NamedSound[]): number {
  const tracks = sounds.filter(({ channel }) => channel === null)
  for (const pattern of SPOKEN_FOR_ALL) {
    const found = tracks.find(({ name }) => pattern.test(name))
    if (found !== undefined) return found.track
  }
  return 0
}
