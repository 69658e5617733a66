import type { Story, StoryPointId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { newId } from '../../../server/src/plant/db/index.ts'
import { putStory, startProduction, storyLabelsOf, storyOf } from '../../../server/src/production/index.ts'
import type { SurfaceHouse } from './surface-house.ts'

const HOUR = 3_600_000

/** Three moments: what comes out between them is hidden before and seen after. */
export const MOMENTS = [0, 1, 2].map((hour) => Date.UTC(2026, 2, 3, 12 + hour)) as readonly number[]
const [FIRST = 0, SECOND = 0, THIRD = 0] = MOMENTS

/** A point of the tests' story: `a`, `b` and `c` on a line, `x` beside it. */
export type PointKey = 'a' | 'b' | 'c' | 'x'

/** The production that is walked, its points, and the labels that fans tell them by. */
export interface SurfaceStory {
  readonly productionId: string
  readonly slug: string
  readonly frontGateId: string
  readonly points: Readonly<Record<PointKey, StoryPointId>>
  readonly labels: Readonly<Record<PointKey, string>>
  readonly story: Story
}

/** Starts a production in whose story one point is out, one comes out at each later moment, and one lies beside. */
export async function tellSurfaceStory(
  { house }: SurfaceHouse,
  secret: (of: string) => string,
): Promise<SurfaceStory> {
  const { db } = house
  const { id: productionId, slug } = await startProduction(house, {
    title: 'Saltlight',
    kind: 'series',
    zone: 'Europe/Oslo',
    ownerId: null,
  })
  const points = { a: newId(), b: newId(), c: newId(), x: newId() } as Record<PointKey, StoryPointId>
  const out: Record<PointKey, number> = { a: FIRST - 48 * HOUR, b: SECOND, c: THIRD, x: FIRST - 24 * HOUR }
  const after: Record<PointKey, StoryPointId[]> = { a: [], b: [points.a], c: [points.b], x: [points.a] }
  await db.transaction().execute((trx) =>
    putStory(trx, {
      productionId,
      points: (['a', 'b', 'c', 'x'] as const).map((key) => ({
        id: points[key],
        // What crew call it stays backstage.
        name: `What happens: ${secret('a point, as crew call it')}`,
        after: after[key],
        publicAt: out[key] as Instant,
      })),
    }),
  )
  const told = await storyLabelsOf(db, productionId)
  const labelOf = (key: PointKey) => told.find(({ pointId }) => pointId === points[key])?.id ?? ''
  const { frontGateId } = await db
    .selectFrom('production.productions')
    .select('frontGateId')
    .where('id', '=', productionId)
    .executeTakeFirstOrThrow()
  return {
    productionId,
    slug,
    frontGateId,
    points,
    labels: { a: labelOf('a'), b: labelOf('b'), c: labelOf('c'), x: labelOf('x') },
    story: await storyOf(db, productionId),
  }
}
