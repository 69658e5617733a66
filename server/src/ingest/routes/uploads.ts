import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import type { Context } from 'hono'
import { type ApiEnv, createApi, json, refusals, wireId } from '../../plant/http/index.ts'
import { authorize, productionParam, tokenParam } from '../../production/index.ts'
import { tusDoor } from '../arriving/tus-door.ts'
import { uploadIdOf } from '../arriving/upload-id.ts'
import { Beginnings } from '../beginnings.ts'
import { deleteByReceipt } from '../delete-material.ts'
import type { IngestDeps } from '../deps.ts'
import { enterInbox } from '../inboxes.ts'
import { uploadById } from '../queries.ts'
import type { Sender } from '../sender.ts'
import { readReceiptSlip, receiptOf, receiptToken } from '../upload-receipt.ts'
import { uploadRoom } from '../upload-room.ts'
import { receiptOut, receiptSchema, uploadRoomSchema } from './wire.ts'

const tags = ['ingest']

const receiptOfUpload = createRoute({
  method: 'get',
  path: '/inbox-slips/{token}/receipts/{upload}',
  operationId: 'readUploadReceipt',
  tags,
  request: { params: tokenParam.extend({ upload: wireId }) },
  responses: {
    200: json(
      'How the upload stands, and its receipt’s own token',
      receiptSchema.extend({ receiptToken: z.string().nullable() }),
    ),
    ...refusals,
  },
})
const receipt = createRoute({
  method: 'get',
  path: '/receipt-slips/{token}',
  operationId: 'readReceiptSlip',
  tags,
  request: { params: tokenParam },
  responses: { 200: json('The receipt', receiptSchema), ...refusals },
})
const remove = createRoute({
  method: 'post',
  path: '/receipt-slips/{token}/deletions',
  operationId: 'deleteByReceipt',
  tags,
  request: { params: tokenParam },
  responses: { 201: json('Deleted: the file and all that was made of it', receiptSchema), ...refusals },
})

const room = createRoute({
  method: 'get',
  path: '/productions/{production}/upload-room',
  operationId: 'readUploadRoom',
  tags,
  request: { params: productionParam },
  responses: { 200: json('How much this house still takes', uploadRoomSchema), ...refusals },
})

/** Uploads by the tus protocol, for whoever holds an inbox's link and for the crew, and their receipts. */
export function uploadRoutes(deps: IngestDeps) {
  const door = tusDoor(deps)
  const beginnings = new Beginnings()

  const visit = async (c: Context<ApiEnv>, sender: Sender): Promise<Response> => {
    const { method } = c.req.raw
    if (method === 'GET') throw new Problem('not-found')
    const named = c.req.param('upload')
    // Begun at the door, gone on with at its own address.
    if ((named === undefined) !== (method === 'POST') && method !== 'OPTIONS') throw new Problem('not-found')
    if (named !== undefined && !wireId.safeParse(named).success) throw new Problem('not-found')
    const uploadId = named ?? uploadIdOf(sender, c.req.header('idempotency-key') ?? null)
    // One whose answer was lost is begun once, however often it is asked for.
    if (method === 'POST' && (await uploadById(deps.db, uploadId)) === undefined)
      beginnings.take(sender, { address: c.var.clientAddress, now: performance.now() })
    return door(c.req.raw, { sender, uploadId, bytes: bytesOf(c) })
  }

  const crewOf = async (c: Context<ApiEnv>, slug: string): Promise<Sender> => {
    const { production, actor } = await authorize(deps, c.var.identity, { slug, act: 'ingest-upload' })
    return { kind: 'crew', productionId: production.id, ...actor }
  }

  const api = createApi()
    .openapi(receiptOfUpload, async (c) => {
      const { token, upload: id } = c.req.valid('param')
      const { inboxId } = await enterInbox(deps, token)
      const upload = await uploadById(deps.db, id)
      if (upload === undefined || upload.inboxId !== inboxId) throw new Problem('not-found')
      const told = receiptOut(await receiptOf(deps.db, upload))
      return c.json({ ...told, receiptToken: receiptToken(deps.seal, upload) }, 200)
    })
    .openapi(receipt, async (c) =>
      c.json(receiptOut(await readReceiptSlip(deps, c.req.valid('param').token)), 200),
    )
    .openapi(remove, async (c) => {
      const { token } = c.req.valid('param')
      await deleteByReceipt(deps, token)
      return c.json(receiptOut(await readReceiptSlip(deps, token)), 201)
    })
    .openapi(room, async (c) =>
      c.json(await uploadRoom(deps, await crewOf(c, c.req.valid('param').production)), 200),
    )
  for (const path of ['/inbox-slips/:token/uploads', '/inbox-slips/:token/uploads/:upload'])
    api.all(path, async (c) => visit(c, await enterInbox(deps, c.req.param('token') ?? '')))
  for (const path of ['/productions/:production/uploads', '/productions/:production/uploads/:upload'])
    api.all(path, async (c) => {
      return visit(c, await crewOf(c, c.req.param('production') ?? ''))
    })
  return api
}

// Straight from the socket where there is one: each stream between costs throughput.
function bytesOf(c: Context<ApiEnv>): Readable | null {
  const { method } = c.req.raw
  if (method !== 'PATCH' && method !== 'POST') return null
  const { incoming } = c.env as { incoming?: IncomingMessage }
  if (incoming) return incoming
  const { body } = c.req.raw
  return body === null ? null : Readable.fromWeb(body as ReadableStream<Uint8Array>)
}
