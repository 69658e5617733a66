import type { Instant } from '../../time/index.ts'
import type { Edit } from '../../timeline/index.ts'
import type { Evidence } from '../evidence.ts'
import type { Exposure } from '../exposure.ts'
import { matterOf } from '../matter.ts'
import { judge } from '../judge.ts'
import { type Concern, type Verdict, VERDICT_KINDS } from '../verdict.ts'
import type { Hypothesis } from './hypothesis.ts'
import { suppose, supposedNow } from './suppose.ts'

/** A question that is put anew at each moment, with all the evidence that could change its answer; `isOut` where people may see it now. */
export interface Standing {
  readonly asks: (now: Instant) => Exposure
  readonly evidence: Evidence
  readonly isOut: boolean
}

/** How an answer would change: for the better or the worse by its kind, or within the same kind. */
export type ChangeOfAnswer = 'better' | 'worse' | 'otherwise' | 'same'

/** What would come of a supposition for one exposure. `isShut` where something that is out would have to go. */
export interface Consequence {
  readonly before: Verdict
  readonly after: Verdict
  readonly change: ChangeOfAnswer
  readonly isShut: boolean
  readonly concernsGone: readonly Concern[]
  readonly concernsNew: readonly Concern[]
  readonly editsGone: readonly Edit[]
  readonly editsNew: readonly Edit[]
  readonly clearsAt: Instant | null
}

/** What would come of some hypotheses, all of them together, for one exposure. Nothing is done. */
export function consequenceOf(
  { asks, evidence, isOut }: Standing,
  hypotheses: readonly Hypothesis[],
  now: Instant,
): Consequence {
  const before = judge(asks(now), evidence, now)
  const then = supposedNow(hypotheses, now)
  const supposed = hypotheses.reduce((so, hypothesis) => suppose(so, hypothesis, now), evidence)
  const after = judge(asks(then), supposed, then)
  return {
    before,
    after,
    change: changeFrom(before, after),
    isShut: isOut && before.kind === 'cleared' && after.kind !== 'cleared',
    concernsGone: without(concernsOf(before), concernsOf(after), matterIn),
    concernsNew: without(concernsOf(after), concernsOf(before), matterIn),
    editsGone: without(editsOf(before), editsOf(after), spelled),
    editsNew: without(editsOf(after), editsOf(before), spelled),
    clearsAt: after.kind === 'held' || after.kind === 'cleared-with-edits' ? after.clearsAt : null,
  }
}

/** What would come of some hypotheses, all of them together, for many exposures, in their order. */
export function consequences(
  standings: readonly Standing[],
  hypotheses: readonly Hypothesis[],
  now: Instant,
): readonly Consequence[] {
  return standings.map((standing) => consequenceOf(standing, hypotheses, now))
}

/** The concerns of an answer; what is cleared has none. */
export function concernsOf(verdict: Verdict): readonly Concern[] {
  return verdict.kind === 'cleared' ? [] : verdict.concerns
}

/** What a concern is about and where: its kind, whom or what, and the asset. */
export function matterIn({ facts, assetId }: Concern): string {
  return `${matterOf(facts)} ${assetId}`
}

function changeFrom(before: Verdict, after: Verdict): ChangeOfAnswer {
  const [was, is] = [VERDICT_KINDS.indexOf(before.kind), VERDICT_KINDS.indexOf(after.kind)]
  if (was !== is) return is < was ? 'better' : 'worse'
  return spelled(wordsOf(before)) === spelled(wordsOf(after)) ? 'same' : 'otherwise'
}

// On which version of the evidence an answer rests makes no other answer.
function wordsOf(verdict: Verdict): unknown {
  return { ...verdict, evidenceVersion: null, dependencies: null }
}

function editsOf(verdict: Verdict): readonly Edit[] {
  return verdict.kind === 'held' || verdict.kind === 'cleared-with-edits' ? verdict.edits : []
}

function without<One>(
  these: readonly One[],
  those: readonly One[],
  spell: (one: One) => string,
): readonly One[] {
  const known = new Set(those.map(spell))
  return these.filter((one) => !known.has(spell(one)))
}

function spelled(value: unknown): string {
  return JSON.stringify(value)
}
