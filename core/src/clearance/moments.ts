import type { Instant } from '../time/index.ts'
import type { Dossier } from './dossier.ts'
import { embargoMoments } from './embargo-reading.ts'
import type { Rules } from './find-rules.ts'
import { beginsAt, endsAtMajority, isKnown } from './grant-reading.ts'
import type { Question } from './question.ts'
import { groundsOf } from './reveal-grounds.ts'
import { killEndsAt, windowOf } from './rule-reading.ts'
import type { Sightings } from './sighting.ts'

/** A moment that evidence names, where it names one. */
export type Named = Instant | null | undefined

/**
 * Every moment after a question's own at which the law may change its mind, in order; of a span, those before its end.
 * Between two of them nothing changes: the law only looks at moments that its evidence names.
 */
export function momentsOf({
  sightings: { sightings },
  rules,
  question,
}: {
  readonly sightings: Sightings
  readonly rules: Rules
  readonly question: Question
}): readonly Instant[] {
  const moments: Named[] = []
  const seen = new Set<Dossier>()
  for (const { dossier } of sightings) {
    if (seen.has(dossier)) continue
    seen.add(dossier)
    const { subject, grants, prohibitions } = dossier
    if (subject.kind === 'secret') moments.push(...groundsOf(subject, question).moments)
    else if (grants.length > 0) addGrantMoments(moments, dossier, question)
    for (const rule of prohibitions) addWindow(moments, windowOf(rule))
  }
  for (const { embargoes, kills } of rules.byAsset.values()) {
    for (const { embargo } of embargoes) moments.push(...embargoMoments(embargo, question))
    for (const kill of kills) moments.push(killEndsAt(kill, question.now))
  }
  for (const rule of rules.prohibitions) addWindow(moments, windowOf(rule))
  for (const { until } of rules.waitings) moments.push(until)
  for (const { until } of rules.agreements) if (until.kind === 'at') moments.push(until.at)
  for (const kill of rules.kills) moments.push(killEndsAt(kill, question.now))
  addWords(moments, question)
  return laterThan(moments, question)
}

/** The moments at which grants of a subject begin and end. */
export function addGrantMoments(moments: Named[], { subject, grants }: Dossier, { now }: Question): void {
  for (const grant of grants) {
    if (!isKnown(grant, now)) continue
    const { state, scope } = grant
    moments.push(beginsAt(grant), scope.window.until, endsAtMajority(grant, subject))
    if (state.kind === 'withdrawn') moments.push(state.withdrawnAt)
  }
}

/** The moments at which words on the version that would leave begin or cease to count. */
export function addWords(moments: Named[], { words: said }: Question): void {
  if (said === null) return
  for (const words of said.values())
    for (const { state } of words) {
      if (state.kind === 'revoked') moments.push(state.at)
      if (state.kind === 'pending') moments.push(state.silenceApprovesAt)
    }
}

/** Those of some moments that come after a question's own, and before the end of its span, in order. */
export function laterThan(
  moments: readonly Named[],
  { at, until }: Pick<Question, 'at' | 'until'>,
): readonly Instant[] {
  if (moments.length === 0) return NONE
  const later = new Set<Instant>()
  for (const moment of moments)
    if (moment !== null && moment !== undefined && moment > at && (until === null || moment < until))
      later.add(moment)
  return later.size === 0 ? NONE : [...later].sort((a, b) => a - b)
}

const NONE: readonly Instant[] = []

function addWindow(moments: Named[], { from, until }: ReturnType<typeof windowOf>): void {
  moments.push(from, until)
}
