import { createRoute, z } from '@hono/zod-openapi'
import { sayVerdict, type Speaking, VERDICT_KINDS } from '@stagedoor/core/clearance'
import { ASSET_STATES } from '@stagedoor/core/ingest'
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
import { type DailiesRow, listDailies } from '../dailies.ts'
import type { ClearanceDeps } from '../deps.ts'
import { killsOnAssets, type StandingKill } from '../kills/index.ts'
import { speakingOf } from '../speaking.ts'
import { killOut, killSchema } from './kill-wire.ts'
import { verdictWordSchema } from './verdict-wire.ts'

const tags = ['clearance']
const PAGE = 200
const kindSchema = z.enum(VERDICT_KINDS)

const dailiesSchema = z
  .object({
    id: wireId,
    kind: z.enum(['video', 'still', 'sound']),
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
    shootingDay: z.object({ id: wireId, unit: z.string(), number: z.int(), shotOn: z.iso.date() }).nullable(),
    look: z
      .object({ at: wireInstant, by: z.string() })
      .nullable()
      .openapi({ description: 'Who has looked at it from end to end; null: nobody yet.' }),
    exposureId: wireId.nullable(),
    verdict: verdictWordSchema.nullable(),
    killed: z.array(killSchema).openapi({ description: 'What of it is dead by a kill right.' }),
  })
  .openapi('DailiesRow')

const dailies = createRoute({
  method: 'get',
  path: '/productions/{production}/dailies',
  operationId: 'listDailies',
  tags,
  summary: 'What came in, by shooting day, newest first, each with the answer to its question',
  request: {
    params: productionParam,
    query: z.object({
      verdict: kindSchema.optional(),
      day: wireId.optional(),
      cursor: z.coerce.number().int().min(0).max(1_000_000).optional(),
    }),
  },
  responses: { 200: json('Dailies', listOf(dailiesSchema)), ...refusals },
})

/** The lists of clearance: dailies. */
export function listRoutes(deps: ClearanceDeps) {
  const { clock } = deps
  return createApi().openapi(dailies, async (c) => {
    const { production } = await authorize(deps, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-backstage',
    })
    const { verdict, day, cursor: offset = 0 } = c.req.valid('query')
    const rows = await listDailies(deps, {
      productionId: production.id,
      offset,
      limit: PAGE + 1,
      ...(verdict === undefined ? {} : { verdictKind: verdict }),
      ...(day === undefined ? {} : { shootingDayId: day }),
    })
    const speaking = await speakingOf(deps.db, {
      productionId: production.id,
      zone: production.zone,
      now: clock.now(),
    })
    const kills = await killsOnAssets(
      deps.db,
      rows.map(({ id }) => id),
    )
    const items = rows.slice(0, PAGE).map((row) => rowOut(row, { speaking, kills: kills.get(row.id) ?? [] }))
    return c.json({ items, next: rows.length > PAGE ? String(offset + PAGE) : null }, 200)
  })
}

function rowOut(
  { receivedAt, verdict, look, ...row }: DailiesRow,
  { speaking, kills }: { speaking: Speaking; kills: readonly StandingKill[] },
): z.infer<typeof dailiesSchema> {
  const said = verdict && sayVerdict(verdict, speaking)
  return {
    ...row,
    shootingDay: row.shootingDay && { ...row.shootingDay },
    arrivedAt: instantOut(receivedAt),
    look: look && { at: instantOut(look.at), by: look.by },
    verdict: verdict && said && { kind: verdict.kind, headline: said.headline, reason: said.reason },
    killed: kills.map(killOut),
  }
}
