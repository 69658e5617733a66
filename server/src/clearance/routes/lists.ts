import { createRoute, z } from '@hono/zod-openapi'
import { sayVerdict, type Speaking, VERDICT_KINDS } from '@stagedoor/core/clearance'
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
import { actsThatFree, assetsShown, countKinds, nextTurns, type Weighed, weighedExposures } from '../board.ts'
import { type DailiesRow, listDailies } from '../dailies.ts'
import type { ClearanceDeps } from '../deps.ts'
import { remedyOut, remedySchema, verdictWordSchema } from './verdict-wire.ts'

const tags = ['clearance']
const LOCALE = 'en'
const PAGE = 200
const TURNS = 20
const kindSchema = z.enum(VERDICT_KINDS)

const dailiesSchema = z
  .object({
    id: wireId,
    kind: z.enum(['video', 'still', 'sound']),
    title: z.string(),
    state: z.enum(['preparing', 'ready', 'refused', 'deleted']),
    durationFlicks: wireFlicks.nullable(),
    posterUrl: z.string().nullable(),
    contributor: z.string().nullable(),
    craft: z.string().nullable(),
    arrivedAt: wireInstant,
    shootingDay: z.object({ id: wireId, unit: z.string(), number: z.int(), shotOn: z.iso.date() }).nullable(),
    exposureId: wireId.nullable(),
    verdict: verdictWordSchema.nullable(),
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

const boardSchema = z
  .object({
    counts: z.record(kindSchema, z.int()),
    acts: z.array(
      z.object({
        freed: z.int().openapi({ description: 'How many this act frees by itself.' }),
        helped: z.int().openapi({ description: 'How many it brings nearer.' }),
        said: z.string(),
        act: remedySchema,
        touches: z.object({ assets: z.int(), cuts: z.int(), publications: z.int(), kits: z.int() }),
        assets: z.array(z.object({ id: wireId, title: z.string(), posterUrl: z.string().nullable() })),
      }),
    ),
    next: z.array(
      z.object({
        at: wireInstant,
        exposureId: wireId,
        of: z.string(),
        ref: wireId,
        kind: kindSchema,
        said: z.string(),
      }),
    ),
  })
  .openapi('Board')

const board = createRoute({
  method: 'get',
  path: '/productions/{production}/board',
  operationId: 'getBoard',
  tags,
  summary: 'What is held, by the act that would free most, and what the clock changes next',
  request: { params: productionParam },
  responses: { 200: json('The board', boardSchema), ...refusals },
})

/** The lists of clearance: dailies, and the board of what is held. */
export function listRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  return createApi()
    .openapi(dailies, async (c) => {
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
      const speaking = { locale: LOCALE, zone: production.zone, now: clock.now() }
      const items = rows.slice(0, PAGE).map((row) => rowOut(row, speaking))
      return c.json({ items, next: rows.length > PAGE ? String(offset + PAGE) : null }, 200)
    })
    .openapi(board, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const now = clock.now()
      const speaking = { locale: LOCALE, zone: production.zone, now }
      const weighed = await weighedExposures(db, production.id)
      const acts = actsThatFree(weighed)
      const shown = new Map(
        (await assetsShown(deps, acts.flatMap(assetsOf))).map((asset) => [asset.id, asset]),
      )
      return c.json(
        {
          counts: countKinds(weighed),
          acts: acts.map(({ remedy, frees, helps }) => {
            const act = remedyOut(remedy, speaking)
            const all = [...frees, ...helps]
            const assets = assetsOf({ frees, helps }).flatMap((id) => shown.get(id) ?? [])
            return {
              freed: frees.length,
              helped: helps.length,
              said: act.said,
              act,
              touches: touchesOf(all),
              assets,
            }
          }),
          next: nextTurns(weighed, now)
            .slice(0, TURNS)
            .map(({ at, weighed: { exposureId, kind, ref, verdict } }) => {
              const { when } = sayVerdict(verdict, speaking)
              return { at: instantOut(at), exposureId, of: kind, ref, kind: verdict.kind, said: when }
            }),
        },
        200,
      )
    })
}

function rowOut(
  { receivedAt, verdict, ...row }: DailiesRow,
  speaking: Speaking,
): z.infer<typeof dailiesSchema> {
  const said = verdict && sayVerdict(verdict, speaking)
  return {
    ...row,
    shootingDay: row.shootingDay && { ...row.shootingDay },
    arrivedAt: instantOut(receivedAt),
    verdict: verdict && said && { kind: verdict.kind, headline: said.headline, reason: said.reason },
  }
}

function assetsOf({ frees, helps }: { frees: readonly Weighed[]; helps: readonly Weighed[] }): string[] {
  return [...frees, ...helps].filter(({ kind }) => kind === 'asset').map(({ ref }) => ref)
}

function touchesOf(weighed: readonly Weighed[]) {
  const count = (wanted: Weighed['kind']) => weighed.filter(({ kind }) => kind === wanted).length
  return {
    assets: count('asset'),
    cuts: count('cut'),
    publications: count('publication'),
    kits: count('kit'),
  }
}
