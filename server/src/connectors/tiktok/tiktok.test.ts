import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPlan, type PostPlan } from '@stagedoor/core/publish'
import { secondsToFlicks } from '@stagedoor/core/time'
import { consentTo } from '../rehearsal/consent-to.ts'
import { connectorSuite } from '../connector-suite.ts'
import { House } from '../suite/house.ts'
import { ManualClock } from '../testing.ts'
import { CHUNK_RULES, chunksOf, nextChunk, rangeOf } from './chunks.ts'
import { tiktokConnector } from './connector.ts'
import { openTiktok, tiktokRig, waveOnTiktok } from './testing.ts'

connectorSuite('TikTok', tiktokRig)

const UNAUDITED = { projectIsAudited: false, postingMode: 'direct' }

async function at<Result>(
  settings: Parameters<typeof openTiktok>[1],
  act: (made: Awaited<ReturnType<typeof scene>>) => Promise<Result>,
): Promise<Result> {
  const made = await scene(settings)
  try {
    return await act(made)
  } finally {
    await made.platform.close()
  }
}

async function scene(settings: Parameters<typeof openTiktok>[1]) {
  const clock = new ManualClock()
  const platform = await openTiktok(clock, settings)
  const house = (changes: Partial<PostPlan> = {}) => {
    const plan = { ...waveOnTiktok, ...changes }
    return new House(tiktokRig, { platform, clock, post: { plan, files: tiktokRig.files, parent: null } })
  }
  return { clock, platform, house, world: platform.tiktok.world, emulator: platform.tiktok }
}

test('every film is cut as TikTok wants it, whatever its size, and every byte goes once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_000_000_000 }), (size) => {
      const chunks = chunksOf(size, 5 * 1024 * 1024, CHUNK_RULES)
      const ranges = Array.from({ length: chunks.count }, (_, index) => rangeOf(chunks, index))
      expect(ranges[0]?.[0]).toBe(0)
      expect(ranges.at(-1)?.[1]).toBe(size)
      for (const [index, [from]] of ranges.entries()) {
        if (index > 0) expect(from).toBe(ranges[index - 1]?.[1])
        expect(nextChunk(chunks, from)).toBe(index)
      }
      const [first = 0, last = 0] = [ranges[0], ranges.at(-1)].map((range) => range && range[1] - range[0])
      expect(chunks.count).toBe(Math.floor(size / chunks.chunkBytes))
      expect(chunks.count).toBeLessThanOrEqual(1000)
      if (chunks.count > 1) expect(first).toBeGreaterThanOrEqual(5_000_000)
      expect(first).toBeLessThanOrEqual(64_000_000)
      expect(last).toBeLessThanOrEqual(128_000_000)
    }),
    { numRuns: 300 },
  )
})

test('the moment of a cover is on the wire, in milliseconds', () =>
  at(undefined, async ({ house, platform }) => {
    const one = house({ cover: { kind: 'moment', at: secondsToFlicks(2) } })
    one.schedule()
    await one.runThrough()
    expect(one.kept.state.kind).toBe('live')
    expect((await platform.posts()).map(({ cover }) => cover)).toEqual([2000])
  }))

test('what TikTok has not audited is offered its maker alone, and says so when it is read back', () =>
  at(UNAUDITED, async ({ house, world }) => {
    world.isAudited = false
    const one = house({ visibility: 'SELF_ONLY' })
    const limits = await one.errand('limits', (ctx) => tiktokConnector.limits(ctx))
    expect(limits.visibility).toEqual(['SELF_ONLY'])
    expect(checkPlan({ ...waveOnTiktok, visibility: 'PUBLIC_TO_EVERYONE' }, limits)).toMatchObject([
      { kind: 'visibility-unknown', takes: ['SELF_ONLY'] },
    ])
    one.schedule()
    await one.runThrough()
    expect(one.kept).toMatchObject({ state: { kind: 'live' }, visibility: 'SELF_ONLY', ref: { url: null } })
    const { ref } = one.kept
    if (ref === null) throw new Error('it is nowhere')
    const look = await one.errand('observe', (ctx) => tiktokConnector.observe(ref, ctx, null))
    expect(look.existence).toBe('unreadable')
    expect(look.evidence).toContain('not open to all')
  }))

test('who believes to be audited and is not gets told what to do, and nothing is opened', () =>
  at(undefined, async ({ house, world }) => {
    world.isAudited = false
    const one = house()
    one.schedule()
    await one.runThrough()
    expect(one.kept.state.kind).toBe('failed')
    expect(one.kept.errors.at(-1)).toMatchObject({
      kind: 'config',
      code: 'unaudited_client_can_only_post_to_private_accounts',
    })
    expect(world.uploads.size).toBe(0)
  }))

test('a paid partnership cannot be shown to its maker alone', () => {
  const plan = { ...waveOnTiktok, disclosures: ['paid-partnership'] as const, visibility: 'SELF_ONLY' }
  return at(undefined, async ({ house }) => {
    const limits = await house().errand('limits', (ctx) => tiktokConnector.limits(ctx))
    expect(tiktokConnector.validate(plan, limits, {})).toMatchObject([{ kind: 'visibility-unknown' }])
    expect(tiktokConnector.validate(waveOnTiktok, limits, {})).toEqual([])
    const alone = { ...limits, visibility: ['SELF_ONLY'] }
    expect(tiktokConnector.validate(plan, alone, {})).toMatchObject([{ remedy: 'own-phone' }])
  })
})

test('who sees it is chosen by a person, and nothing beforehand', () =>
  at(undefined, async ({ house }) => {
    const limits = await house().errand('limits', (ctx) => tiktokConnector.limits(ctx))
    expect(checkPlan({ ...waveOnTiktok, visibility: null }, limits)).toMatchObject([
      { kind: 'visibility-unchosen', takes: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'] },
    ])
  }))

test('nothing is ticked that nobody has ticked', () =>
  at(undefined, async ({ house, world }) => {
    const one = house()
    one.schedule()
    await one.runThrough()
    const [upload] = world.uploads.values()
    expect(upload?.post).toMatchObject({
      disable_comment: true,
      disable_duet: true,
      disable_stitch: true,
      brand_content_toggle: false,
      brand_organic_toggle: false,
      is_aigc: false,
    })
  }))

test('what a creator may do is asked again right before, and what they may not do opens nothing', () =>
  at(undefined, async ({ house, world }) => {
    world.longestSeconds = 10
    const one = house()
    const limits = await one.errand('limits', (ctx) => tiktokConnector.limits(ctx))
    expect(checkPlan(waveOnTiktok, limits)).toMatchObject([
      { kind: 'film', issue: { kind: 'too-long', longest: secondsToFlicks(10) } },
    ])
    one.schedule()
    await one.runThrough()
    expect(one.kept.errors.at(-1)).toMatchObject({ kind: 'media', code: 'duration_check_failed' })
    expect(world.uploads.size).toBe(0)
  }))

test('a draft carries the film alone, is finished by a person, and is looked after until it is out', () =>
  at({ postingMode: 'inbox' }, async ({ house, world }) => {
    const one = house()
    const limits = await one.errand('limits', (ctx) => tiktokConnector.limits(ctx))
    const disclosed = checkPlan({ ...waveOnTiktok, visibility: null, disclosures: ['own-brand'] }, limits)
    expect(disclosed).toMatchObject([{ kind: 'disclosure-impossible', remedy: 'own-phone' }])
    one.schedule()
    one.stopWhen = ({ task }) => task !== null
    await one.run()
    expect(one.kept.task).toMatchObject({ what: 'publish-draft' })
    expect(one.kept.state).toMatchObject({ kind: 'unknown', isTaken: true })
    one.clock.advance(3_600_000)
    const { handle } = one.kept
    if (handle === null) throw new Error('nothing was kept')
    const finding = await one.errand('reconcile', (ctx) => tiktokConnector.reconcile(one.post, ctx, handle))
    expect(finding).toMatchObject({ kind: 'working', said: 'SEND_TO_USER_INBOX' })
    expect(world.uploads.size).toBe(1)
  }))

test('a number of nineteen digits stays what it is', () =>
  at(undefined, async ({ house, world }) => {
    const one = house()
    one.schedule()
    await one.runThrough()
    const [upload] = world.uploads.values()
    expect(one.kept.ref?.more).toEqual({ postId: upload?.postId })
    expect(one.kept.ref?.url).toContain(`/@saltlight/video/${upload?.postId}`)
  }))

test('a person allows it, the old refresh token dies with its use, and the lives are those that are told', () =>
  at(undefined, async ({ house, platform, clock }) => {
    const ctx = house().context()
    const [account] = await consentTo(tiktokConnector.door, { ctx, app: platform.tiktok.world.app })
    expect(account).toMatchObject({
      remoteId: 'open-id-of-saltlight',
      handle: '@saltlight',
      settings: { postingMode: 'direct', projectIsAudited: false },
    })
    const { token } = account ?? {}
    expect(token?.expiresAt).toBeGreaterThan(clock.now() + 7_000_000)
    expect(token?.expiresAt).toBeLessThan(clock.now() + 7_200_000)
    expect(token?.refreshExpiresAt).toBe(clock.now() + 180 * 86_400_000)
    const { door } = tiktokConnector
    if (door.kind !== 'oauth') throw new Error('no door')
    const { app } = platform.tiktok.world
    const fresh = await door.refresh(app, token?.refreshToken ?? '', ctx)
    expect(fresh.refreshToken).not.toBe(token?.refreshToken)
    await expect(door.refresh(app, token?.refreshToken ?? '', ctx)).rejects.toMatchObject({
      error: { kind: 'auth' },
    })
    await door.revoke?.(app, fresh, ctx)
    await expect(door.refresh(app, fresh.refreshToken ?? '', ctx)).rejects.toMatchObject({
      error: { kind: 'auth' },
    })
  }))
