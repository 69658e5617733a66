import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { instant } from '@stagedoor/core/time'
import { newId } from '../plant/db/index.ts'
import { bareDatabase, testDatabase } from '../plant/db/testing.ts'
import { openDiskStorage } from '../plant/storage/index.ts'
import { putStoryPoint } from '../production/index.ts'
import { makeKit } from '../publish/index.ts'
import { openFrontOfHouse, publicist } from '../publish/testing.ts'
import { kitFor } from '../publish/testing-kits.ts'
import type { Db } from '../schema/index.ts'
import { backUp } from './back-up.ts'
import type { Manifest } from './manifest.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

const DAY_MS = 86_400_000
const house = await testDatabase()
const front = await openFrontOfHouse(house)
const folder = await mkdtemp(join(tmpdir(), 'backup-'))
afterAll(async () => {
  await front.close()
  await rm(folder, { recursive: true, force: true })
})
const silent = () => undefined
const seal = { seal: (token: string) => Buffer.from(token) }

// A house with something of everything that leaves: a person who signed, a live post, one that waits, a kit, a key.
const pier = await front.footage('The pier', 20)
const elin = await front.person('Elin Sørby')
await front.appears(elin, pier, [1, 2])
const signed = await front.signs(elin)
const cutId = await front.rendered(pier)
await front.schedules(cutId, null, 'The pier')
await front.schedules(cutId, front.clock.now() + DAY_MS, 'The pier again')
await front.settle()
const [live] = await house.crew.selectFrom('publish.publications').select('id').orderBy('createdAt').execute()
const kit = await makeKit(front, {
  besideId: live?.id ?? '',
  kit: kitFor({ holderName: 'Elin Sørby' }),
  actor: publicist,
})
await house.crew
  .insertInto('production.apiKeys')
  .values({
    id: newId(),
    productionId: front.productionId,
    userId: publicist.userId,
    name: 'a script',
    scopes: ['read'],
    digest: Buffer.alloc(32, 7),
  })
  .execute()
// It came out, and nobody had been told when the backup was made.
await house.crew.transaction().execute((trx) =>
  putStoryPoint(trx, {
    productionId: front.productionId,
    id: newId() as never,
    name: 'The arrival',
    after: [],
    publicAt: instant(front.clock.now() - DAY_MS),
  }),
)
const there = join(folder, 'monday')
const manifest = await backUp(
  { owner: house.owner, storage: front.storage, clock: front.clock, say: silent },
  there,
)

async function newHouse() {
  const place = await mkdtemp(join(folder, 'house-'))
  return {
    database: await bareDatabase(),
    storage: await openDiskStorage(join(place, 'storage')),
    seal,
    say: silent,
  }
}

/** The same backup, with something done to it. */
async function spoiled(
  name: string,
  spoil: (copy: string, manifest: Manifest) => Promise<void>,
): Promise<string> {
  const copy = join(folder, name)
  await cp(there, copy, { recursive: true })
  await spoil(copy, JSON.parse(await readFile(join(copy, 'stagedoor-backup.json'), 'utf8')) as Manifest)
  return copy
}

const rowsOf = async (db: Db, table: string): Promise<string[]> =>
  (
    await sql<{
      line: string
    }>`select to_jsonb(t)::text as line from ${sql.table(table)} t order by 1`.execute(db)
  ).rows.map(({ line }) => line)

const restored = await newHouse()
await restore(restored, there)

test('a backup comes back row for row and file for file', async () => {
  for (const table of [
    'plant.chain_entries',
    'clearance.subjects',
    'clearance.appearances',
    'clearance.release_forms',
    'cut.cuts',
    'cut.renders',
    'publish.publications',
    'publish.kits',
    'ingest.assets',
    'wall.gates',
  ])
    expect(await rowsOf(restored.database.owner, table), table).toEqual(await rowsOf(house.owner, table))
  const renders = await house.crew.selectFrom('cut.renders').select('sha256').execute()
  for (const { sha256 } of renders)
    expect(await restored.storage.has(sha256?.toString('hex') ?? '')).toBe(true)
  expect(manifest.files.count).toBeGreaterThanOrEqual(2)
})

test('its clearance log is whole, and goes on', async () => {
  const lines: string[] = []
  expect(await verify({ db: restored.database.worker, say: (line) => lines.push(line) })).toBe(true)
  expect(lines).toEqual([expect.stringMatching(/^saltlight-\w+: whole, \d+ entries/)])
})

test('it opens sealed: what was live is hidden from everybody, and every key, session and slip is void', async () => {
  const { fan, crew, owner } = restored.database
  const posts = sql`select 1 from publish.posts`
  expect((await posts.execute(house.fan)).rows).toHaveLength(1)
  expect((await posts.execute(fan)).rows).toHaveLength(0)
  const seal = await crew
    .selectFrom('plant.house')
    .select(['sealedAt', 'sealReason'])
    .executeTakeFirstOrThrow()
  expect(seal.sealReason).toContain(manifest.takenAt)
  for (const table of ['plant.slips', 'production.api_keys']) {
    const { rows } = await sql<{ open: number; all: number }>`
      select count(*) filter (where revoked_at is null)::int as open, count(*)::int as all from ${sql.table(table)}`.execute(
      owner,
    )
    expect(rows[0]?.all, table).toBeGreaterThan(0)
    expect(rows[0]?.open, table).toBe(0)
  }
  expect(await rowsOf(owner, 'auth.sessions')).toEqual([])
})

test('what came out is on the page at its moment, and is sent to nobody who may have had it', async () => {
  const { rows } = await sql`
    select n.is_spread, n.made_at = l.shown_from as is_at_its_moment, t.topic from community.notices n
      join production.story_labels l on l.point_id = n.ref
      join community.reveals r on r.point_id = n.ref and r.moment = l.shown_from and r.put_off_at is null
      join community.notice_topics t on t.notice_id = n.id`.execute(restored.database.owner)
  const topic = `production ${front.productionId}`
  expect(rows).toEqual([{ isSpread: true, isAtItsMoment: true, topic }])
})

test('it asks about every permission and publication that may have changed since', async () => {
  const tasks = await restored.database.crew
    .selectFrom('production.tasks')
    .select(['kind', 'ref'])
    .where('kind', 'like', 'after-restore%')
    .execute()
  const asked = (kind: string) => tasks.filter((task) => task.kind === kind).map(({ ref }) => ref)
  expect(asked('after-restore')).toHaveLength(1)
  expect(asked('after-restore-grant')).toEqual([signed.releaseFormId])
  expect(asked('after-restore-publication')).toEqual(expect.arrayContaining([live?.id, kit.publicationId]))
})

test('a house that is not empty is left as it is', async () => {
  const before = await rowsOf(house.owner, 'publish.publications')
  await expect(
    restore({ database: house, storage: front.storage, seal, say: silent }, there),
  ).rejects.toThrow('This house is not empty. Nothing was changed')
  expect(await rowsOf(house.owner, 'publish.publications')).toEqual(before)
})

test('rows that were changed, a file that was changed, and a file that is missing are refused before any row is written', async () => {
  const rows = await spoiled('changed-rows', (copy) =>
    appendFile(join(copy, 'rows', 'clearance.release_forms.jsonl'), '{"id":"not-there-before"}\n'),
  )
  const fileOf = async (copy: string): Promise<string> => {
    const [name = ''] = (await readdir(join(copy, 'files'), { recursive: true })).filter(
      (path) => path.length > 64,
    )
    return join(copy, 'files', name)
  }
  const changed = await spoiled('changed-file', async (copy) => appendFile(await fileOf(copy), 'more'))
  const missing = await spoiled('missing-file', async (copy) => rm(await fileOf(copy)))
  const empty = await newHouse()
  await expect(restore(empty, rows)).rejects.toThrow(
    'The rows of clearance.release_forms are not those that were backed up',
  )
  await expect(restore(empty, changed)).rejects.toThrow('is not the file that was backed up')
  await expect(restore(empty, missing)).rejects.toThrow('The backup lacks 1 of its files')
  await restore(empty, there)
})

test('a folder that is no whole backup, and a backup of a newer program, are refused', async () => {
  const empty = await newHouse()
  await expect(restore(empty, join(folder, 'nowhere'))).rejects.toThrow('is not a whole backup')
  const newer = await spoiled('newer', (copy, told) =>
    writeFile(
      join(copy, 'stagedoor-backup.json'),
      JSON.stringify({ ...told, migrations: [...told.migrations, '9999-of-tomorrow'] }),
    ),
  )
  await expect(restore(empty, newer)).rejects.toThrow('made by a newer program')
})

test('a backup of an older program comes back, and is brought to the schema of this one', async () => {
  const older = await spoiled('older', (copy, told) =>
    writeFile(
      join(copy, 'stagedoor-backup.json'),
      JSON.stringify({ ...told, migrations: told.migrations.slice(0, 16) }),
    ),
  )
  const opened = await testDatabase()
  await expect(restore({ ...(await newHouse()), database: opened }, older)).rejects.toThrow(
    'already opened by a newer program',
  )
  const empty = await newHouse()
  await restore(empty, older)
  const { rows } = await sql`select name from schema_history.migrations`.execute(empty.database.owner)
  expect(rows).toHaveLength(manifest.migrations.length)
})

test('a backup is never written over another, and gets its name only when it is whole', async () => {
  const ports = { owner: house.owner, storage: front.storage, clock: front.clock, say: silent }
  await expect(backUp(ports, there)).rejects.toThrow('is not empty')
  const { sha256 } = await house.crew.selectFrom('cut.renders').select('sha256').executeTakeFirstOrThrow()
  const digest = sha256?.toString('hex') ?? ''
  const damaged = {
    ...front.storage,
    open: async (asked: string) =>
      asked === digest
        ? {
            sizeBytes: 1,
            path: '',
            stream: async function* () {
              yield Buffer.from('x')
            },
          }
        : front.storage.open(asked),
  } as typeof front.storage
  await expect(backUp({ ...ports, storage: damaged }, join(folder, 'tuesday'))).rejects.toThrow('is damaged')
  expect(await readdir(folder)).not.toContain('tuesday')
})

test('the tokens of its accounts are void, and a person is asked to connect each again', async () => {
  const lampKeeper = newId()
  await sql`
    with place as (
      insert into publish.destinations (id, production_id, kind, platform, account, name)
      values (gen_random_uuid(), ${front.productionId}, 'platform', 'bluesky', 'saltlight', 'Bluesky: Saltlight')
      returning id, production_id
    )
    insert into publish.accounts (id, production_id, destination_id, connector, address, remote_id, handle, name,
      token, token_expires_at, standing, connected_by)
    select ${lampKeeper}, production_id, id, 'bluesky', '', 'did:plc:lamp', 'saltlight', 'Saltlight',
      '\\x00', wall.now(), 'connected', ${publicist.name} from place`.execute(house.crew)
  const tuesday = join(folder, 'tuesday')
  await backUp({ owner: house.owner, storage: front.storage, clock: front.clock, say: silent }, tuesday)
  const again = await newHouse()
  await restore(again, tuesday)
  const { rows } = await sql`
    select a.token, a.token_expires_at, a.standing, t.kind from publish.accounts a
    join production.tasks t on t.ref = a.id where a.id = ${lampKeeper}`.execute(again.database.owner)
  expect(rows).toEqual([
    { token: null, tokenExpiresAt: null, standing: 'needs-person', kind: 'platform-account-reconnect' },
  ])
})
