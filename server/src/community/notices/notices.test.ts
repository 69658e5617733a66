import { randomUUID } from 'node:crypto'
import type { ModerationAct } from '@stagedoor/core/community'
import { instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { tellStoryPoint } from '../../clearance/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { publicist } from '../../publish/testing.ts'
import { asViewer, createGate, setHorizons, shutGate } from '../../wall/index.ts'
import { moderate } from '../moderation/moderate.ts'
import type { TestFan } from '../testing.ts'
import { openTelling } from './testing.ts'

const house = await testDatabase()
const here = await openTelling(house)
afterAll(() => here.close())
// Each test is told of its own fans alone.
beforeEach(async () => {
  await sql`delete from community.deliveries`.execute(house.worker)
  await sql`delete from community.follows`.execute(house.worker)
  await sql`update community.notice_settings set is_paused = true`.execute(house.worker)
  here.mailbox.letters.splice(0)
})

const CANARY = 'Her sister keeps the light'
const HOUR = 3_600_000
const DAY = 24 * HOUR
const home = `/public/productions/${here.slug}`
const now = () => here.clock.now()
let names = 0
const aName = () => `fan${(names += 1)}`

const bytes = async (who: TestFan): Promise<string> => {
  const answers = []
  for (const path of [
    '/public/me/notices',
    '/public/me/notices/unread',
    '/public/me/follows',
    `${home}/follows`,
  ])
    answers.push((await here.asks(who, 'GET', path)).text.replace(/"readAt":"[^"]+"/, ''))
  return answers.join('\n')
}

test('what lies behind a viewer is told to them, and in no byte or number to one who is not there yet', async () => {
  const [far, near] = [await here.fan(aName(), [here.second]), await here.fan(aName())]
  for (const fan of [far, near]) await here.follows(fan, { kind: 'production' })
  const before = await bytes(near)
  await here.posts(CANARY, [here.second])
  expect(await bytes(near)).toBe(before)
  expect(await here.unread(near)).toBe(0)
  expect(await here.notices(far)).toMatchObject([{ says: `New from Saltlight: ${CANARY}`, isUnread: true }])
  expect(await here.unread(far)).toBe(1)

  await here.seesUpTo(far, [here.first])
  expect(await bytes(far)).not.toContain(CANARY)
  expect(await here.unread(far)).toBe(0)
  await here.seesUpTo(near, [here.second])
  expect(await here.unread(near)).toBe(1)
})

test('a post is one notice however many follow it, and what is recalled is told to nobody from then on', async () => {
  const fan = await here.fan(aName())
  await here.follows(fan, { kind: 'production' })
  const { id, gateId } = await here.posts('The second lantern')
  expect(await here.notices(fan)).toMatchObject([{ says: 'New from Saltlight: The second lantern' }])
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from community.notices where ref = ${id}`.execute(house.worker)
  expect(rows).toEqual([{ count: 1 }])
  await house.crew.transaction().execute((trx) => shutGate(trx, { gateId, because: 'recalled' }))
  expect(await here.notices(fan)).toEqual([])
  expect(await here.unread(fan)).toBe(0)
})

test('whoever follows a person or a craft hears of their work, once, and lets go again', async () => {
  const fan = await here.fan(aName())
  await here.posts('Forty oilskins')
  await here.goTo(now() + 1000)
  const { rows } = await sql<{ person: string; craft: string }>`
    select person, craft_slug as craft from publish.post_credits where craft_slug <> '' limit 1`.execute(
    house.worker,
  )
  const [credit] = rows
  await here.follows(fan, { kind: 'person', name: credit!.person })
  await here.follows(fan, { kind: 'craft', name: credit!.craft })
  await here.follows(fan, { kind: 'craft', name: credit!.craft })
  expect((await here.asks(fan, 'GET', `${home}/follows`)).body.items).toHaveLength(2)
  await here.posts('One lamp')
  expect(await here.notices(fan)).toMatchObject([{ says: 'New from Saltlight: One lamp' }])
  await here.asks(fan, 'DELETE', `${home}/follows`, { kind: 'person', name: credit!.person })
  expect((await here.asks(fan, 'GET', `${home}/follows`)).body.items).toMatchObject([
    { target: { kind: 'craft' } },
  ])
  await here.asks(fan, 'DELETE', '/public/me/follows')
  expect((await here.asks(fan, 'GET', `${home}/follows`)).body.items).toEqual([])
  expect(await here.notices(fan)).toEqual([])
})

test('what is hidden is followed like what does not exist', async () => {
  const near = await here.fan(aName())
  const hidden = await here.posts(CANARY, [here.second])
  const asker = await here.fan(aName(), [here.second])
  const questions = await here.thread('questions', here.productionId, asker)
  const question = await here.writes(asker, {
    in: questions,
    kind: 'question',
    points: [here.second],
    words: CANARY,
  })
  const put = (target: object) => here.asks(near, 'PUT', `${home}/follows`, target)
  const missing = await put({ kind: 'talk', post: 'there-is-none' })
  expect(missing.status).toBe(404)
  expect(await put({ kind: 'talk', post: hidden.slug })).toEqual(missing)
  expect(await put({ kind: 'question', id: question })).toEqual(missing)
  expect(await put({ kind: 'question', id: randomUUID() })).toEqual(missing)
  expect(await put({ kind: 'craft', name: 'nobody-does-this' })).toEqual(missing)

  await here.follows(asker, { kind: 'question', id: question })
  expect(await bytes(asker)).toContain(CANARY)
  await here.seesUpTo(asker, [])
  // One's own words are one's own, however far one says one is.
  expect(await bytes(asker)).toContain(CANARY)
})

test('who is answered, replied to or named hears of it, once, and not of their own words', async () => {
  const [asker, other, third] = [await here.fan(aName()), await here.fan(aName()), await here.fan(aName())]
  const questions = await here.thread('questions', here.productionId, asker)
  const question = await here.writes(asker, { in: questions, kind: 'question' })
  await here.follows(third, { kind: 'question', id: question })
  await here.follows(asker, { kind: 'question', id: question })
  const answer = await here.writes(other, { in: questions, kind: 'answer', below: question })
  await sql`insert into community.mentions (writing_id, viewer_id) values (${answer}, ${asker.viewerId})`.execute(
    house.crew,
  )
  await sql`select community.happened('community.mentioned', ${here.productionId},
    ${JSON.stringify({ writingId: answer, viewerIds: [asker.viewerId] })}::jsonb)`.execute(house.worker)
  await here.settle()
  const where = 'among the questions to the crew of Saltlight'
  expect(await here.notices(asker)).toMatchObject([{ says: `${other.handle} answered you ${where}` }])
  expect(await here.notices(third)).toMatchObject([
    { says: `${other.handle} answered a question that you follow ${where}` },
  ])
  expect(await here.notices(other)).toEqual([])

  const second = await here.writes(third, { in: questions, below: answer })
  expect((await here.notices(other)).map(({ says }) => says)).toEqual([
    `${third.handle} replied to you ${where}`,
  ])
  await sql`update community.writings set state = 'removed' where id = ${second}`.execute(house.crew)
  expect(await here.notices(other)).toEqual([])
  expect(await here.unread(other)).toBe(0)
})

test('nothing is told of what is held until it is let through, nor of somebody who was silenced', async () => {
  const [asker, loud] = [await here.fan(aName()), await here.fan(aName())]
  const questions = await here.thread('questions', here.productionId, asker)
  const question = await here.writes(asker, { in: questions, kind: 'question' })
  const held = await here.writes(loud, { in: questions, below: question, state: 'held' })
  expect(await here.unread(asker)).toBe(0)
  await does({ kind: 'show', writingId: held })
  expect(await here.unread(asker)).toBe(1)
  for (const kind of ['mute', 'block']) {
    await sql`insert into community.silences (viewer_id, silenced_id, kind) values (${asker.viewerId}, ${loud.viewerId}, ${kind})
      on conflict (viewer_id, silenced_id) do update set kind = excluded.kind`.execute(house.crew)
    expect(await here.unread(asker)).toBe(0)
    expect(await here.notices(asker)).toEqual([])
  }
})

test('a reply in what somebody sealed is told in fixed words, once, without a number or a time', async () => {
  const [writer, far] = [await here.fan(aName()), await here.fan(aName(), [here.second])]
  const questions = await here.thread('questions', here.productionId, writer)
  const sealed = await here.writes(writer, {
    in: questions,
    kind: 'question',
    points: [here.second],
    words: 'Is she?',
  })
  const told = [
    {
      id: null,
      kind: 'reply',
      says: 'New reply in a sealed thread',
      path: '/me/notices',
      at: null,
      isUnread: true,
    },
  ]
  for (let times = 0; times < 3; times += 1) {
    await here.writes(far, { in: questions, below: sealed, words: CANARY })
    expect(await here.notices(writer)).toEqual(told)
    expect(await here.unread(writer)).toBe(1)
  }
  expect(await bytes(writer)).not.toContain(CANARY)
  expect(await bytes(writer)).not.toContain(far.handle)
  await here.asks(writer, 'PUT', '/public/me/notices/seen', { until: new Date(now()).toISOString() })
  expect(await here.unread(writer)).toBe(0)
  await here.seesUpTo(writer, [here.second])
  expect(await here.notices(writer)).toHaveLength(3)

  const open = await here.fan(aName())
  const question = await here.writes(open, { in: questions, kind: 'question' })
  const before = await bytes(open)
  await here.writes(far, { in: questions, below: question, points: [here.second], words: CANARY })
  expect(await bytes(open)).toBe(before)
})

test('a mark on a theory is told to nobody before the theory opens to them, its writer included', async () => {
  const [seer, crew] = [await here.fan(aName()), await here.fan(aName(), [here.second])]
  const theories = await here.thread('theories', here.productionId, seer)
  const theory = await here.writes(seer, { in: theories, kind: 'theory', points: [here.second] })
  await sql`select community.happened('community.theory-marked', ${here.productionId}, ${JSON.stringify({ theoryId: theory })}::jsonb)`.execute(
    house.worker,
  )
  await here.settle()
  expect(await here.notices(seer)).toEqual([])
  expect(await here.unread(seer)).toBe(0)
  await here.seesUpTo(seer, [here.second])
  expect(await here.notices(seer)).toMatchObject([
    { says: 'The crew marked your theory among the theories about Saltlight' },
  ])
  expect(await here.notices(crew)).toEqual([])
})

test('what of the story is out is told by its label, and a session by its title to whom its gate opens', async () => {
  // What opened in the moment of following is news too.
  await house.clock.advance(1000)
  const [far, near] = [await here.fan(aName(), [here.second]), await here.fan(aName())]
  for (const fan of [far, near]) await here.follows(fan, { kind: 'production' })
  const gateId = await house.crew.transaction().execute(async (trx) => {
    const id = await createGate(trx, { productionId: here.productionId, audience: 'public', opensAt: 0 })
    await setHorizons(trx, [{ gateId: id, horizon: { points: [here.second], moment: null } }])
    return id
  })
  const sessionId = randomUUID()
  await sql`insert into community.sessions (id, production_id, title, gate_id, from_at, until_at, announced_by)
    values (${sessionId}, ${here.productionId}, ${CANARY}, ${gateId}, wall.now(), wall.now() + interval '1 hour', 'Wren')`.execute(
    house.crew,
  )
  for (const [name, payload] of [
    ['community.session-opened', { sessionId }],
    ['community.revealed', { pointId: here.first, moment: 'epoch' }],
  ] as const)
    await sql`select community.happened(${name}, ${here.productionId}, ${JSON.stringify(payload)}::jsonb)`.execute(
      house.worker,
    )
  await here.settle()
  const out = 'Part 1 of Saltlight is out. Say that you have seen it, and what waited behind it opens'
  expect((await here.notices(near)).map(({ says }) => says)).toEqual([out])
  expect((await here.notices(far)).map(({ says }) => says).toSorted()).toEqual([
    out,
    `The crew of Saltlight take questions now: ${CANARY}`,
  ])
  expect(await bytes(near)).not.toMatch(/sister|arrival/i)
})

test('a letter is worded as it leaves: to whom it lies behind, under a subject that is always the same', async () => {
  const [far, near] = [await here.fan(aName(), [here.second]), await here.fan(aName())]
  for (const fan of [far, near]) {
    await here.follows(fan, { kind: 'production' })
    await here.chooses(fan, { mail: 'daily', mailMinute: 18 * 60, zone: 'Europe/Oslo' })
  }
  const hidden = await here.posts(CANARY, [here.second])
  await here.posts('The third lantern')
  await here.tellAt(now() + DAY)
  const to = (fan: { address: string }) =>
    here.mailbox.letters.filter(({ to: [address] }) => address === fan.address)
  const [[letter], [plain]] = [to(far), to(near)]
  expect(to(far)).toHaveLength(1)
  expect(to(near)).toHaveLength(1)
  expect(readable(letter!.raw)).toContain(CANARY)
  expect(readable(letter!.raw)).toContain(`https://house.example/${here.slug}/${hidden.slug}`)
  expect(readable(plain!.raw)).not.toContain(CANARY)
  expect(readable(plain!.raw)).not.toContain(hidden.slug)
  expect(readable(plain!.raw)).toContain('The third lantern')
  for (const { raw } of [letter!, plain!]) {
    expect(raw).toMatch(/^Subject: News from what you follow\r$/m)
    expect(raw).toMatch(/^Content-Type: multipart\/alternative/m)
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/house\.example\/s\/letters\/[\w-]{22}>\r$/m)
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    const head = raw.split('\r\n\r\n', 1)[0] ?? ''
    expect(head).not.toMatch(/lantern|sister|saltlight/i)
    // What a program shows beside the subject are the first words of the body.
    for (const body of readable(raw)
      .split(/\n(?=You asked for letters)|(?<=<p style="color:#504e48;font-size:14px">)/)
      .slice(1))
      expect(body.slice(0, 200)).toBe(OPENING.slice(0, 200))
  }
  await here.tellAt(now() + DAY)
  expect(here.mailbox.letters).toHaveLength(2)
})

const OPENING =
  'You asked for letters about what you follow here. This one tells what lay behind you in the moment in which it was sent, and nothing from further along. How often they come, and what about, is yours to choose.'

test('a recall and a lowered progress between the due moment and the sending leave no letter and no word', async () => {
  const [lowers, keeps] = [await here.fan(aName(), [here.second]), await here.fan(aName(), [here.second])]
  for (const fan of [lowers, keeps]) {
    await here.follows(fan, { kind: 'production' })
    await here.chooses(fan, { mail: 'at-once' })
  }
  const { gateId } = await here.posts(CANARY, [here.second])
  await here.tell()
  expect((await waiting(lowers)).map(({ way }) => way)).toEqual(['mail'])
  await here.seesUpTo(lowers, [here.first])
  await house.crew.transaction().execute((trx) => shutGate(trx, { gateId, because: 'recalled' }))
  await here.tellAt(now() + HOUR)
  expect(here.mailbox.letters).toEqual([])
  expect(await waiting(lowers)).toEqual([])
})

test('a letter that the server does not take comes later and once; one whose sender died comes again under the same id', async () => {
  const fan = await here.fan(aName())
  await here.follows(fan, { kind: 'production' })
  await here.chooses(fan, { mail: 'at-once' })
  await here.posts('A night shoot')
  here.mailbox.refuseNext(1)
  await here.tellAt(now() + 2 * 60_000)
  expect(here.mailbox.letters).toEqual([])
  await here.tellAt(now() + 10 * 60_000)
  expect(here.mailbox.letters).toHaveLength(1)
  await here.tellAt(now() + DAY)
  expect(here.mailbox.letters).toHaveLength(1)

  // Sent, and the process gone before it wrote that down.
  await sql`
    update community.deliveries set state = 'sending', ended_at = null, told = '{}', held_until = clock_timestamp()
    where viewer_id = ${fan.viewerId} and state = 'sent'`.execute(house.worker)
  await sql`update community.notice_settings set mail_told_until = 'epoch' where viewer_id = ${fan.viewerId}`.execute(
    house.worker,
  )
  await here.tell()
  const ids = here.mailbox.letters.map(({ raw }) => /^Message-ID: (.+)\r$/m.exec(raw)?.[1])
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test('whoever holds a letter ends them with one click, and does nothing else by it', async () => {
  const fan = await here.fan(aName())
  await here.follows(fan, { kind: 'production' })
  await here.chooses(fan, { mail: 'at-once' })
  await here.posts('Rain on the lens')
  await here.tellAt(now() + HOUR)
  const [, token = ''] = /s\/letters\/([\w-]{22})/.exec(here.mailbox.letters[0]?.raw ?? '') ?? []
  const slip = `/public/letter-slips/${token}`
  expect((await here.asks(null, 'GET', slip)).body).toEqual({ isOn: true })
  expect((await here.asks(null, 'GET', slip)).body).toEqual({ isOn: true })
  expect(
    (
      await here.asks(
        null,
        'GET',
        `/public/letter-slips/${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`,
      )
    ).body,
  ).toMatchObject({ status: 404 })
  expect((await here.asks(null, 'POST', slip)).body).toEqual({ done: true })
  expect((await here.asks(null, 'POST', slip)).body).toEqual({ done: true })
  expect((await here.asks(null, 'GET', slip)).body).toEqual({ isOn: false })
  await here.posts('Sun on the lens')
  await here.tellAt(now() + DAY)
  expect(here.mailbox.letters).toHaveLength(1)
  expect(await here.unread(fan)).toBe(2)
  const { rows } = await sql<{ row: string }>`select s::text as row from community.notice_settings s`.execute(
    house.worker,
  )
  expect(rows.map(({ row }) => row).join()).not.toContain(token)
})

test('a device rings without a word, and not at all for what its owner does not pass', async () => {
  const [far, near] = [await here.fan(aName(), [here.second]), await here.fan(aName())]
  const devices = new Map<TestFan, string>()
  for (const fan of [far, near]) {
    const { name, endpoint, p256dh, auth } = here.service.subscribe()
    devices.set(fan, name)
    expect(
      (await here.asks(fan, 'POST', '/public/me/devices', { endpoint, keys: { p256dh, auth } })).status,
    ).toBe(201)
    await here.chooses(fan, { choices: await everything(fan) })
    await here.follows(fan, { kind: 'production' })
  }
  await here.posts(CANARY, [here.second])
  await here.tell()
  expect(here.service.refused).toEqual([])
  expect(here.service.taken.map(({ device }) => device)).toEqual([devices.get(far)])
  for (const { words, seenByService, topic } of here.service.taken.splice(0)) {
    expect(words).toMatch(/^\{"id":"[0-9a-f-]{36}"\}$/)
    expect(topic).toBe('notices')
    expect(seenByService).not.toMatch(/sister|saltlight|lantern/i)
  }

  await here.posts('The fourth lantern')
  await here.tell()
  expect(here.service.taken.splice(0)).toHaveLength(2)
  await here.tellAt(now() + HOUR)
  expect(here.service.taken).toEqual([])

  here.service.answerWith(devices.get(far)!, 410)
  await here.posts('The fifth lantern')
  await here.tell()
  expect(here.service.taken.splice(0).map(({ device }) => device)).toEqual([devices.get(near)])
  expect((await here.asks(far, 'GET', '/public/me/notice-settings')).body.push.devices).toEqual([])
})

test('a device that leads inside is not taken, nobody drops another’s, and a shared one tells whoever used it last', async () => {
  const [one, other] = [await here.fan(aName()), await here.fan(aName())]
  const { endpoint, p256dh, auth } = here.service.subscribe()
  const keep = (fan: TestFan, at: string) =>
    here.asks(fan, 'POST', '/public/me/devices', { endpoint: at, keys: { p256dh, auth } })
  const devicesOf = async (fan: TestFan) =>
    (await here.asks(fan, 'GET', '/public/me/notice-settings')).body.push.devices
  for (const inside of ['http://169.254.169.254/', 'https://[::1]/x', 'file:///etc/passwd'])
    expect((await keep(one, inside)).body).toMatchObject({ status: 422 })
  const { body } = await keep(one, endpoint)
  await here.asks(other, 'DELETE', `/public/me/devices/${body.id}`)
  expect(await devicesOf(one)).toHaveLength(1)
  await keep(other, endpoint)
  expect(await devicesOf(one)).toEqual([])
  const [theirs] = await devicesOf(other)
  await here.asks(other, 'DELETE', `/public/me/devices/${theirs.id}`)
  expect(await devicesOf(other)).toEqual([])
})

test('in quiet hours nothing leaves, and after them it does; paused, nothing does', async () => {
  const fan = await here.fan(aName())
  await here.follows(fan, { kind: 'production' })
  const midday = new Date(now())
  midday.setUTCHours(12, 0, 0, 0)
  await here.goTo(midday.getTime() + DAY)
  await here.chooses(fan, {
    mail: 'at-once',
    zone: 'UTC',
    quiet: { fromMinute: 11 * 60, untilMinute: 14 * 60 },
  })
  await here.posts('Quiet on set')
  await here.tellAt(now() + HOUR)
  expect(here.mailbox.letters).toEqual([])
  await here.tellAt(now() + HOUR + 60_000)
  expect(here.mailbox.letters).toHaveLength(1)
  await here.chooses(fan, { isPaused: true })
  await here.posts('Quiet again')
  await here.tellAt(now() + DAY)
  expect(here.mailbox.letters).toHaveLength(1)
})

test('a fan reads their own notices, follows, settings and devices, and nobody else’s, whatever they ask the database', async () => {
  const [one, other] = [await here.fan(aName()), await here.fan(aName())]
  const questions = await here.thread('questions', here.productionId, one)
  const question = await here.writes(one, { in: questions, kind: 'question' })
  await here.follows(one, { kind: 'production' })
  await here.chooses(one, { mail: 'weekly' })
  await here.writes(other, { in: questions, below: question })
  const counts = (viewerId: string | null) =>
    asViewer(house.fan, viewerId, async (seen) => {
      const found: Record<string, number> = {}
      for (const table of ['follows', 'notices', 'notice_topics', 'notice_settings', 'push_devices']) {
        const { rows } = await sql`select 1 from ${sql.table(`community.${table}`)}`.execute(seen)
        found[table] = rows.length
      }
      return found
    })
  expect(await counts(one.viewerId)).toMatchObject({
    follows: 1,
    notices: 1,
    notice_settings: 1,
    push_devices: 0,
  })
  for (const viewerId of [other.viewerId, null, randomUUID()])
    expect(await counts(viewerId)).toEqual({
      follows: 0,
      notices: 0,
      notice_topics: 0,
      notice_settings: 0,
      push_devices: 0,
    })
  expect((await here.asks(null, 'GET', '/public/me/notices')).body).toMatchObject({ status: 401 })
  expect((await here.asks(null, 'GET', '/public/me/notices/unread')).body).toEqual({ unread: 0 })
  expect((await here.asks(null, 'PUT', `${home}/follows`, { kind: 'production' })).body).toMatchObject({
    status: 401,
  })
})

test('what crew let through or put back is told to whom it answers and names, once, however often it goes and comes', async () => {
  const [asker, named, loud] = [await here.fan(aName()), await here.fan(aName()), await here.fan(aName())]
  for (const fan of [asker, named]) await here.chooses(fan, { mail: 'at-once' })
  const questions = await here.thread('questions', here.productionId, asker)
  const question = await here.writes(asker, { in: questions, kind: 'question' })
  const writingId = await here.writes(loud, { in: questions, below: question, state: 'held' })
  await sql`insert into community.mentions (writing_id, viewer_id) values (${writingId}, ${named.viewerId})`.execute(
    house.crew,
  )
  const told = async () =>
    Promise.all([asker, named].map(async (fan) => (await here.notices(fan)).map(({ says }) => says)))
  const letters = () => here.mailbox.letters.map(({ to: [address] }) => String(address)).toSorted()
  const where = 'among the questions to the crew of Saltlight'
  const both = [[`${loud.handle} replied to you ${where}`], [`${loud.handle} mentioned you ${where}`]]
  expect(await told()).toEqual([[], []])
  await does({ kind: 'show', writingId })
  expect(await told()).toEqual(both)

  // Taken down before a letter left: none tells of it until it is back, and then one does.
  const actId = await does({ kind: 'remove', writingId, reason: 'abuse' })
  await here.tellAt(now() + HOUR)
  expect(await told()).toEqual([[], []])
  expect(letters()).toEqual([])
  await does({ kind: 'undo', actId })
  for (let times = 0; times < 2; times += 1) await here.tellAt(now() + HOUR)
  expect(await told()).toEqual(both)
  expect(letters()).toEqual([asker.address, named.address].toSorted())
  await does({ kind: 'remove', writingId, reason: 'abuse' })
  await does({ kind: 'restore', writingId })
  for (let times = 0; times < 2; times += 1) await here.tellAt(now() + HOUR)
  expect(await told()).toEqual(both)
  expect(letters()).toHaveLength(2)

  // What was told in its day, and is kept no longer, is not told again.
  await here.tellAt(now() + 91 * DAY)
  await does({ kind: 'remove', writingId, reason: 'abuse' })
  await does({ kind: 'restore', writingId })
  await here.tellAt(now() + HOUR)
  expect(await told()).toEqual([[], []])
  expect(letters()).toHaveLength(2)
})

test('what is put off and comes out a second time is told a second time, but not to who said that they saw it', async () => {
  const [slow, keen] = [await here.fan(aName()), await here.fan(aName())]
  for (const fan of [slow, keen]) {
    await here.follows(fan, { kind: 'production' })
    await here.chooses(fan, { mail: 'at-once' })
  }
  const first = now() + HOUR
  const { pointId, moves } = await aPoint('The answer', first)
  await here.tellAt(first)
  await here.tellAt(now() + HOUR)
  const [label] = (await here.notices(slow)).flatMap(({ says }) => /^Part \d+/.exec(says) ?? [])
  const told = async () =>
    Promise.all(
      [slow, keen].map(async (fan) =>
        (await here.notices(fan)).flatMap(({ says, isUnread }) =>
          says.startsWith(`${label} of`) ? [isUnread] : [],
        ),
      ),
    )
  expect(await told()).toEqual([[true], [true]])
  for (const fan of [slow, keen])
    await here.asks(fan, 'PUT', '/public/me/notices/seen', { until: new Date(now()).toISOString() })
  await here.seesUpTo(keen, [pointId])
  const letters = () => here.mailbox.letters.splice(0).map(({ to: [address] }) => String(address))
  expect(letters().toSorted()).toEqual([slow.address, keen.address].toSorted())

  await moves(now() + DAY)
  expect(await told()).toEqual([[], []])
  await moves(first)
  expect(await told()).toEqual([[false], [false]])
  const second = now() + HOUR
  await moves(second)
  for (const moment of [second, second + HOUR, second + DAY]) await here.tellAt(moment)
  expect(await told()).toEqual([[true], []])
  expect(letters()).toEqual([slow.address])
})

test('a sealed house tells nobody of anything; what came out meanwhile is told when the seal is lifted', async () => {
  const fan = await here.fan(aName())
  await here.follows(fan, { kind: 'production' })
  await here.chooses(fan, { mail: 'at-once' })
  await aPoint('The last light', now() + HOUR)
  await here.posts('The sixth lantern')
  const seal = (sealedAt: Date | null) => house.worker.updateTable('plant.house').set({ sealedAt }).execute()
  await seal(new Date(now()))
  await here.tellAt(now() + 2 * HOUR)
  expect(here.mailbox.letters).toEqual([])
  await seal(null)
  const rung = here.hasRung()
  for (let minutes = 0; minutes < 4; minutes += 1) await here.tellAt(now() + 61_000)
  expect(here.hasRung()).toBeGreaterThan(rung)
  const words = here.mailbox.letters.map(({ raw }) => readable(raw)).join('\n')
  expect(words).toContain('The sixth lantern')
  expect(words.match(/Part \d+ of Saltlight is out/g)).toHaveLength(2)
})

/** Crew do one thing, and whoever listens has heard of it. */
async function does(act: ModerationAct): Promise<string> {
  const by = { userId: randomUUID(), name: 'Wren Okafor' }
  const { productionId } = here
  const { actId } = await moderate({ db: house.crew, clock: here.clock }, { productionId, act, note: '', by })
  await here.settle()
  return actId
}

/** A point of the story that comes out at a moment, what came out before it being told already. */
async function aPoint(name: string, publicAt: number) {
  const moves = async (moment: number, pointId: string | null) => {
    const point = { name, after: [here.second], publicAt: instant(moment) }
    const about = { productionId: here.productionId, actor: publicist, pointId, point }
    const told = await tellStoryPoint({ db: house.crew, clock: here.clock }, about)
    await here.settle()
    return told.pointId
  }
  const pointId = await moves(publicAt, null)
  await here.tellAt(now() + 61_000)
  await here.tellAt(now() + 61_000)
  here.mailbox.letters.splice(0)
  return { pointId, moves: (moment: number) => moves(moment, pointId) }
}

const waiting = async (fan: TestFan) =>
  house.worker
    .selectFrom('community.deliveries')
    .select(['way', 'dueAt'])
    .where('viewerId', '=', fan.viewerId)
    .where('state', '=', 'waiting')
    .execute()

async function everything(fan: TestFan) {
  const { choices } = (await here.asks(fan, 'GET', '/public/me/notice-settings')).body
  return Object.fromEntries(
    Object.keys(choices).map((kind) => [kind, { page: true, mail: true, device: true }]),
  )
}

/** A letter with every part as its reader gets it: soft breaks joined, escaped bytes read back (RFC 2045, 6.7). */
function readable(raw: string): string {
  const parts = raw.split(/(?=^Content-Type: text\/)/m).map((part) =>
    /transfer-encoding: base64/i.test(part)
      ? Buffer.from(part.split('\r\n\r\n')[1] ?? '', 'base64').toString()
      : Buffer.from(
          part
            .replaceAll('=\r\n', '')
            .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString(),
  )
  return parts.join('\n').replaceAll('\r\n', '\n')
}
