// A server of the benchmark fan-out: the house, or a bare broadcast.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import type { House } from '../../server/src/house.ts'
import { startProduction } from '../../server/src/production/index.ts'
import { serve } from '../../server/src/serve.ts'
import { inBenchHouse } from './bench-house.ts'
import type { Said } from './fan-out.ts'

const MANY_WAITING = 4_096
const now = () => performance.timeOrigin + performance.now()
const say = (said: Said) => process.send?.(said)

function serveTheBench(announce: () => void | Promise<void>): void {
  process.on('message', (asked: Said) => {
    if (asked.kind === 'weigh') {
      globalThis.gc?.()
      const { user, system } = process.cpuUsage()
      say({ kind: 'weighed', rss: process.memoryUsage.rss(), cpuMs: (user + system) / 1000 })
    }
    if (asked.kind === 'announce') {
      say({ kind: 'announced', at: now() })
      void announce()
    }
  })
}

function bare(): void {
  const clients = new Set<ServerResponse>()
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write('event: ready\ndata: questions\n\n')
    clients.add(response)
    response.on('close', () => clients.delete(response))
  })
  serveTheBench(() => {
    for (const client of clients) client.write('event: changed\ndata: questions\n\n')
  })
  server.listen({ port: 0, host: '127.0.0.1', backlog: MANY_WAITING }, () => {
    say({ kind: 'listening', port: (server.address() as AddressInfo).port, path: '/' })
  })
}

async function ours(house: House): Promise<void> {
  const { slug, id } = await startProduction(house, {
    title: 'Saltlight',
    kind: 'series',
    zone: 'Europe/Oslo',
    ownerId: null,
  })
  await house.front.start()
  const server = await serve(house)
  serveTheBench(async () => {
    await sql`select community.tick(t.id, null) from community.threads t where t.ref = ${id}`.execute(
      house.db,
    )
  })
  const path = `/api/v1/public/productions/${slug}/changes?topic=questions`
  say({ kind: 'listening', port: (server.address() as AddressInfo).port, path })
  await new Promise((resolve) => process.once('SIGTERM', resolve))
  await house.front.stop()
  server.closeAllConnections()
  server.close()
}

if (process.argv[2] === 'bare') bare()
else {
  await inBenchHouse(ours, { STAGEDOOR_PORT: '0' })
  process.exit(0)
}
