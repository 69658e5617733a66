import { createRoute, z } from '@hono/zod-openapi'
import {
  COPY_LIMITS,
  type CopyPlatform,
  DISCLOSURES,
  sayAwaited,
  sayConflict,
  sayRule,
  sayPlanIssue,
  sayRuleWarning,
} from '@stagedoor/core/publish'
import { instant } from '@stagedoor/core/time'
import { speakingOf, verdictOut, verdictSchema } from '../../clearance/index.ts'
import { shapesOf } from '../../cut/index.ts'
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
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import {
  authorize,
  authorizeIn,
  listOf,
  productionParam,
  type ProductionRow,
} from '../../production/index.ts'
import { calendarRows } from '../calendar/calendar.ts'
import { cancelPublication } from '../calendar/cancel-publication.ts'
import { contextFor, type Errand } from '../accounts/index.ts'
import { changePublication } from '../calendar/change-publication.ts'
import type { PublishDeps } from '../deps.ts'
import type { Holder } from '../kits/holder.ts'
import { kitsBeside } from '../kits/kits.ts'
import { makeKit } from '../kits/make-kit.ts'
import { preflight } from '../opening/preflight.ts'
import { productionOfPublication, publicationById, publicationsOf, publicationsOfCuts } from '../queries.ts'
import { speakingOfRules } from '../opening/schedule-facts.ts'
import { schedulePublication } from '../opening/schedule-publication.ts'
import { saidOfAccount } from './said-of-account.ts'
import { changeSchema, intentSchema, kitCardSchema, publicationSchema, ruleIn, stateSchema } from './wire.ts'

const tags = ['publish']
const publicationParam = z.object({ publication: wireId })
const platformSchema = z.enum(
  (Object.keys(COPY_LIMITS) as CopyPlatform[]).filter((name) => name !== 'own-page') as [
    CopyPlatform,
    ...CopyPlatform[],
  ],
)

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/publications',
  operationId: 'listPublications',
  tags,
  request: {
    params: productionParam,
    query: z.object({
      from: instantIn.optional().openapi({ description: 'What opens from then on, and what waits.' }),
      until: instantIn.optional().openapi({ description: 'What opens before then, and what waits.' }),
    }),
  },
  responses: { 200: json('The calendar, latest opening first', listOf(publicationSchema)), ...refusals },
})
const schedule = createRoute({
  method: 'post',
  path: '/productions/{production}/publications',
  operationId: 'schedulePublication',
  tags,
  summary: 'Schedule a rendered cut for the own page; refused unless it is cleared for that moment',
  request: { params: productionParam, body: jsonBody(intentSchema) },
  responses: { 201: json('Scheduled', publicationSchema), ...refusals },
})

const issueSchema = z.object({
  kind: z.string(),
  field: z.string().optional(),
  used: z.number().optional(),
  most: z.number().optional(),
})
const ask = createRoute({
  method: 'post',
  path: '/productions/{production}/preflights',
  operationId: 'preflight',
  tags,
  summary: 'What scheduling would meet; nothing is saved',
  request: {
    params: productionParam,
    body: jsonBody(intentSchema.extend({ publicationId: wireId.nullish() })),
  },
  responses: {
    200: json(
      'What was found',
      z
        .object({
          isReady: z.boolean(),
          opensAt: wireInstant.nullable(),
          expectedAt: wireInstant.nullable(),
          opens: z.string().openapi({ description: 'The rule as a sentence has it.' }),
          waits: z.string().nullable().openapi({ description: 'What it waits for, as a sentence.' }),
          warnings: z.array(z.string()).openapi({ description: 'What to know of its moment.' }),
          conflicts: z
            .array(
              z.object({
                kind: z.enum(['too-close', 'same-cut', 'daily-quota', 'quiet-hours']),
                said: z.string(),
                publicationId: wireId.nullable(),
              }),
            )
            .openapi({ description: 'What it runs into on the calendar; none of it forbids.' }),
          slug: z.string(),
          slugState: z.enum(['usable', 'opaque', 'taken', 'reserved', 'letters', 'too-long', 'empty']),
          words: z.array(issueSchema),
          issues: z
            .array(z.object({ kind: z.string(), said: z.string() }))
            .openapi({ description: 'What its platform would refuse of a post as it stands.' }),
          film: z.array(z.object({ kind: z.string() })),
          verdict: verdictSchema,
        })
        .openapi('Preflight'),
    ),
    ...refusals,
  },
})
const get = createRoute({
  method: 'get',
  path: '/publications/{publication}',
  operationId: 'getPublication',
  tags,
  request: { params: publicationParam },
  responses: {
    200: json('The publication', publicationSchema.extend({ kits: z.array(kitCardSchema) })),
    ...refusals,
  },
})
const change = createRoute({
  method: 'patch',
  path: '/publications/{publication}',
  operationId: 'changePublication',
  tags,
  summary: 'Move it, or change its words, before it opens',
  request: { params: publicationParam, body: jsonBody(changeSchema) },
  responses: { 200: json('Changed', publicationSchema), ...refusals },
})
const cancel = createRoute({
  method: 'post',
  path: '/publications/{publication}/cancellations',
  operationId: 'cancelPublication',
  tags,
  request: { params: publicationParam },
  responses: { 201: json('Nothing of it will open', publicationSchema), ...refusals },
})
const addKit = createRoute({
  method: 'post',
  path: '/publications/{publication}/kits',
  operationId: 'makeKit',
  tags,
  summary: 'Make a kit for one person; its link is shown this once',
  request: {
    params: publicationParam,
    body: jsonBody(
      z.object({
        for: shortText(),
        contributorId: wireId.nullish().openapi({
          description:
            'Who that is, of those who sent something. Left out: whoever has the name, if one has. Null: none of them.',
        }),
        contact: shortText().nullish(),
        platform: platformSchema.nullish().openapi({
          description: 'Left out: the holder chooses, and only what is cleared for any place is handed over.',
        }),
        copy: z.string().trim().max(20_000).nullish(),
        disclosure: z.enum(DISCLOSURES),
        opensAt: instantIn.nullish().openapi({ description: 'With the publication when left out.' }),
      }),
    ),
  },
  responses: {
    201: json(
      'Made',
      z
        .object({ id: wireId, publicationId: wireId, url: z.string(), opensAt: wireInstant })
        .openapi('MadeKit'),
    ),
    ...refusals,
  },
})

/** Routes of the calendar: publications, their preflight and their kits. */
export function publicationRoutes(deps: PublishDeps) {
  const { db, clock, addresses } = deps
  const api = createApi()
  const way = { ...deps, contextFor: (order: Errand) => contextFor(deps, order) }
  const cardOf = async (id: string, { slug, zone }: ProductionRow) => {
    const row = await publicationById(db, id)
    const all = row === undefined ? [] : await publicationsOfCuts(db, await shapesOf(db, row.cutId))
    const cards = await calendarRows({ db, addresses }, all, { slug, zone, now: clock.now() })
    return cards.find((card) => card.id === id)!
  }
  const allowed = async (identity: Identity, publicationId: string, act: 'view-backstage' | 'publish') =>
    authorizeIn({ db }, identity, { productionId: await productionOfPublication(db, publicationId), act })

  api.openapi(list, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    const { from = null, until = null } = c.req.valid('query')
    const rows = await publicationsOf(db, production.id, {
      from: from === null ? null : instant(from),
      until: until === null ? null : instant(until),
    })
    const { zone } = production
    return c.json(
      { items: await calendarRows({ db, addresses }, rows, { slug, zone, now: clock.now() }), next: null },
      200,
    )
  })
  api.openapi(schedule, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'publish' })
    const { cutId, title, copy, slug: address, opensAt, rule: asked } = c.req.valid('json')
    const rule = ruleIn(opensAt, asked)
    const intent = { productionId: production.id, cutId, title, copy, slug: address ?? null, rule, actor }
    const { id } = await schedulePublication(deps, intent)
    return c.json(await cardOf(id, production), 201)
  })
  api.openapi(ask, async (c) => {
    const { production: slug } = c.req.valid('param')
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'publish' })
    const { cutId, title, copy, slug: address, opensAt, rule: asked, publicationId } = c.req.valid('json')
    const rule = ruleIn(opensAt, asked)
    const intent = {
      productionId: production.id,
      cutId,
      title,
      copy,
      slug: address ?? null,
      rule,
    }
    const found = await preflight(way, { ...intent, publicationId: publicationId ?? null })
    const { id: productionId, zone } = production
    const { resolution } = found
    const speaking = await speakingOfRules(
      db,
      await speakingOf(db, { productionId, zone, now: clock.now() }),
      { productionId, rules: [rule] },
    )
    const waits = resolution.kind === 'waits-for' ? resolution : null
    const { there } = found
    const { locale } = speaking
    const expected =
      there && (await saidOfAccount(deps, { accountId: there.accountId, resolution, zone, locale }))
    return c.json(
      {
        isReady: found.isReady,
        slug: found.slug,
        slugState: found.slugState,
        opensAt: resolution.kind === 'at' ? instantOut(resolution.moment) : null,
        expectedAt: maybeInstantOut(waits?.expectedAt ?? null),
        opens: sayRule(rule, speaking),
        waits: waits && sayAwaited(waits.what, speaking),
        warnings: [
          ...resolution.warnings.map((warning) => sayRuleWarning(warning, speaking)),
          ...(expected === null ? [] : [expected]),
        ],
        conflicts: found.conflicts.map((conflict) => ({
          kind: conflict.kind,
          said: sayConflict(conflict, speaking.locale),
          publicationId: 'with' in conflict ? conflict.with.publicationId : null,
        })),
        words: found.words.map((issue) => ({ ...issue })),
        issues: (there?.issues ?? []).map((issue) => ({
          kind: issue.kind,
          said: sayPlanIssue(issue, { ...there!, locale, film: there!.plan.film }),
        })),
        film: found.film.map((issue) => ({ kind: issue.kind })),
        verdict: verdictOut(found.verdict, speaking),
      },
      200,
    )
  })
  api.openapi(get, async (c) => {
    const id = c.req.valid('param').publication
    const { production } = await allowed(c.var.identity, id, 'view-backstage')
    const kits = (await kitsBeside(db, id)).map((kit) => ({
      ...kit,
      opensAt: maybeInstantOut(kit.opensAt),
      state: stateSchema.parse(kit.stateKind),
      handedOverAt: maybeInstantOut(kit.handedOverAt),
      link: kit.linkBack,
    }))
    return c.json({ ...(await cardOf(id, production)), kits }, 200)
  })
  api.openapi(change, async (c) => {
    const id = c.req.valid('param').publication
    const { production, actor } = await allowed(c.var.identity, id, 'publish')
    const { title, copy, slug, opensAt, rule: asked } = c.req.valid('json')
    const rule = opensAt === undefined && asked === undefined ? null : ruleIn(opensAt, asked)
    const wanted = { title: title ?? null, copy: copy ?? null, slug: slug ?? null, rule }
    await changePublication(way, { publicationId: id, change: wanted, actor })
    return c.json(await cardOf(id, production), 200)
  })
  api.openapi(cancel, async (c) => {
    const id = c.req.valid('param').publication
    const { production, actor } = await allowed(c.var.identity, id, 'publish')
    await cancelPublication(deps, { publicationId: id, actor })
    return c.json(await cardOf(id, production), 201)
  })
  api.openapi(addKit, async (c) => {
    const id = c.req.valid('param').publication
    const { actor } = await allowed(c.var.identity, id, 'publish')
    const {
      for: holderName,
      contributorId,
      contact,
      platform,
      copy,
      disclosure,
      opensAt,
    } = c.req.valid('json')
    const rule = opensAt == null ? null : ruleIn(opensAt)
    const kit = {
      holderName,
      holder: holderIn(contributorId),
      holderContact: contact ?? null,
      platform: platform ?? null,
      copy: copy ?? null,
      disclosure,
      rule,
    }
    const made = await makeKit(deps, { besideId: id, kit, actor })
    const { kitId, publicationId, url } = made
    return c.json({ id: kitId, publicationId, url, opensAt: instantOut(made.opensAt) }, 201)
  })
  return api
}

function holderIn(contributorId: string | null | undefined): Holder {
  if (contributorId === undefined) return { kind: 'by-name' }
  return contributorId === null ? { kind: 'none-of-these' } : { kind: 'contributor', id: contributorId }
}
