import type { StoryPointId } from '@stagedoor/core/production'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { refuseTakenHandle, wantedHandle } from '../accounts/take-handle.ts'
import { openModeration } from './testing.ts'

const house = await testDatabase()
const stage = await openModeration(house)
afterAll(() => stage.close())

const ida = { kind: 'crew', name: 'Ida Brandt', craft: 'Focus puller' }
const tokenIn = (url: string) => url.split('/').at(-1) ?? ''

test('a badge goes to a handle as it is spelt, once; crew learn who looks like its name', async () => {
  const focus = await stage.fan('focus.ida')
  await stage.fan('Ida.Brandt')
  const given = await stage.asCrew('publicist', 'POST /badges', { ...ida, handle: 'focus.ida' })
  expect(given).toMatchObject({ status: 201, body: { alike: 'Ida.Brandt' } })
  expect((await stage.asCrew('publicist', 'POST /badges', { ...ida, handle: 'focus.ida' })).status).toBe(409)
  expect((await stage.asCrew('publicist', 'POST /badges', { ...ida, handle: 'fokus.ida' })).status).toBe(404)
  expect((await stage.asCrew('counsel', 'POST /badges', { ...ida, handle: 'focus.ida' })).status).toBe(403)

  const answer = await stage.writes(focus, 'We held our breath')
  const { badgeId } = given.body as { badgeId: string }
  const bears = async () =>
    (
      await house.crew
        .selectFrom('community.writings')
        .select('badgeId')
        .where('id', '=', answer)
        .executeTakeFirstOrThrow()
    ).badgeId
  expect(await bears()).toBe(badgeId)
  expect((await stage.asCrew('owner', `DELETE /badges/${badgeId}`)).status).toBe(200)
  expect(await bears()).toBeNull()
  expect((await stage.reads(null)).ids).toContain(answer)
  const later = await stage.writes(focus, 'Later')
  expect((await stage.reads(null)).ids).toContain(later)
  const { items } = (await stage.asCrew('editor', 'GET /badges')).body as { items: unknown[] }
  expect(items).toMatchObject([{ name: 'Ida Brandt', handle: 'focus.ida', revokedAt: expect.any(String) }])
})

test('a link gives its badge once, to somebody who is signed in and has a handle', async () => {
  const invited = await stage.asCrew('owner', 'POST /badge-invitations', { ...ida, name: 'Wren Okafor' })
  const at = `/badge-slips/${tokenIn((invited.body as { url: string }).url)}`
  const [wren, other] = [await stage.fan('stillsbywren'), await stage.fan('late.comer')]
  expect((await stage.asFan(null, `GET ${at}`)).body).toMatchObject({ name: 'Wren Okafor', handle: null })
  expect((await stage.asFan(wren, `GET ${at}`)).body).toMatchObject({ handle: 'stillsbywren' })
  expect((await stage.asFan(null, `POST ${at}/acceptances`)).status).toBe(401)
  expect((await stage.asFan(wren, `POST ${at}/acceptances`)).status).toBe(201)
  expect((await stage.asFan(other, `POST ${at}/acceptances`)).status).toBe(410)
  const { rows } = await sql<{ name: string }>`
    select name from community.badges where viewer_id = ${wren.viewerId} and revoked_at is null`.execute(
    house.crew,
  )
  expect(rows).toEqual([{ name: 'Wren Okafor' }])
})

test('who bears a badge is named on the page about the house to whom something of theirs is to be read, and in no byte sooner', async () => {
  const [keeper, far] = [await stage.fan('night.keeper'), await stage.fan('has.seen', [stage.second])]
  const badge = { kind: 'cast', name: 'Mara Lind', craft: 'The second keeper' }
  const verified = async (who: typeof far | null) =>
    stage.asFan(who, `GET ${stage.front('/verified-people')}`)
  const before = await verified(null)
  expect(before).toMatchObject({ status: 200, body: { items: [] } })
  const given = await stage.asCrew('publicist', 'POST /badges', { ...badge, handle: 'night.keeper' })
  await stage.writes(keeper, 'Nobody looked at this yet', { state: 'held' })
  const writingId = await stage.writes(keeper, 'I was there all along')
  await stage.acts({ kind: 'raise', writingId, points: [stage.second as StoryPointId] })
  expect(await verified(null)).toEqual(before)
  const listed = { items: [{ ...badge, handle: 'night.keeper' }], next: null }
  expect((await verified(far)).body).toEqual(listed)
  await stage.writes(keeper, 'Good evening')
  expect((await verified(null)).body).toEqual(listed)
  const { badgeId } = given.body as { badgeId: string }
  await stage.asCrew('owner', `DELETE /badges/${badgeId}`)
  expect(await verified(far)).toEqual(before)
})

test('the name of a badge is nobody else’s handle, however it is spelt', async () => {
  await stage.asFan(null, `GET ${stage.front('/house-rules')}`)
  for (const typed of ['wren.okafor', 'WrenOkafor', 'vvren_0kafor'])
    await expect(
      refuseTakenHandle({ db: house.crew, fan: house.fan }, { wanted: wantedHandle(typed) }),
    ).rejects.toMatchObject({ type: 'handle-not-to-be-had' })
})

test('a list of term pairs is taken whole or not at all; the try-out says what they find', async () => {
  const bad = await stage.asCrew('publicist', 'POST /community/term-lists', {
    csv: 'name,event,after\nMara,drowns,The drowning\nMara,lives,Nowhere\n',
  })
  expect(bad.body).toEqual({ added: 0, flaws: [{ line: 3, says: 'The story has no point “Nowhere”.' }] })
  const csv = 'Mara,drowns,The drowning\nthe keeper,sister,The drowning\n'
  expect((await stage.asCrew('publicist', 'POST /community/term-lists', { csv })).body).toMatchObject({
    added: 2,
  })
  expect((await stage.asCrew('publicist', 'POST /community/term-lists', { csv })).body).toMatchObject({
    added: 0,
  })
  expect((await stage.asCrew('editor', 'GET /community/term-pairs.csv')).text).toContain(
    'Mara,drowns,The drowning',
  )
  await stage.asCrew('publicist', 'POST /community/watched-words', { word: 'Casino*', about: 'spam' })
  const text = 'M a r a really DROWNS, visit my cas1nos'
  expect((await stage.asCrew('editor', 'POST /community/tryouts', { text })).body).toMatchObject({
    pairs: [{ name: 'Mara', event: 'drowns' }],
    words: [{ word: 'casino*', about: 'spam' }],
  })
})

test('house rules are for everybody to read; a community that is shut is shut at commit', async () => {
  const fan = await stage.fan('guest.of.it')
  await stage.writes(fan, 'hello')
  const rules = { houseRules: 'Be kind to the crew.', isOpen: true }
  expect((await stage.asCrew('publicist', 'PATCH /community/settings', rules)).body).toMatchObject(rules)
  expect((await stage.asFan(null, `GET ${stage.front('/house-rules')}`)).body).toMatchObject(rules)
  await stage.asCrew('publicist', 'PATCH /community/settings', { isOpen: false })
  expect(await stage.mayWrite(fan)).toBe(false)
  expect((await stage.reads(null)).ids).toEqual([])
})
