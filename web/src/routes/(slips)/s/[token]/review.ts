import type { ReviewUnit, RoundSlip } from '#lib/wire/slips.ts'
import type { SlipSpeech } from '#lib/words/slips/index.ts'

/** An answer that is given here and not sent. */
export type Picked = { unitId: string; said: 'kill' | 'approve'; note: string }

/** What may still be decided: what waits for a word. */
export const openUnits = ({ units }: RoundSlip): ReviewUnit[] =>
  units.filter(({ state }) => state.kind === 'open')

/** What is left to refuse of a kind, the answers not yet sent counted in. */
export function leftOf(round: RoundSlip, picked: readonly Picked[], company: 'solo' | 'group'): number {
  const refused = new Set(picked.filter(({ said }) => said === 'kill').map(({ unitId }) => unitId))
  const spent = openUnits(round)
    .filter((unit) => unit.company === company && refused.has(unit.id))
    .reduce((sum, { weight }) => sum + weight, 0)
  return Math.max(0, round.left[company] - spent)
}

/** Whether a unit can be refused besides what is refused already. */
export function mayRefuse(round: RoundSlip, picked: readonly Picked[], unit: ReviewUnit): boolean {
  const others = picked.filter(({ unitId }) => unitId !== unit.id)
  return unit.weight <= leftOf(round, others, unit.company)
}

/** How much there is of a kind in all. */
export const baseOf = ({ units }: RoundSlip, company: 'solo' | 'group'): number =>
  units.filter((unit) => unit.company === company).reduce((sum, { weight }) => sum + weight, 0)

/** An amount as it is said: pieces, or a length where seconds are counted. */
export const sayAmount = (
  { right }: Pick<RoundSlip, 'right'>,
  amount: number,
  { length }: Pick<SlipSpeech['times'], 'length'>,
): string => (right.counted === 'seconds' ? length(amount) : String(amount))

/** The answers with one put in, or put anew; the order is that in which they were given. */
export const withAnswer = (picked: readonly Picked[], answer: Picked): Picked[] => [
  ...picked.filter(({ unitId }) => unitId !== answer.unitId),
  answer,
]

/** The first unit after a place that has no answer, going round; undefined when all have one. */
export function nextOpen(
  units: readonly ReviewUnit[],
  picked: readonly Picked[],
  from: number,
): number | undefined {
  const answered = new Set(picked.map(({ unitId }) => unitId))
  const inTurn = units.map((_, step) => (from + step) % units.length)
  return inTurn.find((index) => !answered.has(units[index]!.id))
}
