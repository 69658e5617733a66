import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Role } from '@stagedoor/core/production'
import { newId, randomId } from '../plant/db/index.ts'
import type { TestDatabase } from '../plant/db/testing.ts'
import { type ApiEnv, type Identity, onApiError, type Site, siteAt } from '../plant/http/index.ts'
import { Jobs } from '../plant/jobs/index.ts'
import { silentLog } from '../plant/log/index.ts'
import { openDiskStorage, type Storage } from '../plant/storage/index.ts'
import { addShootingDay, startProduction } from '../production/index.ts'
import { GateWatch, MediaAddresses } from '../wall/index.ts'
import { ArrivingFiles } from './arriving/arriving-files.ts'
import { beginUpload } from './begin-upload.ts'
import { type ArrivalPorts, completeUpload } from './complete-upload.ts'
import { openInbox } from './inboxes.ts'
import { INGEST_JOBS } from './jobs.ts'
import { assetOfUpload, uploadById } from './queries.ts'
import { ingestRoutes } from './routes.ts'
import type { HangAssets } from './change-asset.ts'
import { tokenSeal } from './seal-token.ts'
import { receiptToken } from './upload-receipt.ts'

/** A set with a disk of its own: a production, its shooting day, people, and the parts this stage works with. */
export type TestSet = Awaited<ReturnType<typeof openSet>>

/** Opens a set over a test database; `freeBytes` stands in for the disk's own answer. */
export async function openSet(house: TestDatabase, { freeBytes }: { freeBytes?: () => number } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'set-'))
  const key = randomBytes(32)
  const derive = (purpose: string): Buffer => createHash('sha256').update(key).update(purpose).digest()
  const disk = await openDiskStorage(join(folder, 'storage'))
  const storage: Storage = freeBytes ? { ...disk, freeBytes: async () => freeBytes() } : disk
  const listener = { listen: house.listen, hold: house.hold }
  const gates = new GateWatch({ db: house.worker, listener, isListening: house.isListening })
  await gates.start()
  const jobs = new Jobs({ db: house.worker, listener, log: silentLog, crewRole: house.roles.crew })
  const parts = {
    db: house.crew,
    worker: house.worker,
    clock: house.clock,
    jobs,
    listener,
    storage,
    seal: tokenSeal({ derive }),
    hang: ((_trx, _asset, hang) => hang()) satisfies HangAssets,
    site: siteAt('https://house.example'),
    addresses: new MediaAddresses({
      db: house.worker,
      key: derive('addresses'),
      clock: house.clock,
      gates,
    }),
    log: silentLog,
  }
  return {
    ...parts,
    folder,
    /** This stage's parts as a fresh start of the house makes them, over the same disk. */
    restarted: async () => ({ ...parts, arriving: await ArrivingFiles.open(join(folder, 'arriving')) }),
    /** Opens the queues without a worker, for tests that look at what was enqueued. */
    openQueues: async () => {
      for (const [name, options] of Object.entries(INGEST_JOBS)) jobs.define(name, options)
      await jobs.start({ works: false })
    },
    close: async () => {
      await jobs.stop()
      await gates.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** *Saltlight* on its first shooting day. */
export async function saltlight(house: TestDatabase, title = 'Saltlight') {
  const ports = { db: house.crew, clock: house.clock }
  const owner = await personNamed(house, 'Ida Brandt')
  const { id, slug } = await startProduction(ports, {
    title,
    kind: 'short-film',
    zone: 'Europe/Berlin',
    ownerId: owner,
  })
  const day = await addShootingDay(ports, {
    productionId: id,
    unit: 'Main unit',
    number: 1,
    shotOn: '2026-03-03',
  })
  return { productionId: id, slug, owner, shootingDayId: day.id }
}

/** An account, without a role until it joins. */
export async function personNamed(house: TestDatabase, name: string): Promise<string> {
  const id = newId()
  await house.auth.query('insert into auth.users (id, name, email) values ($1, $2, $3)', [
    id,
    name,
    `${id}@house.example`,
  ])
  return id
}

/** Gives an account a role in a production. */
export async function joinAs(
  house: TestDatabase,
  membership: { productionId: string; userId: string; role: Role },
): Promise<void> {
  await house.crew
    .insertInto('production.memberships')
    .values({ id: newId(), ...membership })
    .execute()
}

/** The identity of an account that is signed in. */
export function signedIn(userId: string, name = 'Ida Brandt'): Identity {
  return { kind: 'account', userId, name, email: `${userId}@house.example`, isOperator: false }
}

/** Sends a file through an inbox of the day, whole; answers its upload and the token of its receipt. */
export async function sendFromSet(
  deps: ArrivalPorts & { site: Site },
  {
    productionId,
    shootingDayId,
    bytes,
    name,
    contributor,
    inboxId,
  }: {
    productionId: string
    shootingDayId: string
    bytes: Buffer
    name: string
    contributor?: string
    inboxId?: string
  },
): Promise<{ uploadId: string; assetId: string; receiptToken: string }> {
  const order = { productionId, shootingDayId, closesAt: null, quotaBytes: null }
  const into = inboxId ?? (await openInbox(deps, order)).id
  const uploadId = randomId()
  await beginUpload(deps, {
    id: uploadId,
    sender: { kind: 'inbox', productionId, inboxId: into, shootingDayId, quotaBytes: 2 ** 40 },
    sizeBytes: bytes.length,
    told: { filename: name, contributor: contributor ?? 'Samir Haddad', craft: 'gaffer' },
  })
  await deps.arriving.append({
    id: uploadId,
    from: 0,
    until: bytes.length,
    bytes: Readable.from([bytes]),
    interrupted: new AbortController().signal,
  })
  await completeUpload(deps, uploadId)
  const upload = await uploadById(deps.db, uploadId)
  const asset = await assetOfUpload(deps.db, uploadId)
  if (upload === undefined || asset === undefined) throw new Error('nothing arrived')
  return { uploadId, assetId: asset.id, receiptToken: receiptToken(deps.seal, upload) ?? '' }
}

/** Serves this stage's routes on a free port, as whoever `identity` says. */
export async function serveIngest(
  deps: Parameters<typeof ingestRoutes>[0],
  identity: () => Identity = () => ({ kind: 'nobody' }),
): Promise<{ origin: string; close: () => Promise<void> }> {
  const api = new OpenAPIHono<ApiEnv>()
  api.onError(onApiError(silentLog))
  api.use(async (c, next) => {
    c.set('identity', identity())
    c.set('clientAddress', '127.0.0.1')
    await next()
  })
  api.route('/api/v1', ingestRoutes(deps))
  const listener = getRequestListener((request, env) => api.fetch(request, env))
  const server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
