import type { Instant } from '@stagedoor/core/time'
import type { Moment } from '../../../fixtures/saltlight/production.ts'
import type { DemoDeps } from './deps.ts'
import type { Journal } from './journal.ts'

/** What every chapter of the story needs. */
export interface Telling {
  readonly deps: DemoDeps
  readonly journal: Journal
  readonly productionId: string
  readonly when: (moment: Moment) => Instant
  /** The parts as they stood at a moment of the story. */
  readonly asOf: (moment: Instant) => DemoDeps
}

/** Something that somebody of the story did, at its moment; done once, however often it is performed. */
export interface Act {
  readonly at: Moment
  readonly perform: () => Promise<unknown>
}

/** What the story names must have been told before. */
export function found<Value>(told: ReadonlyMap<string, Value>, key: string): Value {
  const value = told.get(key)
  if (value === undefined) throw new Error(`The demo names ${key}, which was not told before`)
  return value
}
