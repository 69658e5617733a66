// A house that the benchmark front-of-house asks, in a process of its own, so that its processor time is its alone; and,
// on a second port in a second process, what it is held against: the same SQL by pg, wall off, on bare node:http.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { readConfig } from '../../server/src/config.ts'
import { openHouse } from '../../server/src/house.ts'
import { administer } from '../../server/src/plant/db/embedded/index.ts'
import { silentLog } from '../../server/src/plant/log/index.ts'
import { startProduction } from '../../server/src/production/index.ts'
import { serve } from '../../server/src/serve.ts'
import { fillFrontOfHouse } from './front-of-house-world.ts'

const [role, given = ''] = process.argv.slice(2)
const answer = (message: Record<string, unknown>) => process.send?.(message)

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  answer({ cpuMs: (user + system) / 1000 })
})
process.on('disconnect', () => process.exit(0))

if (role === 'house') {
  const house = await openHouse(readConfig(process.env), silentLog)
  const { id: productionId, slug } = await startProduction(house, {
    title: 'Bench',
    kind: 'series',
    zone: 'UTC',
    ownerId: null,
  })
  const socket = house.database.connection('owner').host ?? ''
  const world = await administer(socket, 'stagedoor', (admin) =>
    fillFrontOfHouse(admin as pg.Client, { productionId, slug }),
  )
  await serve(house)
  answer({ ...world, socket, owner: house.database.roles.crew })
} else {
  const { socket, owner, productionId, page } = JSON.parse(given) as {
    socket: string
    owner: string
    productionId: string
    page: string
  }
  const pool = new pg.Pool({ host: socket, port: 5432, user: owner, database: 'stagedoor', max: 12 })
  const bytes = Buffer.from(page, 'base64')
  const POST = 'id, gate_id, slug, title, duration_flicks, credits, media, opens_at'
  const list = `select ${POST}, split_part(copy, E'\\n', 1) as copy from publish.posts where production_id = $1
    order by opens_at desc, id limit 25`
  const one = `select ${POST}, copy, shape, raw, captions from publish.posts where production_id = $1 and slug = $2`
  const server = createServer((request, response) => {
    const [, what, slug = ''] = request.url?.split('/') ?? []
    if (what === 'page') {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': bytes.length }).end(bytes)
      return
    }
    const asked = what === 'list' ? pool.query(list, [productionId]) : pool.query(one, [productionId, slug])
    asked.then(
      ({ rows }) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows)),
      () => response.writeHead(500).end(),
    )
  })
  server.listen(0, '127.0.0.1', () => answer({ port: (server.address() as AddressInfo).port }))
}
