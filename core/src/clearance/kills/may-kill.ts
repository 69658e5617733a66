import type { SubjectId } from '../../production/index.ts'
import type { Instant } from '../../time/index.ts'
import { isApproved, type Review, type Standing, standing, type UnitStanding, type Word } from './standing.ts'

/** Why a word on a unit is not taken. */
export type NotTaken =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'not-in-it' }
  | { readonly kind: 'of-another'; readonly decider: SubjectId | null }
  | { readonly kind: 'killed-already' | 'approved-already' | 'not-killed' }
  | { readonly kind: 'person-has-spoken'; readonly by: string }
  | { readonly kind: 'approval-is-final' }
  | { readonly kind: 'allowance-spent'; readonly of: 'solo' | 'group'; readonly allowance: number }

/** Whether a kill would be taken, and what would be left of its allowance after it. */
export type MayKill =
  | { readonly kind: 'may'; readonly of: 'solo' | 'group'; readonly leftAfter: number }
  | { readonly kind: 'may-not'; readonly because: NotTaken }

/** What became of words said together: those within the right, and the others with the reason, in the order said. */
export interface Taken {
  readonly taken: readonly Word[]
  readonly notTaken: readonly { readonly word: Word; readonly because: NotTaken }[]
  readonly standing: Standing
}

/** Whether the speaker may kill a unit at a moment. */
export function mayKill(
  review: Review,
  { unit, speaker, now }: { unit: string; speaker: Word['speaker']; now: Instant },
): MayKill {
  const stands = standing(review, now)
  const refused = refusalOf(review, { said: 'kill', speaker, unit }, stands)
  const found = stands.units.find(({ name }) => name === unit)
  if (refused !== null || found === undefined)
    return { kind: 'may-not', because: refused ?? { kind: 'not-asked' } }
  const of = found.company.kind === 'group' ? 'group' : 'solo'
  return { kind: 'may', of, leftAfter: stands.left[of] - found.weight }
}

/**
 * Takes words said together one by one, each weighed after those before it: taking a kill back makes room for another,
 * and kills past the allowance are not taken, whatever was refused in all.
 */
export function takeWords(review: Review, words: readonly Word[]): Taken {
  let known = review
  const taken: Word[] = []
  const notTaken: { word: Word; because: NotTaken }[] = []
  for (const word of words) {
    const because = refusalOf(known, word, standing(known, word.at))
    if (because !== null) notTaken.push({ word, because })
    else {
      taken.push(word)
      known = { ...known, words: [...known.words, word] }
    }
  }
  const last = words.at(-1)
  return { taken, notTaken, standing: standing(known, last?.at ?? (0 as Instant)) }
}

type Saying = Pick<Word, 'said' | 'speaker' | 'unit'>

function refusalOf(review: Review, word: Saying, stands: Standing): NotTaken | null {
  const found = stands.units.find(({ name }) => name === word.unit)
  if (found === undefined) return { kind: 'not-asked' }
  const byPerson = review.words.find(({ unit, speaker }) => unit === word.unit && speaker === 'person')
  if (word.speaker === 'delegate' && byPerson !== undefined)
    return { kind: 'person-has-spoken', by: byPerson.by }
  if (isApproved(found.state) && review.right.approvals === 'final') return { kind: 'approval-is-final' }
  switch (word.said) {
    case 'kill':
      return refusalToKill(found, stands)
    case 'approve':
      return found.state.kind === 'approved' ? { kind: 'approved-already' } : null
    case 'take-back':
      return found.state.kind === 'killed' || found.state.kind === 'approved' ? null : { kind: 'not-killed' }
  }
}

function refusalToKill({ company, state, weight }: UnitStanding, { left, allowance }: Standing) {
  if (state.kind === 'killed') return { kind: 'killed-already' } as const
  switch (company.kind) {
    case 'absent':
      return { kind: 'not-in-it' } as const
    case 'of-another':
      return { kind: 'of-another', decider: company.decider } as const
    case 'solo':
    case 'group':
      return weight <= left[company.kind]
        ? null
        : ({ kind: 'allowance-spent', of: company.kind, allowance: allowance[company.kind] } as const)
  }
}
