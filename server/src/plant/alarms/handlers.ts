import type { Trx } from '../../schema/index.ts'
import type { AlarmOrder } from './set-alarms.ts'

/** What is done once the moment's transaction has committed: a call to somebody else, begun at once. */
export type Afterwards = () => Promise<void>

/**
 * What happens at the moment, in the transaction that takes the alarm off the table. What it answers is begun after the
 * commit, beside the alarms that follow; a crash in between loses it, so the row must say that it was meant.
 */
export type AlarmHandler = (trx: Trx, alarm: AlarmOrder) => Promise<Afterwards | undefined | void>

/** What became of alarms that rang together. */
export interface RungTogether {
  readonly afterwards: Afterwards | null
  /** Keys of those that the set could not serve, with nothing done for them: they ring again, one at a time. */
  readonly alone: readonly string[]
}

/**
 * What happens where many alarms of one name and production have the same moment: as if each had rung alone, in one
 * transaction. Where it throws, all of it is undone and fewer ring together, down to one.
 */
export interface TogetherHandler {
  /** So many at most in one transaction, which holds its locks for as long as that takes. */
  readonly most: number
  readonly ring: (trx: Trx, alarms: readonly AlarmOrder[]) => Promise<RungTogether>
}

/** What is done for the alarms of a name. */
export interface Handled {
  readonly handler: AlarmHandler
  readonly together: TogetherHandler | null
}
