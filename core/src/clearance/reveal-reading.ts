import { maximalOf, type StoryPointId, type SubjectId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import type { Horizon } from '../wall/index.ts'
import type { Evidence } from './evidence.ts'
import { impliesAll } from './implied-points.ts'
import { latest, premieredAt, publicAtOf } from './premiere-reading.ts'
import type { Question } from './question.ts'
import type { Reveal } from './reveal.ts'
import type { Secret } from './subject.ts'

/** What a viewer must have passed before a secret is none: points of the story, and the latest moment among what else it asks. */
export interface Passage {
  readonly points: readonly StoryPointId[]
  readonly moment: Instant | null
}

/**
 * What stands between viewers and a secret at a moment: nothing any more where there are no points, points that the page
 * asks each viewer about, or null for what no viewer can have passed yet.
 */
export function passageTo(secret: Secret, at: Instant, question: Question): Passage | null {
  return read(secret.reveal, { at, question, asked: [secret.id], patience: { left: MOST_FOLLOWED } })
}

interface Reading {
  readonly at: Instant
  readonly question: Question
  readonly asked: readonly SubjectId[]
  readonly patience: { left: number }
}

// Secrets that follow one another in a tangle have more ways through than anybody could read: what is not read is not revealed.
const MOST_FOLLOWED = 2_000

const PASSED: Passage = { points: [], moment: null }

function read(reveal: Reveal, reading: Reading): Passage | null {
  const { at, question, asked, patience } = reading
  switch (reveal.kind) {
    case 'at':
    case 'premiere': {
      const moment = reveal.kind === 'at' ? reveal.at : premieredAt(reveal, question)
      return moment !== null && moment <= at ? { points: [], moment } : null
    }
    case 'never':
      return null
    case 'story-point': {
      if (question.destination.knowsProgress) return { points: [reveal.point], moment: null }
      const publicAt = publicAtOf(reveal.point, question.evidence)
      return publicAt !== null && publicAt <= at ? PASSED : null
    }
    case 'with': {
      // A secret that ends with itself, by however long a way, never ends.
      if (asked.includes(reveal.secretId) || patience.left === 0) return null
      patience.left -= 1
      const other = question.index.secret(reveal.secretId)
      return other && read(other.reveal, { ...reading, asked: [...asked, other.id] })
    }
    case 'all': {
      const parts = reveal.of.map((part) => read(part, reading))
      return parts.includes(null) ? null : together(parts as readonly Passage[])
    }
    case 'any': {
      const ways = reveal.of.map((part) => read(part, reading)).filter((way) => way !== null)
      return ways.length === 0 ? null : easiestOf(ways, question)
    }
  }
}

// The way that every other implies asks least of a viewer, and of two alike the one that came first; where there is
// none, all of them are asked: it lets less out.
function easiestOf(ways: readonly Passage[], { evidence }: Question): Passage {
  const easiest = ways
    .filter((way) => ways.every((other) => impliesAll(evidence.story, other.points, way.points)))
    .sort((a, b) => (a.moment ?? Number.NEGATIVE_INFINITY) - (b.moment ?? Number.NEGATIVE_INFINITY))
  return easiest[0] ?? together(ways)
}

function together(parts: readonly Passage[]): Passage {
  return { points: parts.flatMap(({ points }) => points), moment: latest(parts.map(({ moment }) => moment)) }
}

const NO_HORIZON: Horizon = { points: [], moment: null }

/** The horizon of several passages: the maximal of their points and the latest of their moments; none where no point gates. */
export function horizonOf(passages: readonly Passage[], { story }: Pick<Evidence, 'story'>): Horizon {
  const gating = passages.filter(({ points }) => points.length > 0)
  if (gating.length === 0) return NO_HORIZON
  const { points, moment } = together(gating)
  return { points: maximalOf(story, points), moment }
}
