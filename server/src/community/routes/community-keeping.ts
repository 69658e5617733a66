import { createRoute, z } from '@hono/zod-openapi'
import type { StoryPointId } from '@stagedoor/core/production'
import { appendToChain } from '../../plant/chain/index.ts'
import { createApi, json, jsonBody, refusals, shortText, wireId } from '../../plant/http/index.ts'
import { authorize, listOf, productionParam } from '../../production/index.ts'
import type { CommunityDeps } from '../deps.ts'
import { changeSettings, communitySettings } from '../moderation/settings.ts'
import {
  addTermPairs,
  dropTermPair,
  takeTermList,
  termListOf,
  listTermPairs,
  tryText,
} from '../moderation/term-pairs.ts'
import { unwatchWord, watchedWordsOf, watchWord } from '../moderation/watched-words.ts'
import { settingsSchema } from './moderation-wire.ts'

const tags = ['moderation']
const done = z.object({ done: z.literal(true) })
const pairSchema = z
  .object({ id: wireId, pointId: wireId, name: z.string(), event: z.string() })
  .openapi('TermPair')
const wordSchema = z
  .object({ id: wireId, word: z.string(), about: z.enum(['abuse', 'spam']) })
  .openapi('WatchedWord')

const getSettings = createRoute({
  method: 'get',
  path: '/productions/{production}/community/settings',
  operationId: 'getCommunitySettings',
  tags,
  request: { params: productionParam },
  responses: { 200: json('How the community is kept', settingsSchema), ...refusals },
})
const patchSettings = createRoute({
  method: 'patch',
  path: '/productions/{production}/community/settings',
  operationId: 'changeCommunitySettings',
  tags,
  request: { params: productionParam, body: jsonBody(settingsSchema.partial()) },
  responses: { 200: json('How the community is kept now', settingsSchema), ...refusals },
})
const listPairs = createRoute({
  method: 'get',
  path: '/productions/{production}/community/term-pairs',
  operationId: 'listTermPairs',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Term pairs, by name', listOf(pairSchema)), ...refusals },
})
const addPair = createRoute({
  method: 'post',
  path: '/productions/{production}/community/term-pairs',
  operationId: 'addTermPair',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(z.object({ pointId: wireId, name: shortText(80), event: shortText(80) })),
  },
  responses: { 201: json('How many are new', z.object({ added: z.int() })), ...refusals },
})
const takeList = createRoute({
  method: 'post',
  path: '/productions/{production}/community/term-lists',
  operationId: 'takeTermList',
  tags,
  summary: 'Takes a CSV of name, event and story point over, whole or, where a line is wrong, not at all',
  request: { params: productionParam, body: jsonBody(z.object({ csv: z.string().min(1).max(500_000) })) },
  responses: {
    201: json(
      'How many are new, or what is wrong on which line',
      z.object({ added: z.int(), flaws: z.array(z.object({ line: z.int(), says: z.string() })) }),
    ),
    ...refusals,
  },
})
const dropPair = createRoute({
  method: 'delete',
  path: '/productions/{production}/community/term-pairs/{pair}',
  operationId: 'dropTermPair',
  tags,
  request: { params: productionParam.extend({ pair: wireId }) },
  responses: { 200: json('Forgotten', done), ...refusals },
})
const listWords = createRoute({
  method: 'get',
  path: '/productions/{production}/community/watched-words',
  operationId: 'listWatchedWords',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Watched words', listOf(wordSchema)), ...refusals },
})
const addWord = createRoute({
  method: 'post',
  path: '/productions/{production}/community/watched-words',
  operationId: 'watchWord',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(z.object({ word: shortText(80), about: z.enum(['abuse', 'spam']) })),
  },
  responses: { 201: json('Watched', z.object({ id: wireId })), ...refusals },
})
const dropWord = createRoute({
  method: 'delete',
  path: '/productions/{production}/community/watched-words/{word}',
  operationId: 'unwatchWord',
  tags,
  request: { params: productionParam.extend({ word: wireId }) },
  responses: { 200: json('Watched no more', done), ...refusals },
})
const tryOut = createRoute({
  method: 'post',
  path: '/productions/{production}/community/tryouts',
  operationId: 'tryText',
  tags,
  summary: 'What pairs and watched words find in a text that nobody posts',
  request: { params: productionParam, body: jsonBody(z.object({ text: z.string().min(1).max(10_000) })) },
  responses: {
    200: json(
      'What was found',
      z.object({
        pairs: z.array(z.object({ name: z.string(), event: z.string(), label: z.string() })),
        words: z.array(z.object({ word: z.string(), about: z.enum(['abuse', 'spam']) })),
      }),
    ),
    ...refusals,
  },
})

/** Routes by which crew keep their community: how it is open, what it is looked at for. */
export function communityKeepingRoutes({ db }: CommunityDeps) {
  const api = createApi()
  const allowed = (
    identity: Parameters<typeof authorize>[1],
    slug: string,
    act: 'view-moderation' | 'moderate',
  ) => authorize({ db }, identity, { slug, act })
  api.openapi(getSettings, async (c) => {
    const { production } = await allowed(c.var.identity, c.req.valid('param').production, 'view-moderation')
    return c.json(await communitySettings(db, production.id), 200)
  })
  api.openapi(patchSettings, async (c) => {
    const { production, actor } = await allowed(c.var.identity, c.req.valid('param').production, 'moderate')
    const asked = c.req.valid('json')
    const change = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
    const settings = await db.transaction().execute(async (trx) => {
      const changed = await changeSettings(trx, { productionId: production.id, change })
      await appendToChain(trx, {
        productionId: production.id,
        kind: 'community-settings-changed',
        body: { ...change, by: actor.userId },
        personal: { by: actor.name },
      })
      return changed
    })
    return c.json(settings, 200)
  })
  api.openapi(listPairs, async (c) => {
    const { production } = await allowed(c.var.identity, c.req.valid('param').production, 'view-moderation')
    const pairs = await listTermPairs(db, production.id)
    return c.json(
      { items: pairs.map(({ point, ...pair }) => ({ ...pair, pointId: point })), next: null },
      200,
    )
  })
  api.openapi(addPair, async (c) => {
    const { production, actor } = await allowed(c.var.identity, c.req.valid('param').production, 'moderate')
    const { pointId, name, event } = c.req.valid('json')
    const pairs = [{ name, event, point: pointId as StoryPointId }]
    const added = await db
      .transaction()
      .execute((trx) => addTermPairs(trx, { productionId: production.id, pairs, by: actor.userId }))
    return c.json({ added }, 201)
  })
  api.openapi(takeList, async (c) => {
    const { production, actor } = await allowed(c.var.identity, c.req.valid('param').production, 'moderate')
    const { csv: text } = c.req.valid('json')
    const taken = await db
      .transaction()
      .execute((trx) => takeTermList(trx, { productionId: production.id, text, by: actor.userId }))
    return c.json({ added: taken.added, flaws: [...taken.flaws] }, 201)
  })
  api.get('/productions/:production/community/term-pairs.csv', async (c) => {
    const { production } = await allowed(c.var.identity, c.req.param('production'), 'view-moderation')
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', `attachment; filename="term-pairs-${production.slug}.csv"`)
    return c.body(await termListOf(db, production.id))
  })
  api.openapi(dropPair, async (c) => {
    const { production: slug, pair: pairId } = c.req.valid('param')
    const { production } = await allowed(c.var.identity, slug, 'moderate')
    await db.transaction().execute((trx) => dropTermPair(trx, { productionId: production.id, pairId }))
    return c.json({ done: true as const }, 200)
  })
  api.openapi(listWords, async (c) => {
    const { production } = await allowed(c.var.identity, c.req.valid('param').production, 'view-moderation')
    return c.json({ items: await watchedWordsOf(db, production.id), next: null }, 200)
  })
  api.openapi(addWord, async (c) => {
    const { production } = await allowed(c.var.identity, c.req.valid('param').production, 'moderate')
    const { word, about } = c.req.valid('json')
    const id = await db
      .transaction()
      .execute((trx) => watchWord(trx, { productionId: production.id, word, about }))
    return c.json({ id }, 201)
  })
  api.openapi(dropWord, async (c) => {
    const { production: slug, word: wordId } = c.req.valid('param')
    const { production } = await allowed(c.var.identity, slug, 'moderate')
    await db.transaction().execute((trx) => unwatchWord(trx, { productionId: production.id, wordId }))
    return c.json({ done: true as const }, 200)
  })
  api.openapi(tryOut, async (c) => {
    const { production } = await allowed(c.var.identity, c.req.valid('param').production, 'view-moderation')
    const found = await tryText(db, { productionId: production.id, text: c.req.valid('json').text })
    const words = found.words.map(({ word, about }) => ({ word, about }))
    return c.json({ pairs: [...found.pairs], words }, 200)
  })
  return api
}
