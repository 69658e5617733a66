import type { AssetId } from '../production/index.ts'
import { type Instant, normalise, type RangeSet } from '../time/index.ts'
import { PRODUCTION_KEY, scopeKey } from './dependency.ts'
import type { AssetFacts, Embargo, EmbargoLift, EmbargoScope, Lifters } from './embargo.ts'
import type { Question } from './question.ts'
import { WORLD } from './territory.ts'

/** An embargo that binds, and how much of an asset it keeps back. */
export interface EmbargoOn {
  readonly embargo: Embargo
  readonly reach: RangeSet | 'whole'
}

/** The embargoes that keep back an asset, or part of it, for this question at a moment. */
export function embargoesOn(assetId: AssetId, at: Instant, question: Question): readonly EmbargoOn[] {
  const found: EmbargoOn[] = []
  for (const { key, reach } of reachesOf(question.index.facts(assetId)))
    for (const embargo of question.index.embargoes(key))
      if (binds(embargo, question) && stands(embargo, at, question.now)) found.push({ embargo, reach })
  return found
}

/** The embargoes that could keep back an asset at some moment, standing now or not. */
export function embargoesNear(assetId: AssetId, { index }: Question): readonly Embargo[] {
  return reachesOf(index.facts(assetId)).flatMap(({ key }) => index.embargoes(key))
}

/** The dependency keys under which embargoes on an asset are filed. */
export function embargoKeys(facts: AssetFacts): readonly string[] {
  return reachesOf(facts).map(({ key }) => key)
}

/** When an embargo ends, as far as is known: its own end or its lifting, whichever comes first; null when time will not end it. */
export function endOf({ until, lifts, lifters }: Embargo, now: Instant): Instant | null {
  const ends = [
    ...(until.kind === 'at' ? [until.at] : []),
    ...liftedAt(lifters, lifts.filter(({ at }) => at <= now)),
  ]
  return ends.length > 0 ? (Math.min(...ends) as Instant) : null
}

function liftedAt(lifters: Lifters, lifts: readonly EmbargoLift[]): readonly Instant[] {
  const firstBy = (names: readonly string[]) =>
    lifts.filter(({ by }) => names.includes(by)).map(({ at }) => at)
  switch (lifters.kind) {
    case 'anyone-allowed':
      return lifts.map(({ at }) => at)
    case 'any-of':
      return firstBy(lifters.names)
    case 'all-of': {
      const words = lifters.names.map((name) => firstBy([name]))
      return words.every((said) => said.length > 0)
        ? [Math.max(...words.map((said) => Math.min(...said))) as Instant]
        : []
    }
  }
}

function stands(embargo: Embargo, at: Instant, now: Instant): boolean {
  const end = endOf(embargo, now)
  return end === null || at < end
}

function binds({ territories }: Embargo, question: Question): boolean {
  if (territories.length === 0 || territories.includes(WORLD) || question.territories.includes(WORLD))
    return true
  return question.territories.some((code) => territories.includes(code))
}

function reachesOf({
  assetId,
  scenes,
  dayId,
}: AssetFacts): readonly { key: string; reach: RangeSet | 'whole' }[] {
  const keyOf = (scope: EmbargoScope) => scopeKey(scope)
  const byScene = new Map<string, RangeSet | 'whole'>()
  for (const scene of scenes) {
    const known = byScene.get(scene.sceneId)
    const isWhole = scene.kind === 'throughout' || known === 'whole'
    byScene.set(scene.sceneId, isWhole ? 'whole' : normalise([...(known ?? []), scene.range]))
  }
  return [
    { key: PRODUCTION_KEY, reach: 'whole' },
    { key: keyOf({ kind: 'asset', assetId }), reach: 'whole' },
    ...(dayId === null ? [] : [{ key: keyOf({ kind: 'day', dayId }), reach: 'whole' as const }]),
    ...[...byScene].map(([sceneId, reach]) => ({ key: keyOf({ kind: 'scene', sceneId }), reach })),
  ]
}
