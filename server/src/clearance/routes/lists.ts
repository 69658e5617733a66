import { createRoute, z } from '@hono/zod-openapi'
import { sayVerdict, type Speaking, VERDICT_KINDS } from '@stagedoor/core/clearance'
import { ASSET_GENRES, ASSET_KINDS, ASSET_STATES, TRIAGE_MARKS } from '@stagedoor/core/ingest'
import {
  createApi,
  instantOut,
  json,
  refusals,
  wireFlicks,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, listOf, productionParam } from '../../production/index.ts'
import { type DailiesRow, listDailies } from '../dailies/list-dailies.ts'
import { overviewDailies } from '../dailies/overview.ts'
import type { ClearanceDeps } from '../deps.ts'
import { killsOnAssets, type StandingKill } from '../kills/index.ts'
import { speakingOf } from '../speaking.ts'
import { killOut, killSchema } from './kill-wire.ts'
import { verdictWordSchema } from './verdict-wire.ts'

const tags = ['clearance']
const PAGE = 200

const daySchema = z.object({ id: wireId, unit: z.string(), number: z.int(), shotOn: z.iso.date() })

const dailiesSchema = z
  .object({
    id: wireId,
    kind: z.enum(ASSET_KINDS),
    genre: z.enum(ASSET_GENRES),
    title: z.string(),
    state: z.enum(ASSET_STATES),
    durationFlicks: wireFlicks.nullable(),
    posterUrl: z.string().nullable(),
    filmstrip: z
      .object({
        url: z.string(),
        tiles: z.int(),
        columns: z.int(),
        rows: z.int(),
        tileWidth: z.int(),
        tileHeight: z.int(),
      })
      .nullable()
      .openapi({
        description:
          'Small pictures of a film in one file, evenly over its length, row after row; sides in pixels.',
      }),
    contributor: z.string().nullable(),
    craft: z.string().nullable(),
    arrivedAt: wireInstant,
    shootingDay: daySchema.nullable(),
    scenes: z.array(z.object({ id: wireId, number: z.string(), title: z.string() })),
    triage: z
      .object({ mark: z.enum(TRIAGE_MARKS), by: z.string(), at: wireInstant })
      .nullable()
      .openapi({ description: 'What the crew would do with it, and who said so last; it permits nothing.' }),
    look: z
      .object({ at: wireInstant, by: z.string() })
      .nullable()
      .openapi({ description: 'Who has looked at it from end to end; null: nobody yet.' }),
    exposureId: wireId.nullable(),
    verdict: verdictWordSchema.nullable(),
    killed: z.array(killSchema).openapi({ description: 'What of it is dead by a kill right.' }),
  })
  .openapi('DailiesRow')

const narrowing = z.object({
  verdict: z.enum([...VERDICT_KINDS, 'unjudged']).optional(),
  day: wireId.optional(),
  unit: z.string().max(120).optional(),
  kind: z.enum(ASSET_KINDS).optional(),
  genre: z.enum(ASSET_GENRES).optional(),
  state: z.enum(['preparing', 'ready']).optional(),
  triage: z.enum([...TRIAGE_MARKS, 'none']).optional(),
  contributor: wireId.optional(),
  scene: wireId.optional(),
  subject: wireId.optional().openapi({ description: 'Somebody or something that is marked in it.' }),
  slate: z.string().max(120).optional().openapi({
    description:
      'Roll, clip, scene or take of the proposed slate, "12A 3" or "S12A/T3"; each word must be one of them.',
  }),
  look: z.enum(['none']).optional().openapi({ description: 'Nobody has looked at it from end to end.' }),
  q: z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'Words of titles, contributors, scenes, and whoever or whatever is marked.' }),
  cursor: z.string().max(120).optional(),
})

const dailies = createRoute({
  method: 'get',
  path: '/productions/{production}/dailies',
  operationId: 'listDailies',
  tags,
  summary: 'What came in, by shooting day, newest first, each with the answer to its question',
  request: {
    params: productionParam,
    query: narrowing.extend({ limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE) }),
  },
  responses: { 200: json('Dailies', listOf(dailiesSchema)), ...refusals },
})

const overview = createRoute({
  method: 'get',
  path: '/productions/{production}/dailies-overview',
  operationId: 'readDailiesOverview',
  tags,
  summary:
    'How much came in on each day, and how much bears each mark and each verdict; counted as far as is told',
  request: { params: productionParam, query: narrowing },
  responses: {
    200: json(
      'Counted',
      z
        .object({
          days: z
            .array(
              z.object({
                key: wireId.openapi({
                  description: 'The day, or all zeros; as a cursor it is its beginning.',
                }),
                shootingDay: daySchema.nullable(),
                count: z.int(),
              }),
            )
            .openapi({ description: 'Only days that hold anything of what is asked, in their order.' }),
          from: wireId
            .nullable()
            .openapi({ description: 'The first day that is not counted to its end; null where all are.' }),
          marks: z
            .record(z.enum(TRIAGE_MARKS), z.int())
            .openapi({ description: 'Of the whole production; 1001 is "1,000+".' }),
          verdicts: z.record(z.enum(VERDICT_KINDS), z.int()),
          contributors: z
            .array(z.object({ id: wireId, name: z.string(), craft: z.string() }))
            .openapi({ description: 'Who sent any of the whole production, by name; no more than 500.' }),
        })
        .openapi('DailiesOverview'),
    ),
    ...refusals,
  },
})

/** The lists of clearance: dailies. */
export function listRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  return createApi()
    .openapi(dailies, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const { cursor, limit, ...narrowed } = c.req.valid('query')
      const { rows, next } = await listDailies(deps, {
        productionId: production.id,
        narrowing: narrowed,
        cursor,
        limit,
      })
      const speaking = await speakingOf(db, {
        productionId: production.id,
        zone: production.zone,
        now: clock.now(),
      })
      const kills = await killsOnAssets(
        db,
        rows.map(({ id }) => id),
      )
      const items = rows.map((row) => rowOut(row, { speaking, kills: kills.get(row.id) ?? [] }))
      return c.json({ items, next }, 200)
    })
    .openapi(overview, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const { cursor, ...narrowed } = c.req.valid('query')
      const { days, ...counted } = await overviewDailies(db, {
        productionId: production.id,
        narrowing: narrowed,
        cursor,
      })
      return c.json(
        {
          ...counted,
          contributors: [...counted.contributors],
          days: days.map(({ day, count }) => ({ ...day, count })),
        },
        200,
      )
    })
}

function rowOut(
  { receivedAt, verdict, look, triage, scenes, ...row }: DailiesRow,
  { speaking, kills }: { speaking: Speaking; kills: readonly StandingKill[] },
): z.infer<typeof dailiesSchema> {
  const said = verdict && sayVerdict(verdict, speaking)
  return {
    ...row,
    shootingDay: row.shootingDay && { ...row.shootingDay },
    scenes: [...scenes],
    triage: triage && { ...triage, at: instantOut(triage.at) },
    arrivedAt: instantOut(receivedAt),
    look: look && { at: instantOut(look.at), by: look.by },
    verdict: verdict && said && { kind: verdict.kind, headline: said.headline, reason: said.reason },
    killed: kills.map(killOut),
  }
}
