import type { ProductionId, StoryPointId } from '@stagedoor/core/production'
import { instant, secondsToFlicks } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { randomId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { asViewer } from '../../wall/index.ts'
import { readFan } from '../comments/read-fan.ts'
import { silence } from '../comments/silence.ts'
import { passingNow } from '../changes/passing.ts'
import { spotlightSightings } from '../sightings/spotlights.ts'
import { openTalk } from './testing.ts'

const house = await testDatabase()
const talk = await openTalk(house)
afterAll(() => talk.close())
const { home, asks, first, second, labelOf } = talk

const CANARY = 'the keeper is her sister'
const [newcomer, seenAll, other] = [
  await talk.fan('newcomer'),
  await talk.fan('seen.all', [second]),
  await talk.fan('another', [first]),
]
const ida = await talk.fan('ida.brandt', [first])
await talk.badge(ida, 'Ida Brandt')
const desk = `/api/v1/productions/${talk.slug}`
const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id)
const list = async (who: typeof ida | null, query = '') =>
  (await asks(who, 'GET', `${home}/questions${query}`)).body as {
    items: {
      id: string
      html: string
      votes: number
      answers: { html: string; by: { name: string } | null }[]
    }[]
    next: string | null
  }

test('a fan with a handle asks, and its words are shown as words', async () => {
  const question = await talk.asked(newcomer, 'Who *lit* the <b>second</b> lantern?')
  const { items } = await list(null)
  expect(items).toMatchObject([{ id: question, handle: 'newcomer', votes: 0, isMine: false }])
  expect(items[0]?.html).not.toContain('<b>')
  expect((await list(newcomer, '?state=mine')).items).toMatchObject([{ id: question, isMine: true }])
  expect((await asks(null, 'POST', `${home}/questions`, { text: 'And who am I?' })).status).toBe(401)
})

test('a question behind the second episode is in no byte for whoever has not seen it, nor in any number', async () => {
  const behind = [null, newcomer, other, ida]
  const listed = (who: (typeof behind)[number]) => asks(who, 'GET', `${home}/questions`)
  const before = await Promise.all(behind.map(listed))
  const hidden = await talk.asked(seenAll, `When did you learn that ${CANARY}?`, [labelOf(second)])
  expect((await list(seenAll)).items.map(({ id }) => id)).toContain(hidden)
  expect(await Promise.all(behind.map(listed))).toEqual(before)
  for (const who of behind)
    for (const path of ['questions?state=open', 'questions?order=newest', `questions/${hidden}`])
      expect((await asks(who, 'GET', `${home}/${path}`)).text).not.toContain(CANARY)
  // Hidden and missing take the same path to the same bytes, whatever is tried.
  const tries = [
    ['GET', ''],
    ['PUT', '/vote'],
    ['DELETE', '/vote'],
    ['POST', '/answers', { text: 'It was the wind.' }],
    ['DELETE', ''],
  ] as const
  for (const [method, path, body] of tries)
    for (const who of [other, ida]) {
      const at = (id: string) => asks(who, method, `${home}/questions/${id}${path}`, body)
      expect(await at(hidden)).toEqual(await at(randomId()))
    }
  expect((await asks(ida, 'GET', `${home}/answering`)).text).not.toContain(CANARY)
  const laid = (id: string) => asks(ida, 'PUT', `${home}/answering/${id}`, { state: 'declined' })
  expect(await laid(hidden)).toEqual(await laid(randomId()))
})

test('everybody has one vote, it is private, and it orders the list', async () => {
  const wanted = await talk.asked(newcomer, 'How cold was the water?')
  const at = `${home}/questions/${wanted}/vote`
  expect((await asks(other, 'PUT', at)).body).toEqual({ votes: 1, isVoted: true })
  expect((await asks(other, 'PUT', at)).body).toEqual({ votes: 1, isVoted: true })
  expect((await asks(seenAll, 'PUT', at)).body.votes).toBe(2)
  expect((await list(null)).items[0]?.id).toBe(wanted)
  expect((await asks(newcomer, 'GET', `${home}/questions`)).text).not.toContain('seen.all')
  expect((await asks(seenAll, 'DELETE', at)).body).toEqual({ votes: 1, isVoted: false })
  expect((await asks(seenAll, 'DELETE', at)).body.votes).toBe(1)
  const rows = await asViewer(house.fan, newcomer.viewerId, (seen) =>
    seen.selectFrom('community.votes').select('writingId').execute(),
  )
  expect(rows).toEqual([])
})

test('whoever is muted asks nothing of those who muted them, and of everybody else as before', async () => {
  const [quiet, loud] = [await talk.fan('quiet.asker'), await talk.fan('loud.asker')]
  const noise = await talk.asked(loud, 'Why is the sea wet?')
  const shows = async (who: typeof ida) =>
    (await list(who)).items.some(({ id }: { id: string }) => id === noise)
  expect(await shows(quiet)).toBe(true)
  await silence({ fan: house.fan }, { writer: quiet, handle: 'loud.asker', kind: 'mute' })
  expect([await shows(quiet), await shows(newcomer), await shows(loud)]).toEqual([false, true, true])
  await silence({ fan: house.fan }, { writer: quiet, handle: 'loud.asker', kind: null })
  expect(await shows(quiet)).toBe(true)
  expect((await asks(loud, 'DELETE', `${home}/questions/${noise}`)).status).toBe(200)
})

test('pages follow one another without a gap, in either order', async () => {
  const asker = await Promise.all(Array.from({ length: 9 }, (_, n) => talk.fan(`asker.number${n}`)))
  for (const [n, who] of asker.entries())
    for (const k of [1, 2, 3, 4]) await talk.asked(who, `Question ${n} of ${k}?`)
  for (const order of ['votes', 'newest', 'oldest']) {
    const found: string[] = []
    let after = ''
    do {
      const page = await list(other, `?order=${order}${after && `&after=${after}`}`)
      found.push(...ids(page))
      after = page.next ?? ''
    } while (after !== '')
    expect(new Set(found).size).toBe(found.length)
    expect(found.length).toBe(38)
  }
  expect((await asks(null, 'GET', `${home}/questions?after=bm90aGluZw`)).status).toBe(400)
})

test('an answer stands out, and one that gives more away leaves an open question to the others', async () => {
  const question = await talk.asked(newcomer, 'What was in the boat house?')
  // Wanted, so that it stands on the first page.
  await asks(seenAll, 'PUT', `${home}/questions/${question}/vote`)
  expect(
    (await asks(newcomer, 'POST', `${home}/questions/${question}/answers`, { text: 'Ropes.' })).status,
  ).toBe(403)
  const { body } = await asks(ida, 'POST', `${home}/questions/${question}/answers`, {
    text: 'Ropes and a kettle.',
  })
  expect((await list(null, '?state=answered')).items).toMatchObject([
    { id: question, answers: [{ by: { name: 'Ida Brandt', kind: 'cast' }, clip: null }] },
  ])
  expect((await list(null, '?state=open')).items.map(({ id }) => id)).not.toContain(question)

  await asks(ida, 'PATCH', `${home}/answers/${body.id}`, { text: 'Ropes, and a kettle.' })
  expect((await list(null, '?state=answered')).items[0]?.answers[0]?.html).toContain('Ropes, and')
  expect((await asks(seenAll, 'PATCH', `${home}/answers/${body.id}`, { text: 'Mine now.' })).status).toBe(404)
  await asks(ida, 'DELETE', `${home}/answers/${body.id}`)

  const raised = { text: `There ${CANARY}.`, spoils: [labelOf(first)] }
  await asks(ida, 'POST', `${home}/questions/${question}/answers`, raised)
  expect((await asks(null, 'GET', `${home}/questions/${question}`)).body.answers).toEqual([])
  expect((await list(null, '?state=open')).items.map(({ id }) => id)).toContain(question)
  expect((await list(other, '?state=answered')).items).toMatchObject([{ id: question }])
  const { rows } = await asViewer(house.fan, newcomer.viewerId, (seen) =>
    sql<{ n: number }>`select count(*)::int as n from community.tallies where kind = 'answer'`.execute(seen),
  )
  expect(rows).toEqual([{ n: 0 }])
})

test('the page of a fan has what they asked and answered, as far as whoever looks passes it', async () => {
  const asker = await talk.fan('asks.only', [second])
  const page = (who: typeof asker | null, handle: string) =>
    asViewer(house.fan, who?.viewerId ?? null, (seen) =>
      readFan(seen, { production: talk.slug, handle, cursor: null, viewer: who?.viewerId ?? null }),
    ).then(JSON.stringify, ({ type }: { type: string }) => type)
  const missing = await page(null, 'there.is.none')
  const hidden = await talk.asked(asker, `Was it so that ${CANARY}?`, [labelOf(second)])
  expect(await page(null, 'asks.only')).toBe(missing)
  expect(await page(seenAll, 'asks.only')).toContain(CANARY)
  const open = await talk.asked(asker, 'How heavy is the lamp?')
  const answers = `${home}/questions/${open}/answers`
  await asks(ida, 'POST', answers, { text: 'Forty kilograms' })
  await asks(ida, 'POST', answers, { text: `Heavier since ${CANARY}`, spoils: [labelOf(second)] })
  for (const who of [null, newcomer]) {
    const [asked, answered] = [await page(who, 'asks.only'), await page(who, 'ida.brandt')]
    expect(asked).toContain('How heavy')
    expect(answered).toContain(`"kind":"answer","on":{"kind":"question","id":"${open}"}`)
    for (const text of [asked, answered]) {
      expect(text).not.toContain(CANARY)
      expect(text).not.toContain(hidden)
    }
  }
  expect(await page(seenAll, 'ida.brandt')).toContain(`Heavier since ${CANARY}`)
})

test('fans talk below a question, and whoever does not see it reads and says nothing there', async () => {
  const [asker, talker] = [await talk.fan('asks.much', [second]), await talk.fan('talks.much', [second])]
  const hidden = await talk.asked(asker, 'And the second night?', [labelOf(second)])
  const open = await talk.asked(asker, 'How long is the stair?')
  const replies = (id: string) => `${home}/questions/${id}/replies`
  const said = { words: `I counted when ${CANARY}`, asItIs: true }
  expect((await asks(talker, 'POST', replies(hidden), said)).status).toBe(200)
  expect(
    (await asks(talker, 'POST', replies(open), { ...said, mayGiveAway: [labelOf(second)] })).status,
  ).toBe(200)
  expect((await asks(other, 'POST', replies(open), { words: 'Ninety steps' })).status).toBe(200)
  for (const id of [hidden, open]) expect((await asks(seenAll, 'GET', replies(id))).text).toContain(CANARY)
  for (const who of [null, newcomer]) {
    const { text } = await asks(who, 'GET', replies(open))
    expect(text).toContain('Ninety steps')
    expect(text).not.toContain(CANARY)
    for (const [method, body] of [['GET'], ['POST', said]] as const)
      expect(await asks(who, method, replies(hidden), body)).toEqual(
        await asks(who, method, replies(randomId()), body),
      )
  }
  // It is no answer: the question stays open.
  expect((await asks(null, 'GET', `${home}/questions/${open}`)).body.answers).toEqual([])
  const { next } = await list(null, '?state=answered')
  expect(next).toBeNull()
})

test('an answer by a clip is there for whoever may see the post, and goes with it', async () => {
  const scene = await talk.footage('On the rocks', 20)
  const title = 'How the lamp was lit'
  await talk.schedules(await talk.rendered(scene, title), null, title)
  await talk.settle()
  const post = await talk.db
    .selectFrom('publish.posts')
    .select(['slug', 'gateId'])
    .where('productionId', '=', talk.productionId)
    .executeTakeFirstOrThrow()
  const question = await talk.asked(seenAll, 'How do you light it?')
  const at = `${home}/questions/${question}`
  expect((await asks(ida, 'POST', `${at}/answers`, { post: 'no-such-post' })).status).toBe(422)
  expect((await asks(ida, 'POST', `${at}/answers`, { text: '' })).status).toBe(400)
  expect((await asks(ida, 'POST', `${at}/answers`, { post: post.slug })).status).toBe(201)
  expect((await asks(null, 'GET', at)).body.answers).toMatchObject([{ clip: { slug: post.slug, title } }])
  await talk.db.updateTable('wall.gates').set({ standing: 'shut' }).where('id', '=', post.gateId).execute()
  const shut = await asks(null, 'GET', at)
  expect(shut.body.answers).toEqual([])
  expect(shut.text).not.toContain(title)
  await talk.db.updateTable('wall.gates').set({ standing: 'stands' }).where('id', '=', post.gateId).execute()
})

test('search finds questions, answers, what their clips say and the talk below, each behind all of its gates', async () => {
  const scene = await talk.footage('At the lens', 20)
  const cut = await talk.rendered(scene, 'The lens')
  const captions = JSON.stringify([{ from: 0, to: secondsToFlicks(2), text: 'Ground by Zeltweger, by hand' }])
  await talk.db.updateTable('cut.versions').set({ captions }).where('cutId', '=', cut).execute()
  await talk.schedules(cut, null, 'The lens')
  await talk.settle()
  const { slug, gateId } = await talk.db
    .selectFrom('publish.posts')
    .select(['slug', 'gateId'])
    .where('title', '=', 'The lens')
    .executeTakeFirstOrThrow()
  const [asker, talker] = [await talk.fan('asks.lens', [second]), await talk.fan('talks.lens', [second])]
  const open = await talk.asked(asker, 'Who ground the quorble lens?')
  const hidden = await talk.asked(asker, 'Who broke the quorble?', [labelOf(second)])
  for (const id of [open, hidden]) {
    const said = { words: 'A quorble is glass.', asItIs: true }
    await asks(talker, 'POST', `${home}/questions/${id}/replies`, said)
  }
  await asks(talker, 'POST', `${home}/questions/${open}/replies`, {
    words: 'The quorble breaks.',
    asItIs: true,
    mayGiveAway: [labelOf(second)],
  })
  await asks(ida, 'POST', `${home}/questions/${open}/answers`, { text: 'See the quorble:', post: slug })
  const found = async (who: typeof ida | null, words: string) =>
    (await asks(who, 'GET', `${home}/search?q=${words}`)).body as { items: { path: string }[] }
  const paths = async (who: typeof ida | null, words: string) =>
    inOrder((await found(who, words)).items.map(({ path }) => path.replace(/#[ac]-.*$/, '#')))
  const inOrder = (some: string[]) => some.toSorted((one, other) => (one < other ? -1 : 1))
  const [toOpen, toHidden] = [`/questions/${open}`, `/questions/${hidden}`]
  for (const who of [null, newcomer, other])
    expect(await paths(who, 'quorble')).toEqual(inOrder([toOpen, `${toOpen}#`, `${toOpen}#`]))
  expect(await paths(seenAll, 'quorble')).toEqual(
    inOrder([toOpen, `${toOpen}#`, `${toOpen}#`, `${toOpen}#`, toHidden, `${toHidden}#`]),
  )
  expect((await found(null, 'zeltweg')).items).toMatchObject([
    { kind: 'answer', title: 'Who ground the quorble lens?', by: 'Ida Brandt, Keeper of the light' },
    { kind: 'post', title: 'The lens' },
  ])
  // The gate of the clip is one of three, and a recall shuts it.
  await talk.db.updateTable('wall.gates').set({ standing: 'shut' }).where('id', '=', gateId).execute()
  expect(await found(seenAll, 'zeltweg')).toEqual({ items: [], hasMore: false })
  expect(await paths(null, 'quorble')).toEqual(inOrder([toOpen, `${toOpen}#`]))
  await talk.db.updateTable('wall.gates').set({ standing: 'stands' }).where('id', '=', gateId).execute()
})

test('the desk backstage shows what lies behind whoever looks, everything on demand, and answers in a badge’s name', async () => {
  const crew = talk.backstage
  const queue = async (query: string) => (await asks(crew, 'GET', `${desk}/questions${query}`)).text
  expect(await queue('')).not.toContain(CANARY)
  expect(await queue('?everything=true')).toContain(CANARY)
  const { body } = await asks(crew, 'GET', `${desk}/questions?everything=true`)
  const hidden = body.items.find(({ html }: { html: string }) => html.includes(CANARY)).id
  const [badge] = body.answerers
  expect(badge).toMatchObject({ name: 'Ida Brandt', kind: 'cast' })
  await asks(crew, 'PUT', `${desk}/questions/${hidden}/desk`, { state: 'waiting', badge: badge.id })
  // It is for Ida, who has not seen that far: her queue is as before.
  expect((await asks(ida, 'GET', `${home}/answering`)).text).not.toContain(hidden)
  await asks(crew, 'POST', `${desk}/questions/${hidden}/answers`, {
    badge: badge.id,
    text: 'On the first day.',
  })
  expect((await asks(seenAll, 'GET', `${home}/questions/${hidden}`)).body.answers).toMatchObject([
    { by: { name: 'Ida Brandt' }, html: '<p>On the first day.</p>' },
  ])
  expect((await asks(ida, 'GET', `${home}/questions/${hidden}`)).status).toBe(404)
  expect((await asks(other, 'GET', `${desk}/questions`)).status).toBe(404)
  expect((await asks(null, 'GET', `${desk}/questions`)).status).toBe(401)
})

test('the desk is read whole, a page at a time, most wanted first', async () => {
  const before = (await asks(talk.backstage, 'GET', `${desk}/questions?everything=true`)).body.items.length
  const model = await talk.asked(other, 'How many lamps are there?')
  await sql`
    with more as (
      insert into community.writings (id, production_id, thread_id, thread_gate_id, kind, writer_id, handle, source, html, state)
      select gen_random_uuid(), w.production_id, w.thread_id, w.thread_gate_id, w.kind, w.writer_id, w.handle, w.source, w.html, w.state
      from community.writings w, generate_series(1, 119) where w.id = ${model} returning id, production_id, thread_id, written_at)
    insert into community.questions (writing_id, thread_id, production_id, votes, asked_at)
    select id, thread_id, production_id, row_number() over () % 3, written_at from more`.execute(house.crew)
  const items: { id: string; votes: number }[] = []
  for (let next: string | null = ''; next !== null;) {
    const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`
    const { body } = await asks(talk.backstage, 'GET', `${desk}/questions?everything=true${after}`)
    expect(body.items.length).toBeLessThanOrEqual(50)
    items.push(...body.items)
    next = body.next
  }
  expect(items).toHaveLength(before + 120)
  expect(new Set(items.map(({ id }) => id)).size).toBe(before + 120)
  expect(items.map(({ votes }) => votes)).toEqual(items.map(({ votes }) => votes).toSorted((a, b) => b - a))
  await sql`delete from community.questions where writing_id in (
    select id from community.writings where source = 'How many lamps are there?')`.execute(house.crew)
})

test('whoever asked learns that it was declined, and nobody learns why', async () => {
  const question = await talk.asked(newcomer, 'Will you marry me?')
  await asks(ida, 'PUT', `${home}/answering/${question}`, { state: 'declined', reason: 'Too private.' })
  const mine = await asks(newcomer, 'GET', `${home}/questions/${question}`)
  expect(mine.body.isDeclined).toBe(true)
  expect(mine.text).not.toContain('private')
  expect((await asks(other, 'GET', `${home}/questions/${question}`)).body.isDeclined).toBe(false)
  const { body } = await asks(ida, 'GET', `${home}/answering`)
  expect(body.questions.map(({ id }: { id: string }) => id)).not.toContain(question)
})

test('a session is announced, takes questions from its first instant to its last, and stays as a transcript', async () => {
  const crew = talk.backstage
  const now = talk.clock.now()
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString()
  const wanted = { title: 'An evening with Ida', from: at(10), until: at(70), badges: [], spoils: [] }
  const { body: made } = await asks(crew, 'POST', `${desk}/sessions`, wanted)
  const secret = { ...wanted, title: `Why ${CANARY}`, spoils: [labelOf(second)] }
  const { body: gated } = await asks(crew, 'POST', `${desk}/sessions`, secret)
  expect((await asks(null, 'GET', `${home}/sessions`)).body.items).toMatchObject([
    { id: made.id, state: 'announced', turnsInMs: 600_000 },
  ])
  expect((await asks(seenAll, 'GET', `${home}/sessions`)).body.items).toHaveLength(2)
  for (const path of ['sessions', `sessions/${gated.id}`, `questions?session=${gated.id}`])
    expect((await asks(ida, 'GET', `${home}/${path}`)).text).not.toContain(CANARY)
  const missing = (id: string) => asks(ida, 'GET', `${home}/sessions/${id}`)
  expect(await missing(gated.id)).toEqual(await missing(randomId()))
  await asks(crew, 'POST', `${desk}/sessions/${gated.id}/cancellations`)
  expect((await asks(seenAll, 'GET', `${home}/sessions/${gated.id}`)).status).toBe(404)

  const asked = { text: 'Is it open?', session: made.id }
  await talk.onlyTheClock(now + 10 * 60_000 - 1)
  expect((await asks(other, 'POST', `${home}/questions`, asked)).status).toBe(409)
  await talk.onlyTheClock(now + 10 * 60_000)
  const inSession = await talk.asked(other, 'Now it is?')
  expect(ids(await list(null, `?session=${made.id}`))).toEqual([inSession])
  expect(ids(await list(null))).not.toContain(inSession)
  const cancel = await asks(crew, 'POST', `${desk}/sessions/${made.id}/cancellations`)
  expect(cancel.body).toMatchObject({ status: 422, refusal: 'has-begun' })
  expect((await asks(crew, 'PUT', `${desk}/sessions/${made.id}`, { ...wanted, until: at(80) })).status).toBe(
    200,
  )
  await talk.onlyTheClock(now + 80 * 60_000)
  expect((await asks(other, 'POST', `${home}/questions`, asked)).status).toBe(409)
  await asks(ida, 'POST', `${home}/questions/${inSession}/answers`, { text: 'A little late.' })
  const transcript = await list(null, `?session=${made.id}`)
  expect(transcript.items).toMatchObject([{ answers: [{ by: { name: 'Ida Brandt' } }] }])
})

test('who passes a gate is the same asked of one viewer or of all at once', async () => {
  const viewers = [newcomer, other, seenAll, ida]
  const points = [[], [first], [second], [first, second]]
  for (const wanted of points)
    for (const audience of ['public', 'member', 'grown', 'crew'] as const) {
      const id = randomId()
      await house.crew
        .insertInto('wall.gates')
        .values({
          id,
          productionId: talk.productionId,
          audience,
          opensAt: new Date(0),
          horizonPoints: wanted,
        } as never)
        .execute()
      const gate = await talk.gates.gate(id)
      const all = await passingNow(house.crew, {
        gate,
        viewerIds: new Set(viewers.map(({ viewerId }) => viewerId)),
        now: instant(talk.clock.now()),
      })
      for (const { viewerId } of viewers) {
        const one = await asViewer(house.fan, viewerId, (seen) =>
          seen.selectFrom('wall.gates').select('id').where('id', '=', id).execute(),
        )
        expect(all === 'everybody' || all.has(viewerId)).toBe(one.length === 1)
      }
    }
})

test('what is said of somebody is read by who sees something of theirs and has come as far as it tells', async () => {
  for (const [name, title] of [
    ['Samir Haddad', 'In the yard'],
    ['Marit Understudy', 'At the window'],
  ] as const) {
    const cut = await talk.rendered(await talk.footage(title, 20), title)
    const credits = JSON.stringify([{ name, craft: 'gaffer' }])
    await talk.db.updateTable('cut.cuts').set({ credits }).where('id', '=', cut).execute()
    await talk.schedules(cut, null, title)
  }
  await talk.settle()
  await talk.db
    .updateTable('wall.gates as g')
    .from('publish.posts as p')
    .set({ horizonPoints: [second] })
    .whereRef('g.id', '=', 'p.gateId')
    .where('p.title', '=', 'At the window')
    .execute()
  const says = (
    person: string,
    words: string,
    spoils: string[] = [],
    who: typeof ida | null = talk.backstage,
  ) => asks(who, 'PUT', `${desk}/spotlights/${person}`, { words, spoils })
  expect((await says('samir-haddad', 'Lights the *salt* <b>by</b> hand.')).status).toBe(200)
  expect((await says('marit-understudy', `She learnt that ${CANARY}.`)).status).toBe(200)
  expect((await says('nobody-at-all', 'Is not there.')).status).toBe(404)
  expect((await says('samir-haddad', ' ')).status).toBe(400)
  expect((await says('samir-haddad', 'Mine.', [], other)).status).toBe(404)
  expect((await says('samir-haddad', 'Mine.', [], null)).status).toBe(401)

  const read = (who: typeof ida | null, query = '') => asks(who, 'GET', `${home}/spotlights${query}`)
  const names = async (who: typeof ida | null) =>
    (await read(who)).body.items.map(({ name }: { name: string }) => name)
  const [said] = (await read(null)).body.items
  expect(said).toEqual({
    person: 'samir-haddad',
    name: 'Samir Haddad',
    html: '<p>Lights the <em>salt</em> &lt;b&gt;by&lt;/b&gt; hand.</p>',
  })
  for (const who of [null, newcomer, other]) {
    expect(await names(who)).toEqual(['Samir Haddad'])
    expect(await read(who, '?person=marit-understudy')).toEqual(await read(who, '?person=marit-nobody'))
  }
  expect(await names(seenAll)).toEqual(['Marit Understudy', 'Samir Haddad'])
  await says('samir-haddad', `He knew that ${CANARY}.`, [labelOf(second)])
  for (const who of [null, newcomer, other]) expect((await read(who)).body.items).toEqual([])
  expect((await read(seenAll, '?person=samir-haddad')).text).toContain(`He knew that ${CANARY}`)

  const credited = (await asks(talk.backstage, 'GET', `${desk}/spotlights`)).body.items
  expect(credited).toMatchObject([
    { person: 'marit-understudy', spotlight: { spoils: [] } },
    { person: 'samir-haddad', crafts: ['gaffer'], spotlight: { spoils: [{ id: labelOf(second) }] } },
  ])
  const toldCrew = async (points: StoryPointId[]) => {
    const made = {
      production: talk.productionId as ProductionId,
      told: points,
      guise: 'nobody' as const,
      asOf: null,
    }
    const { productionId } = talk
    const said = await spotlightSightings({ db: talk.db, clock: house.clock }, { productionId, made })
    return said.flatMap(({ name, why }) => (why.passes ? [name] : []))
  }
  expect(await toldCrew([])).toEqual(await names(newcomer))
  expect(await toldCrew([second])).toEqual(await names(seenAll))
  const drop = () => asks(talk.backstage, 'DELETE', `${desk}/spotlights/samir-haddad`)
  expect((await drop()).status).toBe(200)
  expect((await drop()).status).toBe(404)
  expect(await names(seenAll)).toEqual(['Marit Understudy'])
})
