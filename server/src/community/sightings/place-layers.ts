import { type CommunityDoor, doorLayer, type WritingLayer } from '@stagedoor/core/community'
import type { Guise, WhyPasses } from '@stagedoor/core/wall'

/** What the wall says of gates, by their ids. */
export type Whys = ReadonlyMap<string, WhyPasses>

/** A gate among what a writing hangs on. */
export function gateLayer(of: 'page' | 'talk' | 'raised' | 'clip', gateId: string, whys: Whys): WritingLayer {
  const why = whys.get(gateId)
  if (why === undefined) throw new Error(`nothing is known of gate ${gateId}`)
  return { of, why, holds: why.passes }
}

/** What lies before a place where people talk: the page of the production, the gate of the place, the community's door. */
export function placeLayers(
  { frontGateId, gateId }: { frontGateId: string; gateId: string },
  { whys, door, guise }: { whys: Whys; door: CommunityDoor; guise: Guise },
): WritingLayer[] {
  const page = gateLayer('page', frontGateId, whys)
  const talk = gateId === frontGateId ? [] : [gateLayer('talk', gateId, whys)]
  return [page, ...talk, doorLayer(door, guise)]
}
