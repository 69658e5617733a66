import type { PlatformLimits } from './platform-limits.ts'

/** How a moment of the film becomes its cover at a platform: named to it, as a still that the house takes there, or not at all. */
export function coverWay({ cover }: Pick<PlatformLimits, 'cover'>): 'moment' | 'still' | 'none' {
  if (cover.includes('moment')) return 'moment'
  return cover.includes('still') ? 'still' : 'none'
}
