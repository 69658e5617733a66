import { z } from '@hono/zod-openapi'
import { type Exposure, sayExposure, type Speaking } from '@stagedoor/core/clearance'
import { wireId } from '../../plant/http/index.ts'
import { nameOfDestination } from '../destinations.ts'
import type { StandingExposure } from '../in-snapshot.ts'
import type { ShownAsset } from '../things-shown.ts'

/** Something that could leave: what it is of, where it is to go, and the pictures of the footage it uses. */
export const thingSchema = z
  .object({
    exposureId: wireId,
    of: z.enum(['asset', 'cut', 'publication', 'kit', 'key-art']),
    ref: wireId,
    title: z
      .string()
      .nullable()
      .openapi({ description: 'What an asset is called; whoever opened another exposure names it.' }),
    assets: z.array(z.object({ id: wireId, title: z.string(), posterUrl: z.string().nullable() })),
    destination: z.string().openapi({ description: '`platform`, or `platform:account`.' }),
    territories: z.array(z.string()),
    said: z.object({ destination: z.string(), places: z.string(), moment: z.string() }),
  })
  .openapi('Thing')

/** The assets whose footage an exposure uses, each once. */
export function assetIdsOf({ leaving, timeline }: Pick<Exposure, 'leaving' | 'timeline'>): string[] {
  const own = leaving.kind === 'asset' ? [leaving.assetId] : []
  return [...new Set([...own, ...timeline.clips.map(({ assetId }) => assetId)])]
}

/** A thing for the wire. */
export function thingOut(
  standing: StandingExposure,
  shown: ReadonlyMap<string, ShownAsset>,
  speaking: Speaking & { now: NonNullable<Speaking['now']> },
): z.infer<typeof thingSchema> {
  const { exposureId, kind, ref, order } = standing
  const { destination, places, moment } = sayExposure(standing.asks(speaking.now), speaking)
  return {
    exposureId,
    of: kind,
    ref,
    title: kind === 'asset' ? (shown.get(ref)?.title ?? null) : null,
    assets: assetIdsOf(order).flatMap((id) => shown.get(id) ?? []),
    destination: nameOfDestination(order.destination),
    territories: [...order.territories],
    said: { destination, places, moment },
  }
}
