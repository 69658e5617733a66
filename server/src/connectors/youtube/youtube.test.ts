import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Instant, secondsToFlicks } from '@stagedoor/core/time'
import { checkPlan, PLATFORM_LIMITS } from '@stagedoor/core/publish'
import { connectorSuite } from '../connector-suite.ts'
import { House } from '../suite/house.ts'
import { filesOf, ManualClock, seededFile, bytesOf } from '../testing.ts'
import { youtubeConnector } from './connector.ts'
import { nextMidnightInCalifornia } from './errors.ts'
import { openYoutube, shortOfTheWave, youtubeRig } from './testing.ts'

connectorSuite('YouTube', youtubeRig)

const post = { plan: shortOfTheWave, files: youtubeRig.files, parent: null }

async function at<Result>(
  setting: Parameters<typeof openYoutube>[1],
  act: (scene: Awaited<ReturnType<typeof openScene>>) => Promise<Result>,
): Promise<Result> {
  const made = await openScene(setting)
  try {
    return await act(made)
  } finally {
    await made.platform.close()
  }
}

async function openScene(setting: Parameters<typeof openYoutube>[1]) {
  const clock = new ManualClock()
  const platform = await openYoutube(clock, setting)
  const house = (changes: Partial<typeof post> = {}) =>
    new House(youtubeRig, { platform, clock, post: { ...post, ...changes } })
  return { clock, platform, house, world: platform.youtube.world }
}

test('a film that YouTube keeps private for want of an audit is never called live, and is taken back', () =>
  at({ isAudited: false }, async ({ house, world }) => {
    const first = house()
    first.schedule()
    await first.runThrough()
    expect(first.kept.state.kind).toBe('failed')
    expect(first.kept.errors.at(-1)).toMatchObject({ kind: 'config', code: 'locked-private' })
    expect(world.videos.size).toBe(0)
  }))

test('who says that the project is not audited is offered the channel alone', () =>
  at({}, async ({ house }) => {
    const limits = await house().errand('limits', ({ account, ...ctx }) =>
      youtubeConnector.limits({
        ...ctx,
        account: { ...account, settings: { projectIsAudited: false } },
      }),
    )
    expect(limits.visibility).toEqual(['private'])
    expect(checkPlan({ ...shortOfTheWave, visibility: 'public' }, limits)).toMatchObject([
      { kind: 'visibility-unknown' },
    ])
  }))

test('a permission that was taken away is noticed by asking what the channel takes', () =>
  at({}, async ({ house, world }) => {
    world.access.clear()
    const asked = house().errand('limits', (ctx) => youtubeConnector.limits(ctx))
    await expect(asked).rejects.toMatchObject({ error: { kind: 'auth' } })
  }))

test('the cover lies there before anybody sees the film, and captions are added once though the answer is lost', () =>
  at({}, async ({ house, world }) => {
    const cover = bytesOf(new Uint8Array(2000).fill(7), 'image/jpeg')
    const captions = ['en', 'de'].map((language) => ({
      language,
      file: bytesOf(new TextEncoder().encode('WEBVTT\n'), 'text/vtt'),
    }))
    const one = house({ files: filesOf(youtubeRig.files.film, { cover, captions }) })
    one.wire.plan({ errand: 'transfer', nth: 6, mishap: { kind: 'breaks-after' } })
    one.schedule()
    await one.runThrough()
    expect(one.wire.struck).toBe(1)
    const [video] = world.videos.values()
    expect([...(video?.captions.keys() ?? [])]).toEqual(['en', 'de'])
    expect(video?.coverSha256).toBe(createHash('sha256').update(new Uint8Array(2000).fill(7)).digest('hex'))
    expect(one.kept.state.kind).toBe('live')
  }))

test('what was placed with other words is taken away before it is placed anew', () =>
  at({}, async ({ house, clock, world }) => {
    const first = house()
    first.stopWhen = ({ state }) => state.kind === 'placing' && state.isPlaced
    first.schedule()
    await first.run()
    expect(world.videos.size).toBe(1)
    const second = house({ plan: { ...shortOfTheWave, title: 'Forty-one takes' } })
    second.kept.handle = first.kept.handle
    const step = await second.errand('abort', (ctx) =>
      youtubeRig.connector.begin(second.post, ctx, first.kept.handle),
    )
    expect(step).toMatchObject({ kind: 'continue', next: 'transfer' })
    expect(world.videos.size).toBe(0)
    expect(clock.now()).toBeGreaterThan(0)
  }))

test('a short has the address of shorts, and a first comment is written once however often it is asked for', () =>
  at({}, async ({ house, world }) => {
    const one = house()
    one.schedule()
    await one.runThrough()
    const { ref } = one.kept
    if (ref === null) throw new Error('it is nowhere')
    expect(ref.url).toContain('/shorts/')
    const { reply } = youtubeRig.connector
    for (let time = 0; time < 2; time += 1)
      expect(await one.errand('reply', (ctx) => reply!(ref, 'Take 17 is the one.', ctx))).toMatchObject({
        kind: 'live',
      })
    expect([...world.videos.values()][0]?.comments).toHaveLength(1)
  }))

test('the calls of a day come back at midnight in California, on the days when its clocks change as well', () => {
  const next = (iso: string) => new Date(nextMidnightInCalifornia(Date.parse(iso) as Instant)).toISOString()
  expect(next('2026-11-21T09:00:00Z')).toBe('2026-11-22T08:00:00.000Z')
  expect(next('2026-03-08T09:00:00Z')).toBe('2026-03-09T07:00:00.000Z')
  expect(next('2026-11-01T07:30:00Z')).toBe('2026-11-02T08:00:00.000Z')
})

test('a film of half an hour is for channels that are verified by phone', () =>
  at({}, async ({ house, world }) => {
    const film = { ...shortOfTheWave.film, shape: '16:9', width: 1920, height: 1080 } as const
    const half = { ...film, durationFlicks: secondsToFlicks(1800) }
    const issues = async () =>
      checkPlan(
        { ...shortOfTheWave, format: 'youtube-film', film: half },
        await house().errand('limits', (ctx) => youtubeConnector.limits(ctx)),
      )
    expect(await issues()).toEqual([])
    world.longUploads = 'eligible'
    expect(await issues()).toMatchObject([{ kind: 'film', issue: { kind: 'too-long' }, remedy: 'trim' }])
  }))

test('a title needs letters, none of them an angle bracket', () => {
  const limits = PLATFORM_LIMITS.youtube
  if (limits === undefined) throw new Error('no limits')
  const issues = (title: string) => checkPlan({ ...shortOfTheWave, title }, limits)
  expect(issues('Salt & light')).toEqual([])
  expect(issues('')).toMatchObject([{ kind: 'words', issue: { kind: 'missing', field: 'title' } }])
  expect(issues('Salt <3')).toMatchObject([
    { kind: 'words', issue: { kind: 'letters-not-taken', field: 'title', letters: '<' } },
  ])
})

test('a cover of more than two megabytes, and a comment under a film for children, are said before', () => {
  const limits = PLATFORM_LIMITS.youtube
  if (limits === undefined) throw new Error('no limits')
  const cover = {
    kind: 'still',
    at: secondsToFlicks(1),
    sha256: 'ab',
    sizeBytes: 2 * 1024 * 1024 + 1,
    mediaType: 'image/png',
  } as const
  const plan = { ...shortOfTheWave, cover, disclosures: ['made-for-kids'], firstComment: 'Ahoy' } as const
  expect(youtubeConnector.validate(plan, limits, {}).map(({ kind }) => kind)).toEqual([
    'cover-too-many-bytes',
    'no-place-for',
  ])
})

test('one film goes in pieces of eight megabytes, each with its length', () =>
  at({}, async ({ platform, clock }) => {
    const film = seededFile(9 * 1024 * 1024)
    const rig = { ...youtubeRig, connector: youtubeConnector, files: filesOf(film) }
    const one = new House(rig, { platform, clock, post: { ...post, files: rig.files } })
    one.schedule()
    await one.runThrough()
    expect(one.kept.state.kind).toBe('live')
    const pieces = one.wire.sent.filter(({ bytes, method }) => method === 'PUT' && bytes > 1000)
    expect(pieces.map(({ bytes }) => bytes)).toEqual([8 * 1024 * 1024, 1024 * 1024])
  }))
