import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { allTerritories, sayExposure, type Speaking, USES, WORLD } from '@stagedoor/core/clearance'
import { flicks, type Instant } from '@stagedoor/core/time'
import { say, sayTerritory } from '@stagedoor/core/words'
import {
  createApi,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  wireFlicks,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn, productionParam } from '../../production/index.ts'
import { setAssetExposure } from '../asset-exposure.ts'
import { changeSettings } from '../change-settings.ts'
import { readSettings } from '../clearance-lock.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import type { HouseSettings } from '../evidence-rows.ts'
import { destinationNamed, nameOfDestination, PLATFORMS } from '../destinations.ts'
import { exposureAt } from '../exposure-order.ts'
import { askOtherwise, judgeExposure, type OtherQuestion } from '../judge-exposure.ts'
import { exposureFor, type ExposureRow, exposuresById } from '../queries.ts'
import { territoriesNamed } from '../territories.ts'
import { speakingOf } from '../speaking.ts'
import { type Unseen, unseenIn } from '../unseen.ts'
import { verdictOut, verdictSchema } from './verdict-wire.ts'
import { idParam, maybeMomentIn, territoriesIn } from './wire.ts'

const tags = ['clearance']
const LOCALE = 'en'

const choice = z.object({ value: z.string(), label: z.string() })
const exposureSchema = z
  .object({
    id: wireId,
    of: z.enum(['asset', 'cut', 'publication', 'kit', 'key-art']),
    ref: wireId,
    uses: z.array(z.enum(USES)),
    destination: z.string().openapi({ description: '`platform`, or `platform:account`.' }),
    territories: z.array(z.string()),
    at: wireInstant.nullable().openapi({ description: 'From when it is shown; null asks about now.' }),
    said: z.object({
      question: z.string(),
      destination: z.string(),
      places: z.string(),
      uses: z.string(),
      moment: z.string(),
    }),
    verdict: verdictSchema.nullable(),
    judgedAt: wireInstant.nullable(),
    unseen: z
      .array(z.object({ assetId: wireId, title: z.string(), lengthFlicks: wireFlicks }))
      .openapi({ description: 'What of it nobody has looked at from end to end, most first.' }),
    choices: z.object({ uses: z.array(choice), destinations: z.array(choice), territories: z.array(choice) }),
  })
  .openapi('Exposure')

const questionSchema = z
  .object({
    uses: z.array(z.enum(USES)).min(1).optional(),
    destination: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,40}(:.{1,200})?$/)
      .optional(),
    territories: territoriesIn.optional(),
    at: maybeMomentIn.optional(),
  })
  .openapi('Question')

const settingsSchema = z
  .object({
    neverHideFeatured: z.boolean(),
    marginFlicks: wireFlicks,
    joinGapFlicks: wireFlicks,
    holdUnseen: z.boolean().openapi({
      description: 'Whether what nobody has looked at from end to end is held.',
    }),
  })
  .openapi('ClearanceSettings')
const settingsChange = settingsSchema.partial()

const getOfAsset = createRoute({
  method: 'get',
  path: '/assets/{asset}/exposure',
  operationId: 'getAssetExposure',
  tags,
  request: { params: idParam('asset') },
  responses: { 200: json('What is asked about the asset, and the answer', exposureSchema), ...refusals },
})
const setOfAsset = createRoute({
  method: 'put',
  path: '/assets/{asset}/exposure',
  operationId: 'setAssetExposure',
  tags,
  request: { params: idParam('asset'), body: jsonBody(questionSchema) },
  responses: { 200: json('The new question, and the answer', exposureSchema), ...refusals },
})
const get = createRoute({
  method: 'get',
  path: '/exposures/{exposure}',
  operationId: 'getExposure',
  tags,
  request: { params: idParam('exposure') },
  responses: { 200: json('The question and the answer that stands', exposureSchema), ...refusals },
})
const ask = createRoute({
  method: 'post',
  path: '/exposures/{exposure}/verdicts',
  operationId: 'askForVerdict',
  tags,
  summary: 'Judge an exposure now; with other words than its own, only say what would come of it',
  request: {
    params: idParam('exposure'),
    body: { content: { 'application/json': { schema: questionSchema } } },
  },
  responses: { 201: json('The verdict', verdictSchema), ...refusals },
})
const getSettings = createRoute({
  method: 'get',
  path: '/productions/{production}/clearance-settings',
  operationId: 'getClearanceSettings',
  tags,
  request: { params: productionParam },
  responses: { 200: json('How the doorkeeper of this production works', settingsSchema), ...refusals },
})
const setSettings = createRoute({
  method: 'patch',
  path: '/productions/{production}/clearance-settings',
  operationId: 'changeClearanceSettings',
  tags,
  request: { params: productionParam, body: jsonBody(settingsChange) },
  responses: { 200: json('Changed; every verdict was given again', settingsSchema), ...refusals },
})

/** Exposures: the question line of whatever could leave, and how the doorkeeper of a production works. */
export function exposureRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps

  const shown = async (exposureId: string, zone: string) => {
    const [row] = await exposuresById(db, [exposureId], { lock: false })
    if (row === undefined || row.closedAt !== null) throw new Problem('not-found')
    const now = clock.now()
    return exposureOut(row, {
      speaking: await speakingOf(db, { productionId: row.productionId, zone, now }),
      now,
      unseen: await unseenIn(db, row.order.timeline),
    })
  }

  return createApi()
    .openapi(getOfAsset, async (c) => {
      const { asset } = c.req.valid('param')
      const productionId = await productionOf(db, 'ingest.assetFacts', asset)
      const { production } = await authorizeIn(deps, c.var.identity, { productionId, act: 'view-backstage' })
      const exposure = await exposureFor(db, { kind: 'asset', ref: asset })
      if (exposure === undefined) throw new Problem('asset-not-ready')
      return c.json(await shown(exposure.id, production.zone), 200)
    })
    .openapi(setOfAsset, async (c) => {
      const { asset: assetId } = c.req.valid('param')
      const owner = await productionOf(db, 'ingest.assetFacts', assetId)
      const { production } = await authorizeIn(deps, c.var.identity, { productionId: owner, act: 'judge' })
      const question = questionIn(c.req.valid('json'))
      const { exposureId } = await setAssetExposure(deps, { productionId: production.id, assetId, question })
      return c.json(await shown(exposureId, production.zone), 200)
    })
    .openapi(get, async (c) => {
      const { exposure } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.exposures', exposure)
      const { production } = await authorizeIn(deps, c.var.identity, { productionId, act: 'view-backstage' })
      return c.json(await shown(exposure, production.zone), 200)
    })
    .openapi(ask, async (c) => {
      const { exposure } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.exposures', exposure)
      const { production } = await authorizeIn(deps, c.var.identity, { productionId, act: 'judge' })
      const question = questionIn(c.req.valid('json'))
      const verdict =
        Object.keys(question).length === 0
          ? await judgeExposure(deps, exposure)
          : await askOtherwise(deps, exposure, question)
      const { id, zone } = production
      const speaking = await speakingOf(db, { productionId: id, zone, now: clock.now() })
      const [row] = await exposuresById(db, [exposure], { lock: false })
      if (row === undefined) throw new Problem('not-found')
      return c.json(verdictOut(verdict, { ...speaking, timeline: row.order.timeline }), 201)
    })
    .openapi(getSettings, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      return c.json({ ...(await readSettings(db, production.id)) }, 200)
    })
    .openapi(setSettings, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'decide',
      })
      const change = settingsIn(c.req.valid('json'))
      return c.json({ ...(await changeSettings(deps, { productionId: production.id, change, actor })) }, 200)
    })
}

function exposureOut(
  row: ExposureRow,
  { speaking, now, unseen }: { speaking: Speaking; now: Instant; unseen: readonly Unseen[] },
): z.infer<typeof exposureSchema> {
  const { uses, destination, territories, moment } = row.order
  return {
    id: row.id,
    of: row.kind,
    ref: row.ref,
    uses: [...uses],
    destination: nameOfDestination(destination),
    territories: [...territories],
    at: maybeInstantOut(moment.kind === 'from' ? moment.at : null),
    said: { ...sayExposure(exposureAt(row.order, now), speaking) },
    verdict: row.last && verdictOut(row.last, { ...speaking, timeline: row.order.timeline }),
    judgedAt: maybeInstantOut(row.judgedAt),
    unseen: unseen.map(({ assetId, title, length }) => ({ assetId, title, lengthFlicks: length })),
    choices: choices(),
  }
}

function choices(): z.infer<typeof exposureSchema>['choices'] {
  return {
    uses: USES.map((value) => ({ value, label: say(LOCALE, `use.${value}`, {}) })),
    destinations: PLATFORMS.map((value) => ({ value, label: say(LOCALE, `destination.${value}`, {}) })),
    territories: [
      { value: WORLD, label: say(LOCALE, 'places.worldwide', {}) },
      ...allTerritories().map((value) => ({ value, label: sayTerritory(LOCALE, value) })),
    ],
  }
}

function questionIn({ uses, destination, territories, at }: z.infer<typeof questionSchema>): OtherQuestion {
  return {
    ...(uses === undefined ? {} : { uses }),
    ...(destination === undefined ? {} : { destination: destinationNamed(destination) }),
    ...(territories === undefined ? {} : { territories: territoriesNamed(territories) }),
    ...(at === undefined ? {} : { moment: at === null ? { kind: 'now' } : { kind: 'from', at } }),
  }
}

function settingsIn(body: z.infer<typeof settingsChange>): Partial<HouseSettings> {
  const { neverHideFeatured, marginFlicks, joinGapFlicks, holdUnseen } = body
  return {
    ...(neverHideFeatured === undefined ? {} : { neverHideFeatured }),
    ...(marginFlicks === undefined ? {} : { marginFlicks: flicks(marginFlicks) }),
    ...(joinGapFlicks === undefined ? {} : { joinGapFlicks: flicks(joinGapFlicks) }),
    ...(holdUnseen === undefined ? {} : { holdUnseen }),
  }
}
