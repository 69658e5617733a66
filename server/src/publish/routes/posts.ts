import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { PLATFORM_SPECS, type PlatformSpecName } from '@stagedoor/core/cut'
import { type Flicks } from '@stagedoor/core/time'
import { say } from '@stagedoor/core/words'
import {
  PLATFORM_IDS,
  POST_DISCLOSURES,
  POST_STAGES,
  sayConflict,
  sayLate,
  sayRule,
  sayRuleWarning,
} from '@stagedoor/core/publish'
import { speakingOf, verdictOut, verdictSchema } from '../../clearance/index.ts'
import {
  createApi,
  type Identity,
  instantIn,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  shortText,
  wireFlicks,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn, productionParam } from '../../production/index.ts'
import { contextFor } from '../accounts/index.ts'
import { deliveryOf, deliveryView, lookNow, makeCopyAgain, sayOutcome } from '../deliver/index.ts'
import type { PublishDeps } from '../deps.ts'
import type { PostOrder } from '../compose/post-order.ts'
import { preflightPost } from '../compose/preflight-post.ts'
import { productionOfPublication, publicationById } from '../queries.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { speakingOfRules } from '../opening/schedule-facts.ts'
import { ruleIn } from './wire.ts'
import { saidOfAccount } from './said-of-account.ts'
import { issueOut, issueSchema, plannedCopyOut, plannedCopySchema } from './wire-issue.ts'
import { wireRule } from '../opening/wire-rule.ts'

const tags = ['publish']
const publicationParam = z.object({ publication: wireId })
const copySchema = z.string().trim().max(20_000)
const FORMATS = Object.keys(PLATFORM_SPECS) as [PlatformSpecName, ...PlatformSpecName[]]

const coverSchema = z.object({ kind: z.literal('moment'), at: wireFlicks }).openapi({
  description:
    'A moment of the film. A platform that takes pictures alone gets its frame, taken by the house.',
})
const wordsSchema = z
  .object({
    format: z.enum(FORMATS),
    title: shortText(500).or(z.literal('')).default(''),
    copy: copySchema.default(''),
    language: z
      .string()
      .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
      .nullable()
      .default(null)
      .openapi({ description: 'BCP 47' }),
    altText: copySchema.default(''),
    contentWarning: shortText(500).nullable().default(null),
    disclosures: z.array(z.enum(POST_DISCLOSURES)).max(POST_DISCLOSURES.length).default([]),
    visibility: shortText(100).nullable().default(null),
    cover: coverSchema.nullable().default(null),
    interactions: z
      .object({ comments: z.boolean(), duets: z.boolean(), stitches: z.boolean() })
      .partial()
      .default({}),
    firstComment: copySchema.min(1).nullable().default(null),
    parts: z.array(copySchema.min(1)).max(50).default([]),
  })
  .openapi('PostWords', { description: 'What will stand at the platform, in its own fields' })
const orderSchema = z.object({
  accountId: wireId,
  cutId: wireId,
  words: wordsSchema,
  opensAt: instantIn.nullish().openapi({ description: 'At once when left out.' }),
  rule: wireRule.optional().openapi({ description: 'When it opens, in place of `opensAt`.' }),
  placeAhead: z.boolean().default(false).openapi({
    description:
      'Hand the film over before its moment, where the platform keeps it unseen and no embargo forbids it.',
  }),
})
const deliverySchema = z
  .object({
    publicationId: wireId,
    account: z.object({ id: wireId, connector: z.enum(PLATFORM_IDS), name: z.string() }),
    stage: z.enum(POST_STAGES),
    needsPerson: z.boolean(),
    words: wordsSchema,
    placeFrom: wireInstant,
    progress: z.number().nullable(),
    said: z
      .string()
      .nullable()
      .openapi({ description: 'The last thing the platform said, in its own word.' }),
    trouble: z
      .object({ kind: z.string(), code: z.string(), what: z.string(), remedy: z.string(), raw: z.string() })
      .nullable(),
    copy: z
      .object({
        state: z.enum(['waiting', 'making', 'made', 'failed', 'dropped']),
        progress: z.number().nullable(),
        workId: wireId.nullable(),
        problem: z.string().nullable(),
        width: z.int(),
        height: z.int(),
        mostBytes: z.int(),
        sizeBytes: z.int().nullable(),
      })
      .nullable()
      .openapi({ description: 'The copy that goes in place of the film, where the platform takes less.' }),
    tries: z.int(),
    lookAt: wireInstant.nullable(),
    url: z.string().nullable(),
    remoteId: z.string().nullable(),
    visibility: z.string().nullable(),
    partOf: wireId.nullable(),
    parts: z.array(wireId),
    attempts: z.array(
      z.object({ dueAt: wireInstant, endedAt: wireInstant.nullable(), outcome: z.string().nullable() }),
    ),
  })
  .openapi('Delivery')

const schedule = createRoute({
  method: 'post',
  path: '/productions/{production}/platform-publications',
  operationId: 'schedulePost',
  tags,
  summary:
    'Put a post at a connected account on the calendar; refused unless the platform takes it and it is cleared',
  request: { params: productionParam, body: jsonBody(orderSchema) },
  responses: { 201: json('Scheduled', deliverySchema), ...refusals },
})
const ask = createRoute({
  method: 'post',
  path: '/productions/{production}/platform-preflights',
  operationId: 'preflightPost',
  tags,
  summary: 'What scheduling a post would meet; nothing is saved',
  request: { params: productionParam, body: jsonBody(orderSchema) },
  responses: {
    200: json(
      'What was found',
      z
        .object({
          isReady: z.boolean(),
          opensAt: wireInstant.nullable(),
          opens: z.string(),
          warnings: z.array(z.string()),
          conflicts: z.array(z.object({ kind: z.string(), said: z.string() })),
          issues: z.array(issueSchema).openapi({ description: 'All that the platform would refuse.' }),
          plannedCopy: plannedCopySchema.nullable(),
          isLive: z.boolean().openapi({ description: 'The platform itself said what it takes, just now.' }),
          because: z.string().nullable(),
          price: z.object({ currency: z.string(), micros: z.int() }).nullable(),
          verdict: verdictSchema,
        })
        .openapi('PostPreflight'),
    ),
    ...refusals,
  },
})
const get = createRoute({
  method: 'get',
  path: '/publications/{publication}/delivery',
  operationId: 'getDelivery',
  tags,
  summary: 'How far a post is on its way, and what its platform last said',
  request: { params: publicationParam },
  responses: { 200: json('The delivery', deliverySchema), ...refusals },
})
const look = createRoute({
  method: 'post',
  path: '/publications/{publication}/looks',
  operationId: 'lookAtPlatform',
  tags,
  summary: 'Look at the platform now; nothing is sent again by it',
  request: { params: publicationParam },
  responses: { 201: json('Somebody looks', deliverySchema), ...refusals },
})
const copyAgain = createRoute({
  method: 'post',
  path: '/publications/{publication}/copies',
  operationId: 'makeCopyAgain',
  tags,
  summary: 'Make the copy of the film once more that could not be made',
  request: { params: publicationParam },
  responses: { 201: json('On its way', deliverySchema), ...refusals },
})
const outcome = createRoute({
  method: 'post',
  path: '/publications/{publication}/outcomes',
  operationId: 'sayOutcome',
  tags,
  summary: 'Say what became of a call whose answer never came, as seen at the platform',
  request: {
    params: publicationParam,
    body: jsonBody(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('found'), url: z.url({ protocol: /^https?$/ }).max(2000) }),
        z.object({ kind: z.literal('absent') }),
      ]),
    ),
  },
  responses: { 201: json('Written down', deliverySchema), ...refusals },
})

/** Routes of posts at platforms: their preflight, their way, and what people say of them. */
export function postRoutes(deps: PublishDeps) {
  const { db, clock } = deps
  const api = createApi()
  const way = { ...deps, contextFor: (order: Parameters<typeof contextFor>[1]) => contextFor(deps, order) }
  const allowed = async (identity: Identity, publicationId: string, act: 'view-backstage' | 'publish') =>
    authorizeIn({ db }, identity, { productionId: await productionOfPublication(db, publicationId), act })
  const shown = async (publicationId: string): Promise<z.infer<typeof deliverySchema>> => {
    const publication = await publicationById(db, publicationId)
    const delivery = await deliveryOf(db, publicationId)
    if (publication === undefined || delivery === undefined) throw new Problem('not-found')
    const { plan, placeFrom, lookAt, attempts, ...view } = await deliveryView(db, publication, delivery)
    return {
      ...view,
      words: wordsSchema.parse({ ...plan, cover: plan.cover && { kind: 'moment', at: plan.cover.at } }),
      placeFrom: instantOut(placeFrom),
      lookAt: maybeInstantOut(lookAt),
      attempts: attempts.map(({ dueAt, endedAt, outcome: came }) => ({
        dueAt: instantOut(dueAt),
        endedAt: maybeInstantOut(endedAt),
        outcome: came,
      })),
    }
  }
  const orderIn = (
    productionId: string,
    { accountId, cutId, words, opensAt, rule, placeAhead }: z.infer<typeof orderSchema>,
  ): PostOrder => {
    const { cover, interactions, ...plain } = words
    const { comments, duets, stitches } = interactions
    return {
      productionId,
      accountId,
      cutId,
      placeAhead,
      rule: ruleIn(opensAt, rule),
      words: {
        ...plain,
        cover: cover && { kind: 'moment', at: cover.at as Flicks },
        interactions: {
          ...(comments === undefined ? {} : { comments }),
          ...(duets === undefined ? {} : { duets }),
          ...(stitches === undefined ? {} : { stitches }),
        },
      },
    }
  }

  api.openapi(schedule, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'publish' })
    const { id } = await schedulePost(way, { ...orderIn(production.id, c.req.valid('json')), actor })
    return c.json(await shown(id), 201)
  })
  api.openapi(ask, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'publish' })
    const order = orderIn(production.id, c.req.valid('json'))
    const found = await preflightPost(way, order)
    const { id: productionId, zone } = production
    const plain = await speakingOf(db, { productionId, zone, now: clock.now() })
    const speaking = await speakingOfRules(db, plain, { productionId, rules: [order.rule] })
    const { resolution, issues, isReady, isLive, because, price, plan, limits, platform } = found
    const { captionsLeft: left } = found
    const { locale } = speaking
    const about = { plan, limits, platform, locale }
    const expected = await saidOfAccount(deps, { accountId: order.accountId, resolution, zone, locale })
    return c.json(
      {
        isReady,
        isLive,
        because,
        price: price && { ...price },
        opensAt: resolution.kind === 'at' ? instantOut(resolution.moment) : null,
        opens: sayRule(order.rule, speaking),
        warnings: [
          ...resolution.warnings.map((warning) => sayRuleWarning(warning, speaking)),
          ...(expected === null ? [] : [expected]),
          ...(found.late === null ? [] : [sayLate(found.late, { platform, locale })]),
          ...(left === null ? [] : [say(locale, `post.captions.${left}`, { platform })]),
        ],
        conflicts: found.conflicts.map((conflict) => ({
          kind: conflict.kind,
          said: sayConflict(conflict, locale),
        })),
        issues: issues.map((issue) => issueOut(issue, about)),
        plannedCopy: plannedCopyOut(found.rendition, about),
        verdict: verdictOut(found.verdict, speaking),
      },
      200,
    )
  })
  api.openapi(get, async (c) => {
    const id = c.req.valid('param').publication
    await allowed(c.var.identity, id, 'view-backstage')
    return c.json(await shown(id), 200)
  })
  api.openapi(look, async (c) => {
    const id = c.req.valid('param').publication
    await allowed(c.var.identity, id, 'publish')
    await lookNow(deps, id)
    return c.json(await shown(id), 201)
  })
  api.openapi(copyAgain, async (c) => {
    const id = c.req.valid('param').publication
    const { actor } = await allowed(c.var.identity, id, 'publish')
    await makeCopyAgain(deps, { publicationId: id, actor })
    return c.json(await shown(id), 201)
  })
  api.openapi(outcome, async (c) => {
    const id = c.req.valid('param').publication
    const { actor } = await allowed(c.var.identity, id, 'publish')
    await sayOutcome(deps, { publicationId: id, seen: c.req.valid('json'), actor })
    return c.json(await shown(id), 201)
  })
  return api
}
