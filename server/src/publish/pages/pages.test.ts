import { secondsToFlicks } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { markAppearance } from '../../clearance/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { preflight } from '../opening/preflight.ts'
import { openFrontOfHouse, publicist } from '../testing.ts'
import { filmSecret } from '../testing-story.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house, { works: true })
afterAll(() => front.close())

const { productionId } = front
const api = `/api/v1/public/productions/${front.slug}`
const CANARY = 'The keeper is her sister'
const GATED_PERSON = 'Marit Understudy'
let [hidden, openPost] = [
  { slug: '', id: '' },
  { slug: '', id: '' },
]
let viewer = ''
let second = ''

const ask = async (path: string, cookie = '') => {
  const response = await fetch(`${front.origin}${path}`, { headers: cookie === '' ? {} : { cookie } })
  return { status: response.status, text: await response.text() }
}

const credits = (cutId: string, made: { name: string; craft: string }[]) =>
  house.crew
    .updateTable('cut.cuts')
    .set({ credits: JSON.stringify(made) })
    .where('id', '=', cutId)
    .execute()

const worded = (cutId: string, text: string, ...titles: string[]) =>
  house.crew
    .updateTable('cut.versions')
    .set({
      captions: JSON.stringify([{ from: 0, to: secondsToFlicks(2), text }]),
      chapters: JSON.stringify(titles.map((title, index) => ({ at: secondsToFlicks(3 * index), title }))),
    })
    .where('cutId', '=', cutId)
    .execute()

beforeAll(async () => {
  const scene = await filmSecret(front, {
    secret: CANARY,
    episodes: [{ name: 'The drowning', airs: '14:00' }],
  })
  const gated = await front.rendered(scene, CANARY)
  await credits(gated, [{ name: GATED_PERSON, craft: 'second keeper' }])
  await worded(gated, 'You', 'The keeper on the ladder')
  const plain = await front.rendered(await front.footage('In the yard', 20), 'The second lantern')
  await credits(plain, [{ name: 'Samir Haddad', craft: 'gaffer' }])
  await worded(plain, 'Forty matchsticks & a lamp', 'A dry wick', 'Wind <again>')
  await front.schedules(plain, null)
  await front.schedules(gated, null, CANARY)
  await front.goTo(Date.UTC(2026, 2, 3, 14, 30))
  const rows = await house.crew.selectFrom('publish.posts').select(['id', 'slug', 'title']).execute()
  hidden = rows.find(({ title }) => title === CANARY)!
  openPost = rows.find(({ title }) => title !== CANARY)!
  const progress = `${api}/progress`
  const { stages } = JSON.parse((await ask(progress)).text) as { stages: { id: string }[] }
  second = stages[0]!.id
  const told = await fetch(`${front.origin}${progress}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seen: [second] }),
  })
  viewer = told.headers.getSetCookie()[0]!.split(';', 1)[0]!
})

test('a post behind a point of the story has an address made of chance, also where one was typed', async () => {
  expect(hidden.slug).toMatch(/^p-[0-9a-f]{16}$/)
  expect(openPost.slug).toBe('the-second-lantern')
  const { cutId } = await house.crew
    .selectFrom('publish.publications')
    .select('cutId')
    .where('slug', '=', hidden.slug)
    .executeTakeFirstOrThrow()
  const found = await preflight(front, {
    productionId,
    cutId,
    publicationId: null,
    rule: { kind: 'at-once' },
    title: CANARY,
    copy: '',
    slug: 'the-keeper-is-her-sister',
  })
  expect(found).toMatchObject({ slugState: 'opaque', isReady: true })
  expect(found.slug).toMatch(/^p-/)
})

test('people, crafts, lists, searches and maps say nothing of a hidden post, and all of it to who is that far', async () => {
  const everywhere = [
    '/posts',
    '/posts?order=oldest',
    '/people',
    '/crafts',
    '/journey',
    '/search?q=keeper',
    '/search?q=understudy',
    '/search?q=ladder',
    '',
  ]
  const nobody = await Promise.all(everywhere.map((path) => ask(`${api}${path}`)))
  for (const { status, text } of nobody) {
    expect(status).toBe(200)
    expect(text).not.toMatch(/keeper|sister|ladder|Marit|understudy|p-[0-9a-f]{16}/i)
  }
  const known = await Promise.all(everywhere.map((path) => ask(`${api}${path}`, viewer)))
  for (const { text } of known.slice(0, 8)) expect(text).toMatch(/keeper|Marit/i)
  // What leaves without its reader is horizon zero, whoever asks.
  for (const path of ['/api/v1/public/addresses', `/api/v1/public/oembed?url=${url(hidden.slug)}`])
    expect((await ask(path, viewer)).text).not.toContain(hidden.slug)
})

test('a value that only hidden posts have is answered as one that nobody has', async () => {
  const pairs = [
    ['/people/marit-understudy', '/people/marit-nobody'],
    ['/posts?person=marit-understudy', '/posts?person=marit-nobody'],
    ['/posts?craft=second-keeper', '/posts?craft=second-nobody'],
    [`/posts?place=${second}`, '/posts?place=00000000-0000-4000-8000-000000000000'],
    ['/search?q=sister', '/search?q=sixter'],
    ['/search?q=ladder', '/search?q=larder'],
    [`/posts/${hidden.slug}`, '/posts/there-is-none'],
    [`/posts/${hidden.slug}/captions`, '/posts/there-is-none/captions'],
    [`/posts/${hidden.slug}/chapters`, '/posts/there-is-none/chapters'],
  ] as const
  for (const [there, nowhere] of pairs)
    expect(await ask(`${api}${there}`), there).toEqual(await ask(`${api}${nowhere}`))
  const embed = (slug: string) => ask(`/api/v1/public/oembed?url=${url(slug)}`, viewer)
  expect(await embed(hidden.slug)).toEqual(await embed('there-is-none'))
  expect(await ask(`/card/${hidden.id}`, viewer)).toEqual(
    await ask('/card/00000000-0000-4000-8000-000000000000', viewer),
  )
})

test('a post says whether its head may name it, and where it sits in the story to who is that far', async () => {
  const seen = JSON.parse((await ask(`${api}/posts/${hidden.slug}`, viewer)).text) as Record<string, unknown>
  expect(seen).toMatchObject({ isForAll: false, card: null, place: { id: second, label: 'Part 1' } })
  expect(JSON.parse((await ask(`${api}/posts/${openPost.slug}`)).text)).toMatchObject({
    isForAll: true,
    card: `/card/${openPost.id}`,
    place: null,
    credits: [{ name: 'Samir Haddad', person: 'samir-haddad', craft: 'gaffer' }],
  })
  expect((await ask(`${api}/posts?place=${second}`, viewer)).text).toContain(CANARY)
  const stops = JSON.parse((await ask(`${api}/journey`, viewer)).text) as { items: unknown[] }
  expect(stops.items).toMatchObject([{ label: 'Part 1', posts: [{ slug: hidden.slug }] }])
})

test('captions are a track of their own, escaped, and the picture of a card stands as long as its post', async () => {
  const track = await ask(`${api}/posts/${openPost.slug}/captions`)
  expect(track.text).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nForty matchsticks &amp; a lamp\n')
  expect((await ask(`/card/${openPost.id}`)).text).toContain('poster The second lantern')
  const { id: gateId } = await house.crew
    .selectFrom('publish.posts as p')
    .innerJoin('wall.gates as g', 'g.id', 'p.gateId')
    .select('g.id')
    .where('p.id', '=', openPost.id)
    .executeTakeFirstOrThrow()
  await sql`update wall.gates set standing = 'shut' where id = ${gateId}`.execute(house.crew)
  expect((await ask(`/card/${openPost.id}`)).status).toBe(404)
  await sql`update wall.gates set standing = 'stands' where id = ${gateId}`.execute(house.crew)
})

test('chapters lie behind the gate of their post, in its words and as a track, and search finds them there', async () => {
  const told = async (slug: string, cookie = '') =>
    JSON.parse((await ask(`${api}/posts/${slug}`, cookie)).text) as {
      chapters: unknown
      media: { chaptersUrl: string }
    }
  const post = await told(openPost.slug)
  expect(post.chapters).toEqual([
    { atFlicks: 0, title: 'A dry wick' },
    { atFlicks: secondsToFlicks(3), title: 'Wind <again>' },
  ])
  expect((await ask(post.media.chaptersUrl)).text).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:03.000\nA dry wick\n\n00:00:03.000 --> 00:00:10.000\nWind &lt;again&gt;\n',
  )
  expect((await ask(`${api}/search?q=wick`)).text).toContain(openPost.slug)
  const { media } = await told(hidden.slug, viewer)
  expect((await ask(media.chaptersUrl, viewer)).text).toContain('The keeper on the ladder')
  for (const path of [`/posts`, '', '/journey'])
    expect((await ask(`${api}${path}`, viewer)).text, path).not.toMatch(/ladder|wick/)
})

test('search takes beginnings of words and letters without their accents, ranks by the text alone, and shows the place', async () => {
  const hits = async (words: string) =>
    (
      JSON.parse((await ask(`${api}/search?q=${encodeURIComponent(words)}`)).text) as {
        items: { title: string; snippet: { text: string; isHit: boolean }[] }[]
      }
    ).items
  expect(await hits('lant haddád')).toMatchObject([{ title: 'The second lantern' }])
  const [found] = await hits('matchst')
  expect(found?.snippet.filter(({ isHit }) => isHit)).toEqual([{ text: 'matchsticks', isHit: true }])
  expect(await hits('')).toEqual([])
  expect(await hits(`' | (lantern:* & !<->`)).toHaveLength(1)
})

test('search finds letters that no space sets apart wherever they stand, one behind the other', async () => {
  const night = await front.rendered(await front.footage('At night', 20), 'Storm at night')
  const text = '嵐の夜に灯台守の娘が登る。ประภาคารในพายุ และ 빛등대에서 ガラス'
  await house.crew
    .updateTable('cut.versions')
    .set({ captions: JSON.stringify([{ from: 0, to: secondsToFlicks(2), text }]) })
    .where('cutId', '=', night)
    .execute()
  await front.schedules(night, null, 'Storm at night')
  const titles = async (words: string) =>
    (
      JSON.parse((await ask(`${api}/search?q=${encodeURIComponent(words)}`)).text) as {
        items: { title: string }[]
      }
    ).items.map(({ title }) => title)
  for (const words of ['灯台守', '守', '灯台 stor', 'ในพายุ', '등대', 'ｶﾞﾗｽ'])
    expect(await titles(words), words).toEqual(['Storm at night'])
  for (const words of ['守台', '灯娘', 'ายพ', '대등', '灯台 lantern'])
    expect(await titles(words), words).toEqual([])
})

test('a post that comes to lie behind the story before it opens loses the address that told of it', async () => {
  const scene = await front.footage('At the window', 20)
  const soon = Date.UTC(2026, 2, 3, 16)
  const { id } = await front.schedules(
    await front.rendered(scene, 'Who is at the window'),
    soon,
    'Who is at the window',
  )
  const slug = async () =>
    (
      await house.crew
        .selectFrom('publish.posts')
        .select('slug')
        .where('publicationId', '=', id)
        .executeTakeFirstOrThrow()
    ).slug
  expect(await slug()).toBe('who-is-at-the-window')
  const secret = await house.crew
    .selectFrom('clearance.subjects')
    .select('id')
    .where('name', '=', CANARY)
    .executeTakeFirstOrThrow()
  await markAppearance(front, {
    productionId,
    actor: publicist,
    assetId: scene,
    subjectId: secret.id,
    appearance: {
      fromFlicks: secondsToFlicks(1),
      toFlicks: secondsToFlicks(3),
      sides: ['picture'],
      boxes: [],
      prominence: 'featured',
    },
  })
  await front.settle()
  expect(await slug()).toMatch(/^p-[0-9a-f]{16}$/)
})

const url = (slug: string) => encodeURIComponent(`https://house.example/${front.slug}/${slug}`)
