import {
  type AccountId,
  passedBy,
  type ProductionId,
  type Story,
  type StoryPointId,
} from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import { NOBODY, type Viewer } from './viewer.ts'

/**
 * For whom somebody made up is taken: anybody, a fan with an account, or one who said they are of age. Never crew: a view
 * as somebody shows what fans see.
 */
export const GUISES = ['nobody', 'member', 'grown'] as const

/** For whom somebody made up is taken. */
export type Guise = (typeof GUISES)[number]

/** Somebody made up, as whom a member of the crew looks at one production: how far they are, who they are, and when it is. */
export interface MadeViewer {
  readonly production: ProductionId
  readonly told: readonly StoryPointId[]
  readonly guise: Guise
  /** The moment at which they look, past or to come; null is now, and goes on. */
  readonly asOf: Instant | null
}

/** Who looks, and when. */
export interface Look {
  readonly viewer: Viewer
  readonly now: Instant
}

const MADE_UP = 'made up' as AccountId

/**
 * How somebody made up looks at the things of a production: at their own moment in the one they were made for, having
 * passed nothing that is not out by then; in every other as a viewer of whom nothing is known, now.
 */
export function lookOf(
  made: MadeViewer,
  { production, story, now }: { production: ProductionId; story: Story; now: Instant },
): Look {
  if (made.production !== production) return { viewer: NOBODY, now }
  const moment = made.asOf ?? now
  const passed = passedBy(story, made.told, moment)
  return { viewer: { ...whoIs(made.guise), passed }, now: moment }
}

function whoIs(guise: Guise) {
  switch (guise) {
    case 'nobody':
      return { kind: 'nobody' } as const
    case 'member':
    case 'grown':
      return { kind: 'fan', account: MADE_UP, isGrown: guise === 'grown' } as const
  }
}
