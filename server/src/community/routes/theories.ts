import { createRoute, z } from '@hono/zod-openapi'
import { LONGEST_WRITING, THEORY_MARKS } from '@stagedoor/core/community'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  RateLimit,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { listOf, productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import { writerOf } from '../accounts/writer.ts'
import type { CommunityDeps } from '../deps.ts'
import { openProduction } from '../open-production.ts'
import { badgeOf } from '../questions/answer-question.ts'
import { openedFor } from '../reveals/read-opened.ts'
import { markAsBearer } from '../theories/mark-theory.ts'
import { checkSeal, proofOf } from '../theories/proof.ts'
import { calledBy, type SeenTheory, seenTheories, seenTheory } from '../theories/read-theories.ts'
import { sealTheory, withdrawTheory } from '../theories/seal-theory.ts'

const tags = ['front of house']
const PAGE_OF_THEORIES = 24

const markSchema = z.enum(THEORY_MARKS)
const hashSchema = z.string().openapi({ description: 'SHA-256 of the sealed file, 64 hexadecimal digits.' })

const theorySchema = z
  .object({
    id: wireId,
    state: z.enum(['sealed', 'open', 'withdrawn']),
    isMine: z.boolean(),
    hash: hashSchema,
    day: z.iso.date().openapi({ description: 'The day of the sealing, UTC.' }),
    about: z.object({ id: wireId, label: z.string() }).nullable(),
    signedBy: z.string().nullable().openapi({ description: 'Whose it is, where they let the seal say so.' }),
    words: z
      .object({ text: z.string(), writer: z.string().nullable(), sealedAt: wireInstant })
      .nullable()
      .openapi({ description: 'Its words: to its writer always, to others once it is open to them.' }),
    mark: z.object({ says: markSchema, isCalled: z.boolean() }).nullable(),
  })
  .openapi('Theory')
const wholeTheorySchema = theorySchema
  .extend({ mayMark: z.boolean().openapi({ description: 'Whether this viewer says how it came out.' }) })
  .openapi('WholeTheory')

const oneTheory = productionParam.extend({ theory: wireId })

const listTheories = createRoute({
  method: 'get',
  path: '/public/productions/{production}/theories',
  operationId: 'listTheories',
  tags,
  request: {
    params: productionParam,
    query: z.object({
      list: z.enum(['waiting', 'open', 'mine']).default('waiting'),
      about: wireId.optional(),
      after: z.string().max(120).optional(),
    }),
  },
  responses: { 200: json('Theories as this viewer sees them', listOf(theorySchema)), ...refusals },
})
const getTheory = createRoute({
  method: 'get',
  path: '/public/productions/{production}/theories/{theory}',
  operationId: 'getTheory',
  tags,
  request: { params: oneTheory },
  responses: { 200: json('The theory', wholeTheorySchema), ...refusals },
})
const postTheory = createRoute({
  method: 'post',
  path: '/public/productions/{production}/theories',
  operationId: 'sealTheory',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({
        about: wireId.openapi({ description: 'The label of a point that nobody can have seen yet.' }),
        text: z
          .string()
          .min(1)
          .max(LONGEST_WRITING * 16),
        isSigned: z.boolean().default(false),
      }),
    ),
  },
  responses: { 201: json('The theory, sealed', wholeTheorySchema), ...refusals },
})
const deleteTheory = createRoute({
  method: 'delete',
  path: '/public/productions/{production}/theories/{theory}',
  operationId: 'withdrawTheory',
  tags,
  request: { params: oneTheory },
  responses: { 204: { description: 'It is gone; its seal says so' }, ...refusals },
})
const putMark = createRoute({
  method: 'put',
  path: '/public/productions/{production}/theories/{theory}/mark',
  operationId: 'markTheory',
  tags,
  request: { params: oneTheory, body: jsonBody(z.object({ mark: markSchema })) },
  responses: { 200: json('The theory, marked', wholeTheorySchema), ...refusals },
})
const getProof = createRoute({
  method: 'get',
  path: '/public/productions/{production}/theories/{theory}/proof',
  operationId: 'getTheoryProof',
  tags,
  request: { params: oneTheory },
  responses: {
    200: json(
      'Its seal, and the sealed file once it is open',
      z
        .object({
          hash: hashSchema,
          file: z.string().nullable().openapi({ description: 'What was hashed, byte for byte.' }),
        })
        .openapi('TheoryProof'),
    ),
    ...refusals,
  },
})
const checkProof = createRoute({
  method: 'post',
  path: '/public/productions/{production}/theories/{theory}/checks',
  operationId: 'checkTheory',
  tags,
  request: { params: oneTheory, body: jsonBody(z.object({ file: z.string().max(LONGEST_WRITING * 20) })) },
  responses: {
    200: json(
      'What the file comes to beside the seal',
      z
        .object({
          hash: hashSchema,
          isSame: z.boolean(),
          hasForm: z.boolean(),
          saysSealedAt: wireInstant.nullable(),
        })
        .openapi('SealCheck'),
    ),
    ...refusals,
  },
})
const listCalled = createRoute({
  method: 'get',
  path: '/public/productions/{production}/called/{handle}',
  operationId: 'listCalledTheories',
  tags,
  request: { params: productionParam.extend({ handle: z.string().max(80) }) },
  responses: {
    200: json(
      'What a writer called, as far as this viewer has seen',
      z.object({ items: z.array(z.object({ id: wireId, label: z.string().nullable() })) }),
    ),
    ...refusals,
  },
})
const count = z.int().min(0)
const getOpened = createRoute({
  method: 'get',
  path: '/public/productions/{production}/opened',
  operationId: 'getOpened',
  tags,
  request: { params: productionParam },
  responses: {
    200: json(
      'What opened for this viewer since they last told how far they are',
      z
        .object({
          posts: z.array(z.object({ slug: z.string(), title: z.string() })),
          theories: z.array(
            z.object({
              id: wireId,
              label: z.string().nullable(),
              lead: z.string().openapi({ description: 'How it begins.' }),
              writer: z.string().nullable(),
            }),
          ),
          counts: z.object({ posts: count, theories: count, questions: count, comments: count }),
        })
        .openapi('Opened'),
    ),
    ...refusals,
  },
})

/** Routes of theories for fans; row-level security says what of them is there. */
export function theoryRoutes(deps: CommunityDeps) {
  const { fan } = deps
  const pace = new RateLimit({ burst: 6, perMinute: 0.5 })
  const api = createApi()
  const read = async (viewerId: string | null, production: string, theoryId: string) =>
    asViewer(fan, viewerId, async (seen) => {
      const productionId = await openProduction(seen, production)
      const theory = await seenTheory(seen, { productionId, theoryId })
      const mayMark = theory.state === 'open' && (await badgeOf(seen, productionId)) !== null
      return { ...wireOf(theory), mayMark }
    })

  api.openapi(listTheories, async (c) => {
    const { list, about = null, after: cursor = null } = c.req.valid('query')
    const { theories, next } = await asViewer(fan, c.var.viewer, async (seen) =>
      seenTheories(seen, {
        productionId: await openProduction(seen, c.req.valid('param').production),
        list,
        about,
        cursor,
        limit: PAGE_OF_THEORIES,
      }),
    )
    return c.json({ items: theories.map(wireOf), next }, 200)
  })
  api.openapi(getTheory, async (c) => {
    const { production, theory } = c.req.valid('param')
    return c.json(await read(c.var.viewer, production, theory), 200)
  })
  api.openapi(postTheory, async (c) => {
    const { viewerId } = await writerOf(deps, c.var)
    const { production } = c.req.valid('param')
    pace.take(viewerId, performance.now())
    const { theoryId } = await sealTheory(deps, { viewerId, production, ...c.req.valid('json') })
    return c.json(await read(viewerId, production, theoryId), 201)
  })
  api.openapi(deleteTheory, async (c) => {
    const { production, theory: theoryId } = c.req.valid('param')
    const { viewerId } = await writerOf(deps, c.var)
    await read(viewerId, production, theoryId)
    await withdrawTheory(deps, { viewerId, theoryId })
    return c.body(null, 204)
  })
  api.openapi(putMark, async (c) => {
    const { production, theory: theoryId } = c.req.valid('param')
    const { viewerId } = await writerOf(deps, c.var)
    await read(viewerId, production, theoryId)
    await markAsBearer(deps, { viewerId, theoryId, ...c.req.valid('json') })
    return c.json(await read(viewerId, production, theoryId), 200)
  })
  api.openapi(getProof, async (c) => {
    const { production, theory: theoryId } = c.req.valid('param')
    const proof = await asViewer(fan, c.var.viewer, async (seen) =>
      proofOf(seen, { productionId: await openProduction(seen, production), theoryId }),
    )
    return c.json({ ...proof }, 200)
  })
  api.openapi(checkProof, async (c) => {
    const { production, theory } = c.req.valid('param')
    const { hash: seal } = await read(c.var.viewer, production, theory)
    const { hash, isSame, reads } = checkSeal({ kept: c.req.valid('json').file, seal })
    const saysSealedAt = reads === null ? null : instantOut(reads.sealedAt)
    return c.json({ hash, isSame, hasForm: reads !== null, saysSealedAt }, 200)
  })
  api.openapi(listCalled, async (c) => {
    const { production, handle } = c.req.valid('param')
    const items = await asViewer(fan, c.var.viewer, async (seen) =>
      calledBy(seen, { productionId: await openProduction(seen, production), handle }),
    )
    return c.json({ items }, 200)
  })
  api.openapi(getOpened, async (c) => {
    const opened = await asViewer(fan, c.var.viewer, async (seen) =>
      openedFor(seen, await openProduction(seen, c.req.valid('param').production)),
    )
    return c.json({ ...opened, posts: [...opened.posts], theories: [...opened.theories] }, 200)
  })
  return api
}

const wireOf = ({ words, mark, ...theory }: SeenTheory) => ({
  ...theory,
  words: words === null ? null : { ...words, sealedAt: instantOut(words.sealedAt) },
  mark,
})
