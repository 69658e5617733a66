import type { World } from '@stagedoor/contract/world'
import type { Instant } from '@stagedoor/core/time'
import type { Actor } from '../actor.ts'
import type { Fit } from './fit-world.ts'

/** A document that fits, on its way into a production. */
export interface Putting {
  readonly productionId: string
  readonly zone: string
  readonly world: World
  readonly fit: Fit
  readonly actor: Actor
  readonly now: Instant
}
