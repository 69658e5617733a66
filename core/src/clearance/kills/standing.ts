import type { Instant } from '../../time/index.ts'
import { allowanceOf } from './allowance.ts'
import { type Cast, type Company, companyIn } from './company.ts'
import { type Tally, weightOf } from './count-units.ts'
import type { KillRight } from './kill-right.ts'
import { type ReviewUnit, unitName } from './review-unit.ts'

/** One asking: what was shown, when, and from when on silence approves; a later round adds to the same base. */
export interface Round {
  readonly openedAt: Instant
  readonly silenceApprovesAt: Instant | null
  readonly units: readonly ReviewUnit[]
}

/** What somebody said about one unit (by its name); since a person has spoken, no delegate of theirs is heard on it. */
export interface Word {
  readonly unit: string
  readonly said: 'kill' | 'approve' | 'take-back'
  readonly speaker: 'person' | 'delegate'
  readonly by: string
  readonly at: Instant
  readonly note: string
}

/** How far a unit has come. */
export type UnitState =
  | { readonly kind: 'open'; readonly silenceApprovesAt: Instant | null }
  | { readonly kind: 'killed' | 'approved'; readonly word: Word }
  | { readonly kind: 'approved-by-silence'; readonly at: Instant }

/** One unit, in what company the holder is in it now, and how far it has come. */
export interface UnitStanding {
  readonly unit: ReviewUnit
  readonly name: string
  readonly company: Company
  readonly weight: number
  readonly state: UnitState
}

/**
 * A right over its whole base at a moment. `left` is what may still be killed, `over` what was killed beyond today's
 * allowance because marks changed since; over-use revives nothing.
 */
export interface Standing {
  readonly units: readonly UnitStanding[]
  readonly allowance: Tally
  readonly used: Tally
  readonly left: Tally
  readonly over: Tally
}

/** Everything that decides how a right stands. */
export interface Review {
  readonly right: KillRight
  readonly rounds: readonly Round[]
  readonly words: readonly Word[]
  readonly cast: Cast
}

/** How every unit of a base stands at a moment, and what of the allowance is left. */
export function standing({ right, rounds, words, cast }: Review, now: Instant): Standing {
  const asked = firstAskings(rounds, now)
  const spoken = Map.groupBy(
    words.filter(({ at }) => at <= now),
    ({ unit }) => unit,
  )
  const units = [...asked].map(([name, { unit, silenceApprovesAt }]): UnitStanding => ({
    unit,
    name,
    company: companyIn(right, unit, cast),
    weight: weightOf(right, unit, cast),
    state: stateOf(right, { silenceApprovesAt, words: spoken.get(name) ?? [], now }),
  }))
  const allowance = allowanceOf(
    right,
    units.map(({ unit }) => unit),
    cast,
  )
  const used = { solo: killedIn(units, 'solo'), group: killedIn(units, 'group') }
  return { units, allowance, used, left: beyond(used, allowance), over: beyond(allowance, used) }
}

// Asked about again, a unit stays in the base it lies in; silence is counted from the first asking.
function firstAskings(rounds: readonly Round[], now: Instant) {
  const asked = new Map<string, { unit: ReviewUnit; silenceApprovesAt: Instant | null }>()
  const known = rounds.filter(({ openedAt }) => openedAt <= now)
  for (const { units, silenceApprovesAt } of known.toSorted((a, b) => a.openedAt - b.openedAt))
    for (const unit of units) {
      const name = unitName(unit)
      if (!asked.has(name)) asked.set(name, { unit, silenceApprovesAt })
    }
  return asked
}

interface Spoken {
  readonly silenceApprovesAt: Instant | null
  readonly words: readonly Word[]
  readonly now: Instant
}

function stateOf(right: KillRight, { silenceApprovesAt, words, now }: Spoken): UnitState {
  let state: UnitState = { kind: 'open', silenceApprovesAt }
  let hasPersonSpoken = false
  for (const word of words.toSorted(inOrder)) {
    state = afterSilence(state, { silenceApprovesAt, now: word.at })
    if (word.speaker === 'delegate' && hasPersonSpoken) continue
    if (isApproved(state) && right.approvals === 'final') continue
    hasPersonSpoken ||= word.speaker === 'person'
    switch (word.said) {
      case 'kill':
        state = { kind: 'killed', word }
        break
      case 'approve':
        state = { kind: 'approved', word }
        break
      case 'take-back':
        state = afterSilence({ kind: 'open', silenceApprovesAt }, { silenceApprovesAt, now: word.at })
        break
    }
  }
  return afterSilence(state, { silenceApprovesAt, now })
}

/** Whether a unit counts as approved, by word or by silence. */
export function isApproved(state: UnitState): boolean {
  return state.kind === 'approved' || state.kind === 'approved-by-silence'
}

function afterSilence(
  state: UnitState,
  { silenceApprovesAt, now }: { silenceApprovesAt: Instant | null; now: Instant },
): UnitState {
  if (state.kind !== 'open' || silenceApprovesAt === null || now < silenceApprovesAt) return state
  return { kind: 'approved-by-silence', at: silenceApprovesAt }
}

// Said at one moment, the delegate's word comes before the person's, which beats it.
function inOrder(a: Word, b: Word): number {
  return a.at - b.at || Number(a.speaker === 'person') - Number(b.speaker === 'person')
}

function killedIn(units: readonly UnitStanding[], kind: 'solo' | 'group'): number {
  return units
    .filter(({ company, state }) => company.kind === kind && state.kind === 'killed')
    .reduce((sum, { weight }) => sum + weight, 0)
}

// What the second has beyond the first.
function beyond(first: Tally, second: Tally): Tally {
  return { solo: Math.max(0, second.solo - first.solo), group: Math.max(0, second.group - first.group) }
}
