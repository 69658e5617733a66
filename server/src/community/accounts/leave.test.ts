import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId, randomId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { orderReset, startProduction } from '../../production/index.ts'
import type { WritingKind } from '../../schema/community.ts'
import { aFan } from '../testing.ts'
import { openDoors } from './testing.ts'

const HANDLE = 'Canary.Wharf'
const WORD = 'canaryword'
const ADDRESS = 'canaryaddress@saltlight.test'

const house = await testDatabase()
const doors = openDoors(house)
const { crew, owner } = house
const saltlight = await startProduction(
  { db: crew, clock: house.clock },
  { title: 'Saltlight', kind: 'film', zone: 'Europe/Oslo', ownerId: null },
)
const { gateId } = await crew
  .selectFrom('production.frontPages')
  .select('gateId')
  .where('productionId', '=', saltlight.id)
  .executeTakeFirstOrThrow()

/** Every row of every table in which a text occurs, by table. */
async function where(text: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`.execute(
    owner,
  )
  expect(tables.length).toBeGreaterThan(60)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } =
      await sql`select from ${sql.raw(name)} as t where strpos(lower(t::text), ${text.toLowerCase()}) > 0`.execute(
        owner,
      )
    if (rows.length > 0) found.push(name)
  }
  return found
}

async function writes(
  { viewerId, handle }: { viewerId: string; handle: string },
  kind: WritingKind,
  text: string,
): Promise<string> {
  const id = randomId()
  const threadId = randomId()
  const { id: productionId } = saltlight
  await crew
    .insertInto('community.threads')
    .values({ id: threadId, productionId, kind: 'post', ref: randomId(), gateId })
    .execute()
  await crew
    .insertInto('community.writings')
    .values({
      id,
      productionId,
      threadId,
      threadGateId: gateId,
      gateId: null,
      kind,
      parentId: null,
      writerId: viewerId,
      handle,
      badgeId: null,
      atFlicks: null,
      source: text,
      html: `<p>${text}</p>`,
      state: 'shown',
    })
    .execute()
  return id
}

async function aCanary({ hasAddress = false } = {}) {
  const fan = doors.browser()
  await fan.joins(HANDLE)
  const me = await crew
    .selectFrom('community.writers as w')
    .innerJoin('wall.viewers as v', 'v.id', 'w.viewerId')
    .select(['v.id as viewerId', 'v.accountId'])
    .where('w.handle', '=', HANDLE)
    .executeTakeFirstOrThrow()
  await fan.asks('PUT', '/public/me/grown', { isOfAge: true })
  if (hasAddress) {
    await fan.asks('POST', '/public/me/addresses', { email: ADDRESS })
    const token = /address\/(\S+)/.exec(doors.letters.at(-1)?.text ?? '')?.[1]
    await fan.asks('POST', `/public/me/addresses/${token}/openings`)
  }
  const comment = await writes({ ...me, handle: HANDLE }, 'comment', `${WORD} one`)
  await writes({ ...me, handle: HANDLE }, 'theory', `${WORD} two`)
  return { fan, comment, ...me }
}

test('whoever leaves is nowhere: no word, no handle, no address, no id of theirs in any table', async () => {
  const { fan, comment, viewerId, accountId } = await aCanary({ hasAddress: true })
  const other = await aFan(house, 'neighbour')
  const reply = await writes(other, 'comment', `As @${HANDLE} says, @canary.wharfside too`)
  await crew.insertInto('community.mentions').values({ writingId: reply, viewerId }).execute()
  await crew
    .insertInto('community.reactions')
    .values(
      [viewerId, other.viewerId].map((one) => ({ writingId: reply, viewerId: one, kind: 'heart' as const })),
    )
    .execute()
  await crew
    .updateTable('community.writings')
    .set({ reactions: JSON.stringify({ heart: 2 }) })
    .where('id', '=', reply)
    .execute()
  await crew
    .insertInto('community.reports')
    .values({
      id: newId(),
      productionId: saltlight.id,
      writingId: reply,
      reporterId: viewerId,
      reason: 'abuse',
      words: WORD,
    })
    .execute()
  await orderReset(doors, ADDRESS)
  expect(await where(WORD)).toContain('community.writings')

  expect((await fan.asks('DELETE', '/public/me', { isMeant: true })).status).toBe(200)
  for (const trace of [WORD, ADDRESS, viewerId, accountId ?? ''])
    expect([trace, await where(trace)]).toEqual([trace, []])
  for (const close of ['"', ',', '<', ' ', ')']) expect(await where(`${HANDLE}${close}`)).toEqual([])
  const left = await crew
    .selectFrom('community.writings')
    .select(['id', 'state', 'source', 'reactions'])
    .where('id', 'in', [comment, reply])
    .execute()
  expect(left.find(({ id }) => id === comment)).toMatchObject({ state: 'deleted', source: '' })
  expect(left.find(({ id }) => id === reply)).toMatchObject({
    source: 'As @somebody says, @canary.wharfside too',
    reactions: { heart: 1 },
  })
  expect((await fan.asks('GET', '/public/who')).body.isSignedIn).toBe(false)
  const back = { name: HANDLE, password: 'a lamp in the rain' }
  expect((await fan.asks('POST', '/public/sessions', back)).status).toBe(401)
})

test('leaving happens whole or not at all', async () => {
  const { fan, viewerId } = await aCanary()
  const forget = (how: string) => sql`${sql.raw(how)} ${sql.id(house.roles.crew)}`.execute(owner)
  await forget('revoke execute on function auth.forget_account(uuid) from')
  expect((await fan.asks('DELETE', '/public/me', { isMeant: true })).status).toBe(500)
  expect(await where(WORD)).toEqual(['community.writings'])
  expect(await where(viewerId)).toContain('community.writers')
  await forget('grant execute on function auth.forget_account(uuid) to')
  expect((await fan.asks('DELETE', '/public/me', { isMeant: true })).status).toBe(200)
  expect(await where(WORD)).toEqual([])
})

test('whoever works backstage does not leave by this door', async () => {
  const { fan, accountId } = await aCanary()
  await crew
    .insertInto('production.memberships')
    .values({ id: newId(), productionId: saltlight.id, userId: accountId ?? '', role: 'editor' })
    .execute()
  expect((await fan.asks('DELETE', '/public/me', { isMeant: true })).body.type).toMatch(/works-backstage$/)
  await crew
    .deleteFrom('production.memberships')
    .where('userId', '=', accountId ?? '')
    .execute()
  await fan.asks('DELETE', '/public/me', { isMeant: true })
})

test('everything of one’s own is given as one file, taken-down words included, and nothing of anybody else', async () => {
  const { fan, comment, viewerId, accountId } = await aCanary({ hasAddress: true })
  const other = await aFan(house, 'chatterbox')
  await writes(other, 'comment', 'not yours')
  await crew.updateTable('community.writings').set({ state: 'removed' }).where('id', '=', comment).execute()
  for (let more = 0; more < 3; more += 1)
    await writes({ viewerId, handle: HANDLE }, 'comment', `${WORD} ${more}`)
  const file = await fan.asks('GET', '/public/me/everything')
  expect(file.body.account).toMatchObject({ handle: HANDLE, email: ADDRESS, isGrown: true })
  expect(file.body.writings).toHaveLength(5)
  expect(file.body.writings).toContainEqual(
    expect.objectContaining({
      production: 'Saltlight',
      kind: 'comment',
      state: 'removed',
      text: `${WORD} one`,
    }),
  )
  expect(file.text).not.toContain('not yours')
  for (const secret of [viewerId, accountId ?? '', gateId]) expect(file.text).not.toContain(secret)
})
