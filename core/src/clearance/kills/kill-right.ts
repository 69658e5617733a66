import type { SubjectId } from '../../production/index.ts'

/** The identity of a kill right. */
export type KillRightId = string & { readonly idOf: 'kill-right' }

/** Takes a string as a kill right's identity. */
export function killRightId(id: string): KillRightId {
  return id as KillRightId
}

/** What a contract counts: photographs, shots, cuts in any version, or seconds of being seen or heard. */
export const COUNTED = ['stills', 'shots', 'cuts', 'seconds'] as const

/** One way of counting. */
export type Counted = (typeof COUNTED)[number]

/** A share in whole percent, 0 to 100. */
export type Percent = number

/**
 * A person's right, by contract, to refuse a share of what they appear in: alone (`solo`) and with others (`group`, null
 * where the contract gives no word over groups). `billing` is the place in the billing, 1 first. A `final` approval,
 * by word or by silence, is never taken back; a `revocable` one may be, within the allowance.
 */
export interface KillRight {
  readonly id: KillRightId
  readonly subjectId: SubjectId
  readonly billing: number
  readonly counted: Counted
  readonly solo: Percent
  readonly group: Percent | null
  readonly approvals: 'final' | 'revocable'
}

/** Whether a number can be a share: whole percent from none to all. */
export function isPercent(share: number): share is Percent {
  return Number.isInteger(share) && share >= 0 && share <= 100
}

/**
 * The share that a clause by billing gives to a place in it, such as 75, 50 and 20 for the first, second and third
 * billed; whoever is billed below the clause has none.
 */
export function shareByBilling(clause: readonly Percent[], billing: number): Percent {
  return clause[billing - 1] ?? 0
}

/** Which of two rights decides where both reach: the higher billed; of equals, the one that was set first. */
export function higherBilled(a: KillRight, b: KillRight): number {
  return a.billing - b.billing || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
