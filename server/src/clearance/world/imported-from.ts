import type { World } from '@stagedoor/contract/world'
import { type Instant, toIso } from '@stagedoor/core/time'
import type { Actor } from '../actor.ts'

/** Where a record came from, in its own words. */
export function importedFrom(world: World, { actor, now }: { actor: Actor; now: Instant }): string {
  return `Imported from the world document “${world.name}” by ${actor.name}, ${toIso(now)}.`
}
