import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { HANDLE_PLATFORMS, readHashtag } from '@stagedoor/core/publish'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  refusals,
  shortText,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn, productionParam } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import {
  dropPersonAccount,
  keepPersonAccount,
  mentionablePeople,
  productionOfPersonAccount,
} from '../compose/person-accounts.ts'
import { keepUsualHashtags, usualHashtags } from '../compose/usual-hashtags.ts'

const tags = ['publish']
const MOST_HASHTAGS = 60
const hashtagIn = z
  .string()
  .max(200)
  .transform((written, context) => {
    const tag = readHashtag(written)
    if (tag === null) context.addIssue({ code: 'custom', message: 'A hashtag is one word of letters.' })
    return tag ?? z.NEVER
  })
  .openapi({ type: 'string' })

const aidsSchema = z
  .object({
    hashtags: z.array(z.string()).openapi({ description: 'The usual ones, without their signs.' }),
    people: z.array(
      z.object({
        name: z.string(),
        accounts: z.array(
          z.object({
            id: wireId,
            platform: z.enum(HANDLE_PLATFORMS),
            handle: z.string(),
            agreed: z.string().openapi({ description: 'How they agreed to be mentioned there.' }),
            saidBy: z.string(),
            saidAt: wireInstant,
          }),
        ),
      }),
    ),
  })
  .openapi('ComposingAids')

const read = createRoute({
  method: 'get',
  path: '/productions/{production}/composing-aids',
  operationId: 'readComposingAids',
  tags,
  summary:
    'What is at hand while posts are written: usual hashtags, and whom words may mention by which account',
  request: { params: productionParam },
  responses: { 200: json('The aids', aidsSchema), ...refusals },
})
const keepHashtags = createRoute({
  method: 'put',
  path: '/productions/{production}/usual-hashtags',
  operationId: 'keepUsualHashtags',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(z.object({ hashtags: z.array(hashtagIn).max(MOST_HASHTAGS) })),
  },
  responses: { 200: json('Kept', z.object({ hashtags: z.array(z.string()) })), ...refusals },
})
const keepAccount = createRoute({
  method: 'post',
  path: '/productions/{production}/person-accounts',
  operationId: 'keepPersonAccount',
  tags,
  summary: 'Keep the account by which somebody agreed to be mentioned at a platform',
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({
        name: shortText(200).openapi({ description: 'As it stands in the credits.' }),
        platform: z.enum(HANDLE_PLATFORMS),
        handle: shortText(300),
        agreed: shortText(500).openapi({ description: 'How they agreed: to whom, when, in which words.' }),
      }),
    ),
  },
  responses: { 201: json('Kept', z.object({ id: wireId })), ...refusals },
})
const dropAccount = createRoute({
  method: 'delete',
  path: '/person-accounts/{personAccount}',
  operationId: 'dropPersonAccount',
  tags,
  summary: 'Forget it; posts that wait and still mention it are counted',
  request: { params: z.object({ personAccount: wireId }) },
  responses: { 200: json('Forgotten', z.object({ stillMentioned: z.int() })), ...refusals },
})

/** Routes of what is at hand while posts are written. */
export function composingRoutes({ db }: PublishDeps) {
  const api = createApi()
  api.openapi(read, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    const people = await mentionablePeople(db, production.id)
    return c.json(
      {
        hashtags: [...(await usualHashtags(db, production.id))],
        people: people.map(({ name, accounts }) => ({
          name,
          accounts: accounts.map(({ saidAt, ...account }) => ({ ...account, saidAt: instantOut(saidAt) })),
        })),
      },
      200,
    )
  })
  api.openapi(keepHashtags, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'publish' })
    const { hashtags } = c.req.valid('json')
    await keepUsualHashtags({ db }, { productionId: production.id, hashtags })
    return c.json({ hashtags: [...(await usualHashtags(db, production.id))] }, 200)
  })
  api.openapi(keepAccount, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'publish' })
    const id = await keepPersonAccount({ db }, { productionId: production.id, ...c.req.valid('json'), actor })
    return c.json({ id }, 201)
  })
  api.openapi(dropAccount, async (c) => {
    const id = c.req.valid('param').personAccount
    const productionId = await productionOfPersonAccount(db, id)
    await authorizeIn({ db }, c.var.identity, { productionId, act: 'publish' })
    if (productionId === undefined) throw new Problem('not-found')
    return c.json(await dropPersonAccount({ db }, { productionId, id }), 200)
  })
  return api
}
