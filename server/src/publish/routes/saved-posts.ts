import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { createApi, json, refusals, wireId } from '../../plant/http/index.ts'
import { authorizeIn, tokenParam } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import { keepSaved, MOST_SAVED_BYTES } from '../kits/check/keep-saved.ts'
import { kitBehind, lockKitBehind } from '../kits/kits.ts'
import { publicationById } from '../queries.ts'

const body = {
  required: true,
  content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
} as const
const kept = json('It is compared, and then deleted', z.object({ id: wireId }))
const description = `A film or a picture of at most ${MOST_SAVED_BYTES} bytes. It shows what somebody has, not what stands at the platform, so it verifies nothing.`

const bySlip = createRoute({
  method: 'post',
  path: '/kit-slips/{token}/saved-posts',
  operationId: 'bringSavedPost',
  tags: ['slips'],
  summary: 'Bring what one saved of one’s own post from its platform, to be compared with the cut',
  description,
  request: { params: tokenParam, body },
  responses: { 201: kept, ...refusals },
})
const byCrew = createRoute({
  method: 'post',
  path: '/publications/{publication}/saved-posts',
  operationId: 'bringSavedPostOfKit',
  tags: ['publish'],
  summary: 'Bring what was saved of the post of a kit’s holder, to be compared with the cut',
  description,
  request: { params: z.object({ publication: wireId }), body },
  responses: { 201: kept, ...refusals },
})

/** Routes by which what was saved from closed platforms comes in; they bound their bodies themselves. */
export function savedPostRoutes(opened: PublishDeps) {
  const deps = { ...opened, arriving: new Set<string>() }
  const api = createApi()
  api.openapi(bySlip, async (c) => {
    const { token } = c.req.valid('param')
    const { kit } = await kitBehind(deps, token)
    const order = { kitId: kit.id, broughtAs: 'holder', broughtBy: kit.holderName } as const
    const { savedId } = await keepSaved(deps, { ...order, bytes: bytesOf(c.req.raw) }, (trx) =>
      lockKitBehind(trx, deps, token),
    )
    return c.json({ id: savedId }, 201)
  })
  api.openapi(byCrew, async (c) => {
    const publication = await publicationById(deps.db, c.req.valid('param').publication)
    const target = { productionId: publication?.productionId, act: 'publish' as const }
    const { actor } = await authorizeIn(deps, c.var.identity, target)
    if (publication?.kitId == null) throw new Problem('not-found')
    const order = { kitId: publication.kitId, broughtAs: 'crew', broughtBy: actor.name } as const
    const { savedId } = await keepSaved(deps, { ...order, bytes: bytesOf(c.req.raw) }, async () => undefined)
    return c.json({ id: savedId }, 201)
  })
  return api
}

// What says beforehand that it is too large is not read at all.
function bytesOf(request: Request): AsyncIterable<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_SAVED_BYTES)
    throw new Problem('file-too-large', { roomBytes: MOST_SAVED_BYTES })
  if (request.body === null) throw new Problem('invalid-request', { detail: 'body: a film or a picture.' })
  return request.body
}
