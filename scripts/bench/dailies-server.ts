// A house that the benchmark dailies asks, in a process of its own, so that its processor time is its alone; and, in a
// second process, what it is held against: the same rows by pg and JSON.stringify on bare node:http.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import sharp from 'sharp'
import { readConfig } from '../../server/src/config.ts'
import { openHouse } from '../../server/src/house.ts'
import { administer } from '../../server/src/plant/db/embedded/index.ts'
import { silentLog } from '../../server/src/plant/log/index.ts'
import { startProduction } from '../../server/src/production/index.ts'
import { serve } from '../../server/src/serve.ts'
import { type Connect, fillDailies } from './dailies-world.ts'

const [role, given = ''] = process.argv.slice(2)
const answer = (message: Record<string, unknown>) => process.send?.(message)

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  answer({ cpuMs: (user + system) / 1000 })
})
process.on('disconnect', () => process.exit(0))

const PAGE = `
  with a as materialized (
    select * from ingest.assets
    where production_id = $2 and day_key = any($1::uuid[]) and state in ('preparing', 'ready') and kind is not null
    order by received_at desc, id limit 200)
  select a.id, a.kind, a.title, a.state, a.duration_flicks, a.received_at, a.triage, d.number, d.shot_on, u.name as unit,
    f.sha256, v.kind as verdict, v.verdict
  from a
  join production.shooting_days d on d.id = a.shooting_day_id join production.units u on u.id = d.unit_id
  left join ingest.asset_files f on f.asset_id = a.id and f.role = 'poster'
  left join clearance.exposures e on e.kind = 'asset' and e.ref = a.id
  left join clearance.verdicts v on v.id = e.verdict_id
  order by d.shot_on desc, a.received_at desc, a.id`

if (role === 'house') {
  const sizes = given.split(',').map(Number)
  const house = await openHouse(readConfig(process.env), silentLog)
  const posters: string[] = []
  for (let hue = 0; hue < 24; hue += 1) {
    const background = { r: hue * 10, g: 90, b: 240 - hue * 10 }
    const bytes = await sharp({ create: { width: 1280, height: 720, channels: 3, background } })
      .jpeg()
      .toBuffer()
    posters.push(
      (
        await house.storage.put(
          (async function* () {
            yield bytes
          })(),
        )
      ).sha256,
    )
  }
  const socket = house.database.connection('owner').host ?? ''
  const productions: { productionId: string; slug: string }[] = []
  for (const assets of sizes) {
    const title = `Bench ${assets}`
    const { id: productionId, slug } = await startProduction(house, {
      title,
      kind: 'series',
      zone: 'UTC',
      ownerId: null,
    })
    const connect: Connect = (work) => administer(socket, 'stagedoor', (admin) => work(admin as pg.Client))
    await fillDailies(connect, { productionId, assets, posters })
    productions.push({ productionId, slug })
  }
  await serve(house)
  answer({ productions, socket, owner: house.database.roles.crew, claim: house.door.token })
} else {
  const { socket, owner, productionId } = JSON.parse(given) as Record<
    'socket' | 'owner' | 'productionId',
    string
  >
  const pool = new pg.Pool({ host: socket, port: 5432, user: owner, database: 'stagedoor', max: 12 })
  // Bare SQL is told the newest days, among which its page lies.
  const { rows: days } = await pool.query<{ id: string }>(
    'select id from production.shooting_days where production_id = $1 order by shot_on desc limit 5',
    [productionId],
  )
  const ids = days.map(({ id }) => id)
  const server = createServer((_request, response) => {
    pool.query(PAGE, [ids, productionId]).then(
      ({ rows }) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows)),
      () => response.writeHead(500).end(),
    )
  })
  server.listen(0, '127.0.0.1', () => answer({ port: (server.address() as AddressInfo).port }))
}
