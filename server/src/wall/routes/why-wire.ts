import { z } from '@hono/zod-openapi'
import type { StoryPointId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { AUDIENCES, GUISES, type WallFact, type WhyPasses } from '@stagedoor/core/wall'
import { instantOut, maybeInstantOut, wireId, wireInstant } from '../../plant/http/index.ts'
import { storyLabelsOf, storyPointsOf } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import type { ViewAsOrder } from '../view-as.ts'

const holds = z.boolean()

/** Why somebody made up can see a thing, or why not: facts, which pages put into words. */
export const whySchema = z
  .object({
    isSeen: z.boolean(),
    facts: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('standing'), holds }),
        z.object({ kind: z.literal('opening-moment'), opensAt: wireInstant.nullable(), holds }),
        z.object({
          kind: z.literal('audience'),
          audience: z.enum(AUDIENCES),
          isInvited: z.boolean(),
          holds,
        }),
        z.object({
          kind: z.literal('story-point'),
          name: z.string().openapi({ description: 'As crew call it.' }),
          label: z.string().openapi({ description: 'As fans call it.' }),
          shownFrom: wireInstant.nullable(),
          holds,
        }),
        z.object({ kind: z.literal('moment'), moment: wireInstant, holds }),
      ]),
    ),
  })
  .openapi('WhySeen')

/** Somebody made up, in the query of an address. */
export const madeViewerQuery = z.object({
  seen: z
    .string()
    .max(20_000)
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(wireId).max(500))
    .openapi({
      type: 'string',
      description: 'Ids of labels of the story, parted by commas: up to where they have seen.',
    }),
  guise: z.enum(GUISES).default('nobody'),
  asOf: z.iso
    .datetime({ offset: true })
    .optional()
    .openapi({ description: 'The moment at which they look; now where it is left out.' }),
})

/** Somebody made up, as a query told them. */
export const orderIn = ({ seen, guise, asOf }: z.infer<typeof madeViewerQuery>): ViewAsOrder => ({
  seen,
  guise,
  asOf: asOf === undefined ? null : (Date.parse(asOf) as Instant),
})

/** Puts answers of the wall on the wire, points of the story by their names. */
export async function whyOut(
  db: Db,
  { productionId }: { productionId: string },
): Promise<(why: WhyPasses) => z.infer<typeof whySchema>> {
  const names = new Map((await storyPointsOf(db, productionId)).map(({ id, name }) => [id, name]))
  const labels = new Map((await storyLabelsOf(db, productionId)).map((label) => [label.pointId, label]))
  const pointOut = (point: StoryPointId, isPassed: boolean) => ({
    kind: 'story-point' as const,
    name: names.get(point) ?? '',
    label: labels.get(point)?.label ?? '',
    shownFrom: maybeInstantOut(labels.get(point)?.shownFrom ?? null),
    holds: isPassed,
  })
  const factOut = (fact: WallFact): z.infer<typeof whySchema>['facts'][number] => {
    switch (fact.kind) {
      case 'standing':
      case 'audience':
        return fact
      case 'opening-moment':
        return { ...fact, opensAt: maybeInstantOut(fact.opensAt) }
      case 'story-point':
        return pointOut(fact.point, fact.holds)
      case 'moment':
        return { ...fact, moment: instantOut(fact.moment) }
    }
  }
  return ({ passes, facts }) => ({ isSeen: passes, facts: facts.map(factOut) })
}
