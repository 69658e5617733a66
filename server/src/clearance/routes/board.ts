import { createRoute, z } from '@hono/zod-openapi'
import {
  type Appearance,
  type Concern,
  type FreeingAct,
  type Remedy,
  sayVerdict,
  type Speaking,
  VERDICT_KINDS,
} from '@stagedoor/core/clearance'
import {
  createApi,
  instantOut,
  json,
  maybeInstantOut,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import { type HeldExposure, openBoard, type Turn } from '../board.ts'
import type { ClearanceDeps } from '../deps.ts'
import { assetsShown, sceneNames } from '../things-shown.ts'
import { clearsAtOf } from '../verdict-rows.ts'
import { speakingOf } from '../speaking.ts'
import { assetIdsOf, thingOut, thingSchema } from './thing-wire.ts'
import { remedyOut, remedySchema } from './verdict-wire.ts'
import { subjectNameSchema } from './wire.ts'

const kindSchema = z.enum(VERDICT_KINDS)

const heldSchema = thingSchema
  .extend({
    kind: kindSchema,
    reason: z.string(),
    when: z.string(),
    clearsAt: wireInstant.nullable(),
    waitsFor: z
      .array(subjectNameSchema)
      .openapi({ description: 'Who and what holds it, by name; nobody where a rule alone does.' }),
    scenes: z.array(z.object({ id: wireId, name: z.string() })),
  })
  .openapi('HeldThing')

const actSchema = z
  .object({
    said: z.string(),
    act: remedySchema,
    frees: z
      .array(wireId)
      .openapi({ description: 'Exposures that may leave once this alone is done, with edits or without.' }),
    helps: z
      .array(wireId)
      .openapi({ description: 'Exposures that it brings nearer; something else holds them too.' }),
    ways: z.array(remedySchema).openapi({ description: 'Other acts that would do the same.' }),
  })
  .openapi('FreeingAct')

const turnSchema = z
  .object({
    at: wireInstant,
    exposureId: wireId,
    of: z.enum(['asset', 'cut', 'publication', 'kit', 'key-art']),
    ref: wireId,
    title: z.string().nullable(),
    kind: kindSchema,
    said: z.string(),
  })
  .openapi('Turn')

const boardSchema = z
  .object({
    counts: z.record(kindSchema, z.int()),
    held: z.array(heldSchema),
    unlisted: z.int().openapi({ description: 'How much more is held than is weighed here.' }),
    acts: z.array(actSchema),
    stuck: z.array(wireId).openapi({
      description: 'Exposures that no single act frees: several do, or time, or another question.',
    }),
    next: z.array(turnSchema),
  })
  .openapi('Board')

const board = createRoute({
  method: 'get',
  path: '/productions/{production}/board',
  operationId: 'getBoard',
  tags: ['clearance'],
  summary:
    'Everything held, by the act that would free most, each asked of the doorkeeper anew; and what the clock changes next',
  request: { params: productionParam },
  responses: { 200: json('The board', boardSchema), ...refusals },
})

/** The board: everything held, by what would free it. */
export function boardRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  return createApi().openapi(board, async (c) => {
    const { production } = await authorize(deps, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-backstage',
    })
    const now = clock.now()
    const speaking = await speakingOf(db, { productionId: production.id, zone: production.zone, now })
    const { counts, held, unlisted, acts, stuck, turns } = await openBoard(deps, production.id)
    const shown = await assetsShown(deps, [
      ...held.flatMap(({ order }) => assetIdsOf(order)),
      ...turns.flatMap(({ kind, ref }) => (kind === 'asset' ? [ref] : [])),
    ])
    const scenes = await sceneNames(db, production.id)
    return c.json(
      {
        counts,
        held: held.map((one) => ({ ...thingOut(one, shown, speaking), ...heldOut(one, scenes, speaking) })),
        unlisted,
        acts: acts.map((act) => actOut(act, speaking)),
        stuck: stuck.map(({ exposureId }) => exposureId),
        next: turns.map((turn) => ({
          ...turnOut(turn, speaking),
          title: shown.get(turn.ref)?.title ?? null,
        })),
      },
      200,
    )
  })
}

function heldOut(
  { verdict, evidence, order }: HeldExposure,
  scenes: ReadonlyMap<string, string>,
  speaking: Speaking,
) {
  const { reason, when } = sayVerdict(verdict, { ...speaking, timeline: order.timeline })
  const sceneIds = new Set(evidence.assets.flatMap((asset) => asset.scenes.map(({ sceneId }) => sceneId)))
  return {
    kind: verdict.kind,
    reason,
    when,
    clearsAt: maybeInstantOut(clearsAtOf(verdict)),
    waitsFor: verdict.kind === 'cleared' ? [] : waitedFor(verdict.concerns),
    scenes: [...sceneIds].map((id) => ({ id, name: scenes.get(id) ?? '' })),
  }
}

function waitedFor(concerns: readonly Concern[]): z.infer<typeof subjectNameSchema>[] {
  const subjects = concerns
    .filter(({ standing }) => standing !== 'edits')
    .flatMap(({ facts }) => ('subject' in facts && facts.subject !== null ? [facts.subject] : []))
  return [...new Map(subjects.map(({ id, kind, name }) => [id, { id, kind, name }])).values()]
}

function actOut({ remedy, frees, helps, ways }: FreeingAct<HeldExposure>, speaking: Speaking) {
  const said = (one: Remedy) => ({ ...seenIn(one, [...frees, ...helps]), ...remedyOut(one, speaking) })
  const act = said(remedy)
  return {
    said: act.said,
    act,
    frees: frees.map(({ exposureId }) => exposureId),
    helps: helps.map(({ exposureId }) => exposureId),
    ways: ways.map(said),
  }
}

// Where one looks before doing it: the first asset that shows what the act is about.
function seenIn(remedy: Remedy, held: readonly HeldExposure[]): { assetId?: string } {
  const isMeant = ({ id, subjectId }: Appearance) =>
    'appearanceIds' in remedy
      ? remedy.appearanceIds.includes(id)
      : 'subjectId' in remedy && remedy.subjectId === subjectId
  for (const { evidence } of held) {
    const mark = evidence.appearances.find(isMeant)
    if (mark) return { assetId: mark.assetId }
  }
  return {}
}

function turnOut({ at, exposureId, kind, ref, verdict }: Turn, speaking: Speaking) {
  const { when } = sayVerdict(verdict, speaking)
  return { at: instantOut(at), exposureId, of: kind, ref, kind: verdict.kind, said: when }
}
