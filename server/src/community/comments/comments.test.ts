import { instant, secondsToFlicks } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { randomId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { createGate, shutGate } from '../../wall/index.ts'
import { aFan } from '../testing.ts'
import { openComments, type SaidComment } from './testing.ts'

const house = await testDatabase()
const talk = await openComments(house)
const { ask, says, first, second, labelOf } = talk

const CANARY = 'the keeper is her sister'
const [ida, ola, eva] = [
  await talk.old('ida', [second]),
  await talk.old('ola', [first]),
  await talk.old('eva', [second]),
]
const html = (items: SaidComment[]) => items.map((one) => one.html)
const at = (id: string) => `/comments/${id}`

test('a comment is there for all who see its post, and only its writer knows it as theirs', async () => {
  const id = await says(ida, 'The *second* lantern!', { atFlicks: secondsToFlicks(42) })
  for (const who of [null, ola, ida]) {
    const { items, count } = await talk.talk(who)
    expect(count).toBe(1)
    expect(items).toMatchObject([{ id, handle: 'ida', html: '<p>The <em>second</em> lantern!</p>' }])
    expect(items[0]?.isMine).toBe(who === ida)
    expect(items[0]?.source).toBe(who === ida ? 'The *second* lantern!' : null)
  }
  const moments = (await ask(null, 'GET', '/posts/open/moments')).body as { items: SaidComment[] }
  expect(moments.items).toMatchObject([{ id, atFlicks: secondsToFlicks(42) }])
})

test('no answer to a fan names a viewer, an account, a gate or a thread', async () => {
  const text = (await ask(ida, 'GET', '/posts/open/comments')).text
  const { threadId, threadGateId } = await talk.db
    .selectFrom('community.writings')
    .select(['threadId', 'threadGateId'])
    .where('handle', '=', 'ida')
    .executeTakeFirstOrThrow()
  for (const secret of [ida.viewerId, ida.accountId, threadId, threadGateId])
    expect(text).not.toContain(secret)
})

test('only whoever has a handle writes, and not before the post opens to them', async () => {
  const sent = { words: 'x' }
  expect((await ask(null, 'POST', '/posts/open/comments', sent)).status).toBe(401)
  expect((await ask({ ...ida, viewerId: randomId() }, 'POST', '/posts/open/comments', sent)).status).toBe(409)
  const hidden = await ask(ola, 'POST', '/posts/behind/comments', sent)
  expect(hidden).toEqual(await ask(ola, 'POST', '/posts/there-is-none/comments', sent))
  expect(hidden.status).toBe(404)
  for (const [words, status] of [
    ['  \n ', 400],
    ['x'.repeat(2001), 422],
  ] as const)
    expect((await ask(ida, 'POST', '/posts/open/comments', { words })).status).toBe(status)
  const late = await ask(ida, 'POST', '/posts/open/comments', { words: 'x', atFlicks: secondsToFlicks(60) })
  expect(late.status).toBe(422)
})

test('what its writer puts behind the second episode is in no byte and no number for who has not seen it', async () => {
  const top = await says(ola, 'Who lit it?')
  const paths = ['/posts/open/comments', '/posts/open/moments', '/fans/ida', `${at(top)}/answers`, at(top)]
  const seenBy = (who: typeof ola | null) => Promise.all(paths.map((path) => ask(who, 'GET', path)))
  const before = [await seenBy(null), await seenBy(ola)]
  const behind = { mayGiveAway: [labelOf(second)] }
  const hidden = await says(ida, `So ${CANARY}`, { ...behind, atFlicks: 5 })
  const answer = await says(ida, `Because ${CANARY}`, { ...behind, answers: top })
  const last = await says(eva, `I knew ${CANARY}`, { answers: answer })
  expect([await seenBy(null), await seenBy(ola)]).toEqual(before)
  expect((await talk.talk(eva)).count).toBe((await talk.talk(ola)).count + 3)

  // An answer inherits what it answers, and a time behind a gate is a day.
  const seen = await talk.talk(eva)
  expect(seen.items.find(({ id }) => id === top)?.answers[0]?.answers).toMatchObject([
    { id: last, isRaised: true, writtenAt: null },
  ])
  for (const id of [hidden, answer, last]) {
    const tries = [
      ['GET', at(id)],
      ['GET', `${at(id)}/answers`],
      ['PUT', at(id), { words: 'x' }],
      ['DELETE', at(id)],
      ['PUT', `/writings/${id}/reactions/heart`],
      ['DELETE', `/writings/${id}/reactions/heart`],
      ['POST', `/writings/${id}/reports`, { reason: 'spoiler' }],
      ['POST', '/posts/open/comments', { words: 'x', answers: id }],
    ] as const
    for (const [method, path, body] of tries) {
      const missing = randomId()
      const other = await ask(
        ola,
        method,
        path.replace(id, missing),
        JSON.parse(JSON.stringify(body ?? null).replace(id, missing)) ?? undefined,
      )
      expect(await ask(ola, method, path, body), `${method} ${path}`).toEqual(other)
    }
  }
  expect(await talk.db.selectFrom('community.reports').selectAll().execute()).toEqual([])
})

test('whoever is behind a post that waits for an episode has said nothing on their page to others', async () => {
  const nobody = await talk.old('only.behind', [second])
  await says(nobody, CANARY, {}, 'behind')
  const page = await ask(ola, 'GET', '/fans/only.behind')
  expect(page).toEqual(await ask(ola, 'GET', '/fans/there.is.none'))
  expect(page.status).toBe(404)
  expect((await ask(eva, 'GET', '/fans/only.behind')).text).toContain(CANARY)
  expect((await ask(nobody, 'GET', '/fans/only.behind')).body).toMatchObject({ isYou: true })
  // What its post waited for when it was written, it waits for still.
  await talk.db
    .updateTable('wall.gates')
    .set({ horizonPoints: [] })
    .where('id', '=', talk.gates.behind)
    .execute()
  expect((await ask(ola, 'GET', '/posts/behind/comments')).text).not.toContain(CANARY)
  await talk.db
    .updateTable('wall.gates')
    .set({ horizonPoints: [second] })
    .where('id', '=', talk.gates.behind)
    .execute()
})

test('answers lie two deep; what answers the second lies beside it', async () => {
  const top = await says(ola, 'One')
  const one = await says(ida, 'Two', { answers: top })
  const two = await says(eva, 'Three', { answers: one })
  await house.clock.advance(1000)
  await says(ola, 'Four', { answers: two })
  const { items } = await talk.talk(null)
  const thread = items.find(({ id }) => id === top)
  expect(html(thread?.answers ?? [])).toEqual(['<p>Two</p>'])
  expect(html(thread?.answers[0]?.answers ?? [])).toEqual(['<p>Three</p>', '<p>Four</p>'])
})

test('a page goes on where it ended, in either order, and answers behind the first three are a page of their own', async () => {
  const fans = await Promise.all(['pager', 'leafer', 'reader'].map((name) => talk.old(name, [second])))
  const ids: string[] = []
  for (let index = 0; index < 45; index += 1) {
    await house.clock.advance(60_000)
    ids.push(await says(fans[index % 3]!, `line ${index}`, {}, 'behind'))
  }
  for (let index = 0; index < 5; index += 1) {
    await house.clock.advance(60_000)
    await says(eva, `answer ${index}`, { answers: ids[44] }, 'behind')
  }
  const all = async (order: string) => {
    const said: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const page: Awaited<ReturnType<typeof talk.talk>> = await talk.talk(
        eva,
        `?order=${order}${next && `&after=${next}`}`,
        'behind',
      )
      said.push(...page.items.map(({ id }) => id))
      next = page.next
    }
    return said.filter((id) => ids.includes(id))
  }
  expect(await all('newest')).toEqual(ids.toReversed())
  expect(await all('oldest')).toEqual(ids)
  const [latest] = (await talk.talk(eva, '', 'behind')).items
  expect(latest).toMatchObject({ hasMore: true })
  expect(latest?.answers).toHaveLength(3)
  const { items } = (await ask(eva, 'GET', `${at(ids[44]!)}/answers`)).body as { items: SaidComment[] }
  expect(html(items)).toEqual([0, 1, 2, 3, 4].map((index) => `<p>answer ${index}</p>`))
  for (const cursor of ['x', Buffer.from(`1 ' or true`).toString('base64url')])
    expect((await ask(eva, 'GET', `/posts/behind/comments?after=${cursor}`)).status).toBe(400)
})

test('one changes one’s own comment for a quarter of an hour, and it may come to wait for more, never for less', async () => {
  const id = await says(ida, 'Well')
  const answer = await says(eva, 'Well what?', { answers: id })
  expect((await ask(eva, 'PUT', at(id), { words: 'Mine now' })).status).toBe(404)
  const words = `Well, ${CANARY}`
  await ask(ida, 'PUT', at(id), { words, mayGiveAway: [labelOf(second)], asItIs: true })
  for (const one of [id, answer]) expect((await ask(ola, 'GET', at(one))).status).toBe(404)
  await ask(ida, 'PUT', at(id), { words: `${words}!`, asItIs: true })
  expect((await ask(ola, 'GET', at(id))).status).toBe(404)
  expect((await ask(eva, 'GET', at(id))).body).toMatchObject({ isEdited: true, html: `<p>${words}!</p>` })
  await house.clock.advance(15 * 60_000 + 1)
  expect((await ask(ida, 'PUT', at(id), { words: 'late' })).body).toMatchObject({ status: 409 })
})

test('of a deleted comment no text is left, and no gap but above an answer', async () => {
  const alone = await says(ida, `Never said: ${CANARY}`)
  const above = await says(ida, `Nor this: ${CANARY}`)
  await says(ola, 'What did you say?', { answers: above })
  for (const id of [alone, above]) {
    expect((await ask(ola, 'DELETE', at(id))).status).toBe(404)
    expect((await ask(ida, 'DELETE', at(id))).status).toBe(200)
    expect((await ask(ida, 'DELETE', at(id))).status).toBe(404)
  }
  const { items } = await talk.talk(null)
  expect(items.some(({ id }) => id === alone)).toBe(false)
  expect(items.find(({ id }) => id === above)).toMatchObject({
    standing: 'gone',
    handle: null,
    html: '',
    isMine: false,
  })
  const rows = await talk.db
    .selectFrom('community.writings')
    .selectAll()
    .where('id', 'in', [alone, above])
    .execute()
  expect(JSON.stringify(rows)).not.toContain(CANARY)
})

test('a reaction counts once for each fan and kind, and can be taken back', async () => {
  const id = await says(ola, 'Forty oilskins')
  const on = `/writings/${id}/reactions`
  expect((await ask(ida, 'PUT', `${on}/heart`)).body).toEqual({ reactions: { heart: 1 } })
  expect((await ask(ida, 'PUT', `${on}/heart`)).body).toEqual({ reactions: { heart: 1 } })
  expect((await ask(eva, 'PUT', `${on}/heart`)).body).toEqual({ reactions: { heart: 2 } })
  expect((await ask(eva, 'GET', at(id))).body).toMatchObject({ reacted: ['heart'] })
  expect((await ask(eva, 'DELETE', `${on}/heart`)).body).toEqual({ reactions: { heart: 1 } })
  expect((await ask(ida, 'DELETE', `${on}/heart`)).body).toEqual({ reactions: {} })
  expect((await ask(ida, 'DELETE', `${on}/heart`)).body).toEqual({ reactions: {} })
  expect((await ask(ida, 'PUT', `${on}/vomit`)).status).toBe(400)
})

test('whoever is muted is not shown, whoever is blocked cannot answer, and neither learns who did it but by that', async () => {
  const [quiet, loud] = [await talk.old('quiet'), await talk.old('loud')]
  const mine = await says(quiet, 'A question')
  const theirs = await says(loud, 'NOISE')
  const silence = '/fans/Loud/silence'
  expect((await ask(quiet, 'PUT', silence, { kind: 'mute' })).text).toBe(
    (await ask(quiet, 'PUT', '/fans/there.is.none/silence', { kind: 'mute' })).text,
  )
  expect((await talk.talk(quiet)).items.some(({ id }) => id === theirs)).toBe(false)
  expect((await ask(quiet, 'GET', '/fans/loud')).status).toBe(404)
  await says(loud, 'An answer', { answers: mine })
  await ask(quiet, 'PUT', silence, { kind: 'block' })
  expect((await ask(loud, 'POST', '/posts/open/comments', { words: 'Another', answers: mine })).status).toBe(
    409,
  )
  expect((await ask(loud, 'PUT', `/writings/${mine}/reactions/laugh`)).status).toBe(409)
  expect((await ask(quiet, 'DELETE', '/../../silences/Loud')).status).toBe(200)
  expect((await talk.talk(quiet)).items.some(({ id }) => id === theirs)).toBe(true)
})

test('a storm of mentions tells five at most, never who has silenced its writer, and edits add none', async () => {
  const crowd = await Promise.all(Array.from({ length: 8 }, (_, index) => talk.newcomer(`crowd${index}`)))
  await ask(crowd[0]!, 'PUT', '/fans/ida/silence', { kind: 'mute' })
  const told = async () =>
    (
      await talk.db
        .selectFrom('plant.outbox')
        .select('payload')
        .where('name', '=', 'community.mentioned')
        .execute()
    ).map(({ payload }) => payload as { writingId: string; viewerIds: string[] })
  const id = await says(ida, crowd.map(({ handle }) => `@${handle}`).join(' '))
  const [{ viewerIds } = { viewerIds: [] }] = (await told()).filter(({ writingId }) => writingId === id)
  expect(viewerIds.length).toBeLessThanOrEqual(5)
  expect(viewerIds).not.toContain(crowd[0]?.viewerId)
  for (const { handle } of crowd) await ask(ida, 'PUT', at(id), { words: `@${handle}`, asItIs: true })
  const mentioned = await talk.db
    .selectFrom('community.mentions')
    .selectAll()
    .where('writingId', '=', id)
    .execute()
  expect(mentioned.length).toBeLessThanOrEqual(5)
})

test('a report is told to crew once, and its answer never says of what', async () => {
  const id = await says(ola, 'Buy lamps')
  const report = (who: typeof ida, writing: string) =>
    ask(who, 'POST', `/writings/${writing}/reports`, { reason: 'spam', words: 'x' })
  const answers = [
    await report(ida, id),
    await report(ida, id),
    await report(ola, id),
    await report(ida, randomId()),
  ]
  for (const one of answers)
    expect(one).toEqual({ status: 202, text: '{"isHeard":true}', body: { isHeard: true } })
  const rows = await talk.db.selectFrom('community.reports').select(['writingId', 'reporterId']).execute()
  expect(rows).toEqual([{ writingId: id, reporterId: ida.viewerId }])
})

test('crew and cast stand out by their badge until it is revoked, and write where others may not', async () => {
  const keeper = await talk.old('keeper', [second])
  const badge = {
    id: randomId(),
    productionId: talk.productionId,
    viewerId: keeper.viewerId,
    name: 'Ida Brandt',
    craft: '',
  }
  await talk.db
    .insertInto('community.badges')
    .values({ ...badge, kind: 'cast', issuedBy: randomId(), revokedAt: null, revokedBy: null })
    .execute()
  const close = (isClosed: boolean) =>
    talk.db.updateTable('community.threads').set({ isClosed }).where('kind', '=', 'post').execute()
  await close(true)
  const late = await talk.newcomer('late.writer')
  expect((await ask(late, 'POST', '/posts/open/comments', { words: 'x' })).body).toMatchObject({
    title: 'Nothing more can be written here.',
  })
  const id = await says(keeper, 'It was me')
  await close(false)
  expect((await ask(null, 'GET', at(id))).body).toMatchObject({ badge: { kind: 'cast', name: 'Ida Brandt' } })
  await talk.db.updateTable('community.badges').set({ revokedAt: new Date() }).execute()
  expect((await ask(null, 'GET', at(id))).body).toMatchObject({ badge: null, handle: 'keeper' })
})

test('a talk taken slowly, and a writer in a hurry, are told how long to wait', async () => {
  const quick = await talk.newcomer('quick')
  const sends = () => ask(quick, 'POST', '/posts/open/comments', { words: 'x', asItIs: true })
  // Sent at once and served by many, they are still counted one by one.
  const answers = await Promise.all(Array.from({ length: 8 }, sends))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(4)
  expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({ retryAfterSeconds: 120 })
  await house.clock.advance(121_000)
  expect((await sends()).status).toBe(200)
  await talk.db.updateTable('community.threads').set({ slowModeS: 600 }).where('kind', '=', 'post').execute()
  await house.clock.advance(300_000)
  expect((await sends()).body).toMatchObject({ status: 429, retryAfterSeconds: 300 })
  await talk.db.updateTable('community.threads').set({ slowModeS: 0 }).where('kind', '=', 'post').execute()
})

test('another site cannot make a fan say anything', async () => {
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
    expect((await ask(ida, 'POST', '/posts/open/comments', { words: 'x' }, headers)).status).toBe(403)
})

test('what is told of some writings is told of exactly those that their viewer sees, in every state, behind whatever gates', async () => {
  const { productionId, gates } = talk
  const publicAt = instant(house.clock.now() - 1)
  const [soon, shut, members, grown] = await house.crew.transaction().execute(async (trx) => {
    const of = { productionId, audience: 'public' as const, opensAt: publicAt }
    const made = [
      await createGate(trx, { ...of, opensAt: instant(house.clock.now() + 60_000) }),
      await createGate(trx, of),
      await createGate(trx, { ...of, audience: 'member' }),
      await createGate(trx, { ...of, audience: 'grown' }),
    ] as const
    await shutGate(trx, { gateId: made[1], because: 'recalled' })
    return made
  })
  const thread = await house.crew
    .insertInto('community.threads')
    .values({ productionId, kind: 'session', ref: randomId(), gateId: gates.open })
    .returning('id')
    .executeTakeFirstOrThrow()
  const raised = [null, gates.open, gates.behind, soon, shut, members, grown]
  const placed = [gates.open, gates.behind, shut, members].flatMap((threadGateId) =>
    raised.flatMap((gateId) =>
      [null, gates.behind, shut].flatMap((alsoGateId) =>
        (['shown', 'held', 'removed', 'deleted'] as const).flatMap((state) =>
          [ida.viewerId, ola.viewerId, null].map((writerId) => ({
            id: randomId(),
            productionId,
            threadId: thread.id,
            threadGateId,
            gateId,
            alsoGateId,
            kind: 'comment' as const,
            writerId,
            handle: null,
            source: '',
            html: '',
            state,
          })),
        ),
      ),
    ),
  )
  await house.crew.insertInto('community.writings').values(placed).execute()
  const adult = await aFan(house, 'asta', { isGrown: true, seen: { productionId, points: [second] } })
  const looker = await aFan(house, 'liv')
  await house.crew.deleteFrom('community.writers').where('viewerId', '=', looker.viewerId).execute()
  const ids = placed.map(({ id }) => id)
  const both = (viewerId: string) =>
    house.owner.transaction().execute(async (trx) => {
      await sql`select set_config('stagedoor.viewer', ${viewerId}, true)`.execute(trx)
      const { rows: told } = await sql<{ id: string; isMine: boolean }>`
        select id, is_mine from community.about_writings(${ids}::uuid[]) order by id`.execute(trx)
      const { rows: seen } = await sql<{ id: string; isMine: boolean }>`
        select w.id, coalesce(w.writer_id = ${viewerId}, false) as is_mine from community.writings w
        where w.id = any (${ids}::uuid[]) and community.sees(w) order by 1`.execute(trx)
      return { told, seen }
    })
  const counts = []
  for (const { viewerId } of [ida, ola, adult]) {
    for (const isGrownOnly of [false, true]) {
      const kept = { isGrownOnly }
      await house.crew
        .insertInto('community.settings')
        .values({ productionId, ...kept })
        .onConflict((before) => before.column('productionId').doUpdateSet(kept))
        .execute()
      const { told, seen } = await both(viewerId)
      expect(told).toEqual(seen)
      counts.push(told.length)
    }
  }
  await house.crew.deleteFrom('community.settings').where('productionId', '=', productionId).execute()
  // Each of them sees some and not others; who has no handle is told of none, as they wrote none.
  const [ofIda, none, ofOla, , ofAdult] = counts as [number, number, number, number, number]
  expect(none).toBe(0)
  expect(ofOla).toBeGreaterThan(0)
  expect(ofIda).toBeGreaterThan(ofOla)
  expect(ofAdult).toBeGreaterThan(0)
  expect(ofAdult).toBeLessThan(ids.length)
  expect((await both(looker.viewerId)).told).toEqual([])
})
