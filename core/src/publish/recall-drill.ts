import type { RecallLineState } from './recall-line.ts'
import type { PlaceKind } from './place.ts'
import type { RetractionClass } from './retraction-class.ts'

/** How a line of a recall was rehearsed: at an emulated platform, in a transaction that was rolled back, or not at all. */
export type DrillWay = 'emulated' | 'rolled-back' | 'not-rehearsed'

/** One line of the ledger that a real recall would write now, and what came of rehearsing it. */
export interface DrillLine {
  readonly place: { readonly kind: PlaceKind; readonly name: string }
  readonly retraction: RetractionClass
  readonly way: DrillWay
  readonly state: RecallLineState['kind']
  /** From the call until it was hidden, and until it was proved gone, in milliseconds; null where neither came. */
  readonly hiddenMs: number | null
  readonly goneMs: number | null
  /** What was seen, or why nothing was tried. */
  readonly said: string
}

/** What a drill came to; nothing of it was recalled. */
export interface DrillResult {
  /** How long the recall's own transaction took, before it was rolled back, in milliseconds. */
  readonly shutMs: number
  /** What had not opened yet and would have been cancelled. */
  readonly cancelled: number
  readonly lines: readonly DrillLine[]
}

/** What a drill shows in figures. */
export interface DrillSum {
  /** Ours: shut by the recall's own transaction, which was rolled back. */
  readonly shut: number
  readonly gone: number
  /** What a person would have to do by hand. */
  readonly byHand: number
  /** What can only be asked for, or never comes back. */
  readonly askedFor: number
  readonly failed: number
  readonly notRehearsed: number
  /** The slowest of those that were proved gone, in milliseconds. */
  readonly slowestMs: number | null
}

/** Counts what a drill came to. */
export function sumOfDrill({ lines }: DrillResult): DrillSum {
  const tried = lines.filter(({ way }) => way !== 'not-rehearsed')
  const isShut = ({ way, state }: DrillLine) => way === 'rolled-back' && state === 'checking'
  const shut = tried.filter(isShut).length
  const count = (...kinds: RecallLineState['kind'][]) =>
    tried.filter(({ state }) => kinds.includes(state)).length
  const times = tried.flatMap(({ goneMs }) => goneMs ?? [])
  return {
    shut,
    gone: count('gone'),
    byHand: count('task'),
    askedFor: count('told'),
    failed: count('failed', 'shutting', 'checking') - shut,
    notRehearsed: lines.length - tried.length,
    slowestMs: times.length === 0 ? null : Math.max(...times),
  }
}
