import type { Instant } from '../time/index.ts'
import { touches } from './area-reading.ts'
import type { EmbargoReach } from './asset-shelf.ts'
import type { Embargo, EmbargoLift } from './embargo.ts'
import type { Question } from './question.ts'

/** Those of some embargoes that may keep something back from a question at some moment: known by now, and of its territories. */
export function embargoesNear(
  embargoes: readonly EmbargoReach[],
  question: Question,
): readonly EmbargoReach[] {
  return embargoes.filter(
    ({ embargo: { begunAt, territories } }) =>
      begunAt <= question.now && touches(territories, begunAt, question),
  )
}

/**
 * Whether an embargo binds at a moment: it stands then, or stood when the bytes were placed and nobody had said they may
 * be placed ahead. One begun later reaches what is already public, unless a named person exempts it.
 */
export function binds(embargo: Embargo, at: Instant, question: Question): boolean {
  const exempt = exemptFrom(embargo, question)
  if (exempt !== null && exempt <= at) return false
  return stands(embargo, at, question.now) || wasPlacedEarly(embargo, question)
}

/** The moments at which an embargo may begin or cease to bind a question. */
export function embargoMoments(embargo: Embargo, question: Question): readonly (Instant | null)[] {
  return [endOf(embargo, question.now), exemptFrom(embargo, question)]
}

/** When an embargo ends, as far as is known: its own end or its lifting, whichever comes first; null when time will not end it. */
export function endOf(embargo: Embargo, now: Instant): Instant | null {
  const { until } = embargo
  const lifted = liftedAt(embargo, now)
  if (until.kind === 'never') return lifted
  return lifted !== null && lifted < until.at ? lifted : until.at
}

function stands(embargo: Embargo, at: Instant, now: Instant): boolean {
  const end = endOf(embargo, now)
  return end === null || at < end
}

function wasPlacedEarly(embargo: Embargo, { placedAt, now }: Question): boolean {
  if (placedAt === null || !stands(embargo, placedAt, now)) return false
  const { ahead } = embargo
  return ahead === null || ahead.at > now || ahead.at > placedAt
}

function exemptFrom({ exemptions }: Embargo, { leaving, version, now }: Question): Instant | null {
  if (exemptions.length === 0) return null
  const moments = exemptions
    .filter((exemption) =>
      exemption.kind === 'version'
        ? exemption.version === version
        : leaving.kind === 'asset' && leaving.assetId === exemption.assetId,
    )
    .map(({ at }) => at)
    .filter((at) => at <= now)
  return moments.length > 0 ? (Math.min(...moments) as Instant) : null
}

// Any one named lifter suffices, unless the embargo asks for all: then the last of them lifts it.
function liftedAt({ lifters, lifts }: Embargo, now: Instant): Instant | null {
  const known = lifts.filter(({ at }) => at <= now)
  switch (lifters.kind) {
    case 'anyone-allowed':
      return firstOf(known)
    case 'any-of':
      return firstOf(known.filter(({ by }) => lifters.names.includes(by)))
    case 'all-of': {
      const words = lifters.names.map((name) => firstOf(known.filter(({ by }) => by === name)))
      return words.every((at) => at !== null) ? (Math.max(...words) as Instant) : null
    }
  }
}

function firstOf(lifts: readonly EmbargoLift[]): Instant | null {
  return lifts.length > 0 ? (Math.min(...lifts.map(({ at }) => at)) as Instant) : null
}
