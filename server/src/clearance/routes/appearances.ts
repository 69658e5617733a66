import { createRoute, z } from '@hono/zod-openapi'
import { SUBJECT_KINDS } from '@stagedoor/core/clearance'
import { flicks } from '@stagedoor/core/time'
import type { KeyedBox } from '@stagedoor/core/timeline'
import { createApi, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import { authorizeIn, listOf } from '../../production/index.ts'
import { appearancesWithSubjects, productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { appearanceIn } from '../evidence-rows.ts'
import { changeAppearance, markAppearance, removeAppearance } from '../marking/mark-appearance.ts'
import { wireBox, wireKeyedBox } from './verdict-wire.ts'
import { appearanceSchema, idParam } from './wire.ts'

const tags = ['clearance']
// A page of an asset with ten thousand marks; all others fit into one.
const MOST_AT_ONCE = 2_000

const marks = z.object({
  subjectId: wireId,
  fromFlicks: z.int(),
  toFlicks: z.int(),
  inPicture: z.boolean(),
  inSound: z.boolean(),
  prominence: z.enum(['featured', 'background']),
  certainty: z.enum(['sure', 'unsure']).optional(),
  boxes: z
    .array(wireKeyedBox)
    .max(10_000)
    .refine(
      (keys) => keys.every(({ atFlicks }, i) => i === 0 || keys[i - 1]!.atFlicks < atFlicks),
      'sorted by moment',
    )
    .optional()
    .openapi({ description: 'The way through the frame, sorted by moment.' }),
  box: wireBox
    .nullable()
    .optional()
    .openapi({ description: 'A box that does not move, instead of `boxes`.' }),
})
const newAppearance = marks
  .refine(({ inPicture, inSound }) => inPicture || inSound, 'seen, heard, or both')
  .openapi('NewAppearance')

const list = createRoute({
  method: 'get',
  path: '/assets/{asset}/appearances',
  operationId: 'listAppearances',
  tags,
  summary: 'Who and what is seen or heard in an asset, in the order in which they appear, page by page',
  request: {
    params: idParam('asset'),
    query: z.object({
      cursor: z.coerce.number().int().min(0).max(10_000_000).optional(),
      limit: z.coerce.number().int().min(1).max(MOST_AT_ONCE).default(MOST_AT_ONCE),
    }),
  },
  responses: { 200: json('Who and what is seen or heard in it', listOf(appearanceSchema)), ...refusals },
})
const mark = createRoute({
  method: 'post',
  path: '/assets/{asset}/appearances',
  operationId: 'markAppearance',
  tags,
  request: { params: idParam('asset'), body: jsonBody(newAppearance) },
  responses: { 201: json('Marked', z.object({ id: wireId })), ...refusals },
})
const change = createRoute({
  method: 'patch',
  path: '/appearances/{appearance}',
  operationId: 'changeAppearance',
  tags,
  request: { params: idParam('appearance'), body: jsonBody(marks.partial()) },
  responses: { 200: json('Changed', z.object({ id: wireId })), ...refusals },
})
const remove = createRoute({
  method: 'delete',
  path: '/appearances/{appearance}',
  operationId: 'removeAppearance',
  tags,
  request: { params: idParam('appearance') },
  responses: { 200: json('Removed', z.object({ id: wireId })), ...refusals },
})

/** Appearances: marked on an asset, changed, taken off. */
export function appearanceRoutes(deps: ClearanceDeps) {
  const { db } = deps
  return createApi()
    .openapi(list, async (c) => {
      const { asset } = c.req.valid('param')
      const productionId = await productionOf(db, 'ingest.assetFacts', asset)
      await authorizeIn(deps, c.var.identity, { productionId, act: 'view-backstage' })
      const { cursor = 0, limit } = c.req.valid('query')
      const rows = await appearancesWithSubjects(db, asset, { offset: cursor, limit: limit + 1 })
      const next = rows.length > limit ? String(cursor + limit) : null
      return c.json({ items: rows.slice(0, limit).map(appearanceOut), next }, 200)
    })
    .openapi(mark, async (c) => {
      const { asset: assetId } = c.req.valid('param')
      const owner = await productionOf(db, 'ingest.assetFacts', assetId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'mark',
      })
      const {
        subjectId,
        fromFlicks,
        toFlicks,
        prominence,
        certainty = 'sure',
        ...where
      } = c.req.valid('json')
      const appearance = {
        fromFlicks,
        toFlicks,
        prominence,
        certainty,
        sides: sidesOf(where),
        boxes: boxesOf(where) ?? [],
      }
      const { appearanceId } = await markAppearance(deps, {
        productionId: production.id,
        assetId,
        subjectId,
        appearance,
        actor,
      })
      return c.json({ id: appearanceId }, 201)
    })
    .openapi(change, async (c) => {
      const { appearance: appearanceId } = c.req.valid('param')
      const owner = await productionOf(db, 'clearance.appearances', appearanceId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'mark',
      })
      const { subjectId, fromFlicks, toFlicks, prominence, certainty, ...where } = c.req.valid('json')
      const boxes = boxesOf(where)
      const hasSides = where.inPicture !== undefined || where.inSound !== undefined
      await changeAppearance(deps, {
        productionId: production.id,
        appearanceId,
        change: {
          ...(subjectId === undefined ? {} : { subjectId }),
          ...(fromFlicks === undefined ? {} : { fromFlicks }),
          ...(toFlicks === undefined ? {} : { toFlicks }),
          ...(prominence === undefined ? {} : { prominence }),
          ...(certainty === undefined ? {} : { certainty }),
          ...(hasSides ? { sides: sidesOf(where) } : {}),
          ...(boxes === undefined ? {} : { boxes }),
        },
        actor,
      })
      return c.json({ id: appearanceId }, 200)
    })
    .openapi(remove, async (c) => {
      const { appearance: appearanceId } = c.req.valid('param')
      const owner = await productionOf(db, 'clearance.appearances', appearanceId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'mark',
      })
      await removeAppearance(deps, { productionId: production.id, appearanceId, actor })
      return c.json({ id: appearanceId }, 200)
    })
}

function appearanceOut(
  row: Awaited<ReturnType<typeof appearancesWithSubjects>>[number],
): z.infer<typeof appearanceSchema> {
  const { id, range, sides, region, prominence, certainty } = appearanceIn(row)
  const boxes = region.kind === 'boxes' ? region.boxes.map(({ at, box }) => ({ atFlicks: at, box })) : []
  return {
    id,
    assetId: row.assetId,
    subject: { id: row.subjectId, kind: z.enum(SUBJECT_KINDS).parse(row.subjectKind), name: row.subjectName },
    fromFlicks: range.from,
    toFlicks: range.to,
    inPicture: sides.includes('picture'),
    inSound: sides.includes('sound'),
    prominence,
    certainty,
    boxes,
    box: boxes[0]?.box ?? null,
    markedBy: row.markedBy,
  }
}

type Marks = z.infer<typeof marks>
type Where = { [Key in 'inPicture' | 'inSound' | 'boxes' | 'box']?: Marks[Key] | undefined }

function sidesOf({ inPicture, inSound }: Where): ('picture' | 'sound')[] {
  return [...(inPicture ? (['picture'] as const) : []), ...(inSound ? (['sound'] as const) : [])]
}

function boxesOf({ boxes, box }: Where): KeyedBox[] | undefined {
  if (boxes !== undefined) return boxes.map(({ atFlicks, box: at }) => ({ at: flicks(atFlicks), box: at }))
  if (box === undefined) return undefined
  return box === null ? [] : [{ at: flicks(0), box }]
}
