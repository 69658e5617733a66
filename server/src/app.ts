import type { IncomingMessage } from 'node:http'
import { bodyLimit } from 'hono/body-limit'
import { OpenAPIHono } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { clearanceRoutes, markingRoutes } from './clearance/index.ts'
import { communityRoutes, searchReaders, toldAbout } from './community/index.ts'
import { cutRoutes } from './cut/index.ts'
import type { House } from './house.ts'
import { ingestRoutes } from './ingest/index.ts'
import {
  type ApiEnv,
  boundChanges,
  idempotency,
  onApiError,
  problemResponse,
  sameOrigin,
} from './plant/http/index.ts'
import { logOf } from './plant/log/index.ts'
import { identify, productionRoutes } from './production/index.ts'
import { platformAccountRoutes, publishRoutes } from './publish/index.ts'
import { progressRoutes, viewAsRoutes, whoLooksOn } from './wall/index.ts'

/** What the HTTP server knows of a request and the API cannot see. */
export interface RequestBindings {
  clientAddress: string
  /** The request as the socket brings it; uploads read their bytes from it. */
  incoming?: IncomingMessage
}

// A long cut with its captions takes a tenth of it; uploads have a way of their own and quotas besides.
const LARGEST_BODY_BYTES = 4 * 1024 * 1024
const BODILESS = new Set(['GET', 'HEAD'])
const STANDING_HEADERS = [
  ['x-content-type-options', 'nosniff'],
  ['cache-control', 'no-store'],
] as const
// Whole paths: a word of these may also stand where somebody else's route has a token. They bound their bodies themselves.
const UPLOADS = [
  /^\/api\/v1\/(?:inbox-slips|productions)\/[^/]+\/uploads(?:\/[^/]+)?$/,
  /^\/api\/v1\/productions\/[^/]+\/scans$/,
  /^\/api\/v1\/(?:kit-slips|publications)\/[^/]+\/saved-posts$/,
]
const isUpload = (path: string) => UPLOADS.some((whole) => whole.test(path))

/** The head of the OpenAPI document. */
export const apiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'Stagedoor',
    version: '1',
    description: 'Can I post this, who said so, and can I get it back?',
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  servers: [{ url: '/' }],
}

// Limits of pace run by a clock of their own: the house's may stand still, or go back.
const ticks = () => performance.now()

/** The HTTP API of the whole house, every stage's routes under `/api/v1`. */
export function openApp(house: House) {
  const { db, site, log, key: secrets } = house
  const api = new OpenAPIHono<ApiEnv & { Bindings: RequestBindings }>()
  api.onError(onApiError(logOf(log, 'http')))
  api.notFound(() => problemResponse(new Problem('not-found')))
  api.use('/api/v1/*', sameOrigin(site))
  const largest = bodyLimit({
    maxSize: LARGEST_BODY_BYTES,
    onError: () => problemResponse(new Problem('request-too-large', { largestBytes: LARGEST_BODY_BYTES })),
  })
  api.use('/api/v1/*', (c, next) =>
    BODILESS.has(c.req.method) || isUpload(c.req.path) ? next() : largest(c, next),
  )
  api.use('/api/v1/*', async (c, next) => {
    c.set('clientAddress', c.env.clientAddress)
    c.set('identity', await identify(house, c.req.raw.headers))
    c.set('viewer', null)
    c.set('madeViewer', null)
    // Told before an answer is made they are a part of it; told to one that stands, it is made again.
    for (const [name, value] of STANDING_HEADERS) c.header(name, value)
    await next()
    for (const [name, value] of STANDING_HEADERS) if (!c.res.headers.has(name)) c.header(name, value)
  })
  api.use('/api/v1/public/*', whoLooksOn(house))
  api.use('/api/v1/public/*', boundChanges(ticks))
  api.use('/api/v1/*', idempotency({ db, secrets, isLeftOut: isUpload }))
  for (const routes of [
    productionRoutes({ ...house, ticks }),
    progressRoutes(house),
    viewAsRoutes(house),
    ingestRoutes(house),
    clearanceRoutes(house),
    markingRoutes(house),
    cutRoutes(house),
    publishRoutes({ ...house, searched: searchReaders, told: toldAbout(db) }),
    platformAccountRoutes(house),
    communityRoutes(house),
  ])
    api.route('/api/v1', routes)
  api.doc31('/api/v1/openapi.json', apiDocument)
  return api
}
