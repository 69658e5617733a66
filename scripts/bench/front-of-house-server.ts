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
import { fillCommunity } from './community-world.ts'
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
  const world = await administer(socket, 'stagedoor', async (admin) => {
    const front = await fillFrontOfHouse(admin as pg.Client, { productionId, slug })
    const { busiest, comments } = await fillCommunity(admin as pg.Client, { productionId })
    // What was filled in is written now, and not while somebody is measured.
    await admin.query('checkpoint')
    return { ...front, busiest, comments }
  })
  await serve(house)
  answer({ ...world, socket, owner: house.database.roles.crew })
} else {
  const { socket, owner, productionId, production, page } = JSON.parse(given) as {
    socket: string
    owner: string
    productionId: string
    production: string
    page: string
  }
  const pool = new pg.Pool({ host: socket, port: 5432, user: owner, database: 'stagedoor', max: 12 })
  const bytes = Buffer.from(page, 'base64')
  const POST = 'id, gate_id, slug, title, duration_flicks, credits, media, opens_at'
  const list = `select ${POST}, split_part(copy, E'\\n', 1) as copy from publish.posts where production_id = $1
    order by opens_at desc, id limit 25`
  const one = `select ${POST}, copy, shape, raw, captions, chapters from publish.posts where production_id = $1 and slug = $2`
  // A talk is read by functions, with the rights of whoever calls them: here those of one whom no policy holds.
  const rowsOf = async (text: string, values: unknown[]): Promise<Record<string, unknown>[]> =>
    (await pool.query<Record<string, unknown>>(text, values)).rows
  const talkOf = async (post: string) => {
    const [place] = await rowsOf('select * from community.talk_place($1, $2)', [production, post])
    return [
      place,
      await rowsOf('select * from community.talk_rows($1, true, null, null)', [place?.['thread_id']]),
    ]
  }
  const asked = (what: string | undefined, post: string) => {
    if (what === 'talk') return talkOf(post)
    return what === 'list' ? rowsOf(list, [productionId]) : rowsOf(one, [productionId, post])
  }
  const server = createServer((request, response) => {
    const [, what, slug = ''] = request.url?.split('/') ?? []
    if (what === 'page') {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': bytes.length }).end(bytes)
      return
    }
    asked(what, slug).then(
      (rows) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows)),
      () => response.writeHead(500).end(),
    )
  })
  server.listen(0, '127.0.0.1', () => answer({ port: (server.address() as AddressInfo).port }))
}
