import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { getRequestListener } from '@hono/node-server'
import { createApi, type Identity } from '../plant/http/index.ts'
import { startProduction } from '../production/index.ts'
import type { IngestDeps } from './deps.ts'
import { deleteAsset } from './delete-material.ts'
import { ingestRoutes } from './routes.ts'

/** One measured figure beside its reference of the same run; `ratio` is value by reference. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly reference: number
  readonly ratio: number
  readonly goal: string
}

const PART_BYTES = 64 * 2 ** 20
const ROUNDS = 3

/**
 * Upload throughput: the whole way of a resumable upload, from its creation to its asset, against the same bytes
 * streamed to the same disk and hashed on bare node:http. The best of three rounds each, in turns.
 */
export async function benchUpload(
  deps: IngestDeps,
  { userId, dataDir, sizeBytes = 2 ** 30 }: { userId: string; dataDir: string; sizeBytes?: number },
): Promise<Figure> {
  const { slug } = await startProduction(deps, {
    title: 'Upload bench',
    kind: 'short-film',
    zone: 'UTC',
    ownerId: userId,
  })
  const folder = await mkdtemp(join(dataDir, 'bench-'))
  const part = Buffer.concat([
    Buffer.from('0000001c667479706d70343200000001', 'hex'),
    randomBytes(PART_BYTES - 16),
  ])
  const house = await listen(
    houseListener(deps, { kind: 'account', userId, name: 'Bench', email: '', isOperator: false }),
  )
  const bare = await listen(bareListener(folder))
  try {
    let [value, reference] = [0, 0]
    for (let round = 0; round < ROUNDS; round += 1) {
      // Other bytes each round, so that each one is written anew.
      part.writeUInt32BE(round, 1024)
      reference = Math.max(reference, await rate(sizeBytes, () => sendPlain(bare.origin, part, sizeBytes)))
      value = Math.max(
        value,
        await rate(sizeBytes, () =>
          sendResumable(`${house.origin}/productions/${slug}/uploads`, part, sizeBytes),
        ),
      )
      await removeAll(deps, userId)
    }
    return { name: 'upload', value, unit: 'MB/s', reference, ratio: value / reference, goal: '>= 0.85' }
  } finally {
    await Promise.all([house.close(), bare.close()])
    await rm(folder, { recursive: true, force: true })
  }
}

async function rate(sizeBytes: number, send: () => Promise<void>): Promise<number> {
  const before = performance.now()
  await send()
  return sizeBytes / 1000 / (performance.now() - before)
}

function houseListener(deps: IngestDeps, identity: Identity): RequestListener {
  const api = createApi()
  api.use(async (c, next) => {
    c.set('identity', identity)
    c.set('clientAddress', '127.0.0.1')
    await next()
  })
  api.route('/', ingestRoutes(deps))
  const listener = getRequestListener((request, env) => api.fetch(request, env))
  return (request, response) => void listener(request, response)
}

function bareListener(folder: string): RequestListener {
  return (request, response) => {
    void keepPlain(request, join(folder, 'plain')).then((sha256) => response.end(sha256))
  }
}

async function keepPlain(request: IncomingMessage, path: string): Promise<string> {
  const hash = createHash('sha256')
  const hashed = async function* (bytes: AsyncIterable<Buffer>) {
    for await (const chunk of bytes) {
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(request, hashed, createWriteStream(path))
  const file = await open(path, 'r+')
  await file.datasync()
  await file.close()
  await rm(path)
  return hash.digest('hex')
}

async function sendPlain(origin: string, part: Buffer, sizeBytes: number): Promise<void> {
  await sent(origin, { method: 'PUT', headers: {}, part, sizeBytes })
}

async function sendResumable(address: string, part: Buffer, sizeBytes: number): Promise<void> {
  const headers = { 'tus-resumable': '1.0.0' }
  const begun = await fetch(address, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(sizeBytes) },
  })
  if (begun.status !== 201) throw new Error(`the upload did not begin: ${begun.status} ${await begun.text()}`)
  const upload = new URL(begun.headers.get('location') ?? '', address).href
  for (let offset = 0; offset < sizeBytes; offset += part.length) {
    await sent(upload, {
      method: 'PATCH',
      headers: {
        ...headers,
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      part,
      sizeBytes: Math.min(part.length, sizeBytes - offset),
    })
  }
}

interface Sending {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly part: Buffer
  readonly sizeBytes: number
}

const agent = new Agent({ keepAlive: true })

async function sent(address: string, { method, headers, part, sizeBytes }: Sending): Promise<void> {
  const request = httpRequest(address, {
    method,
    agent,
    headers: { ...headers, 'content-length': sizeBytes },
  })
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    request.on('response', resolve).on('error', reject),
  )
  const pieces = function* () {
    const step = 256 * 1024
    for (let at = 0; at < sizeBytes; at += step) {
      const from = at % part.length
      yield part.subarray(from, from + Math.min(step, sizeBytes - at))
    }
  }
  await pipeline(Readable.from(pieces()), request)
  const answer = await answered
  answer.resume()
  if ((answer.statusCode ?? 500) >= 300) throw new Error(`${method} was answered with ${answer.statusCode}`)
}

async function removeAll(deps: IngestDeps, userId: string): Promise<void> {
  const uploads = await deps.db
    .selectFrom('ingest.uploads')
    .select('id')
    .where('sentBy', '=', userId)
    .where('state', '=', 'arrived')
    .execute()
  for (const { id } of uploads) await deleteAsset(deps, { uploadId: id, actor: { userId, name: 'Bench' } })
}

async function listen(listener: RequestListener): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
