import { expect, test } from 'vitest'
import { PLATFORM_LIMITS, type PostPlan } from '@stagedoor/core/publish'
import { connectorSuite } from '../connector-suite.ts'
import { consentTo } from '../rehearsal/consent-to.ts'
import { House } from '../suite/house.ts'
import type { Post } from '../connector.ts'
import { ManualClock } from '../testing.ts'
import { xConnector } from './connector.ts'
import { isSame, plainWords } from './plain-words.ts'
import { openX, waveOnX, xRig } from './testing.ts'

connectorSuite('X', xRig)

async function at<Result>(
  act: (made: Awaited<ReturnType<typeof scene>>) => Promise<Result>,
): Promise<Result> {
  const made = await scene()
  try {
    return await act(made)
  } finally {
    await made.platform.close()
  }
}

async function scene() {
  const clock = new ManualClock()
  const platform = await openX(clock)
  const house = (changes: Partial<PostPlan> = {}, parent: Post['parent'] = null) => {
    const post = { plan: { ...waveOnX, ...changes }, files: xRig.files, parent }
    return new House(xRig, { platform, clock, post })
  }
  return { clock, platform, house, world: platform.x.world }
}

async function firstOf(first: House): Promise<NonNullable<Post['parent']>> {
  first.schedule()
  await first.runThrough()
  const { ref } = first.kept
  if (ref === null) throw new Error('it is nowhere')
  return { before: ref, root: ref, others: [] }
}

test('a reply that X refuses to an application is a part for an own phone, and the part before stays', () =>
  at(async ({ house, world, platform }) => {
    const parent = await firstOf(house())
    world.mayReply = false
    const second = house({ copy: 'And then the gulls came.' }, parent)
    second.schedule()
    await second.runThrough()
    expect(second.kept.state.kind).toBe('failed')
    const error = second.kept.errors.at(-1)
    expect(error).toMatchObject({ kind: 'policy', code: 'not-permitted' })
    expect(error?.remedy).toContain('own phone')
    expect(await platform.posts()).toHaveLength(1)
    expect(PLATFORM_LIMITS.x?.parts.chain).toBe('at-risk')
  }))

test('words alone are found again by what they say and whom they answer', () =>
  at(async ({ house, platform }) => {
    const parent = await firstOf(house())
    const second = house({ copy: 'Salt & light <3, "again"' }, parent)
    second.wire.plan({ errand: 'commit', nth: 1, mishap: { kind: 'breaks-after' } })
    second.schedule()
    await second.runThrough()
    expect(second.states).toContain('unknown')
    expect(second.kept.state.kind).toBe('live')
    expect(await platform.posts()).toHaveLength(2)
  }))

test('words that X took a moment ago may be our own: nobody says that nothing is out', () =>
  at(async ({ house, world, clock }) => {
    const parent = await firstOf(house())
    const words = { copy: 'The lamp, again.' }
    const second = house(words, parent)
    second.schedule()
    second.stopWhen = ({ state }) => state.kind === 'placing' && state.isPlaced
    await second.run()
    const { handle } = second.kept
    if (handle === null) throw new Error('nothing was kept')
    const call = () => second.errand('commit', (ctx) => xConnector.commit(second.post, ctx, handle))
    expect((await call()).kind).toBe('live')
    clock.advance(1000)
    // A first call of ours that meets the same words met somebody else's.
    await expect(call()).rejects.toMatchObject({ error: { kind: 'policy', code: 'duplicate-content' } })
    const called = { ...handle, calledAt: clock.now() }
    const again = await second.errand('commit', (ctx) => xConnector.commit(second.post, ctx, called))
    expect(again.kind).toBe('unknown')
    expect(world.tweets.size).toBe(2)
  }))

test('replies cost money, and are read only where the account says so', () =>
  at(async ({ house, platform }) => {
    const { before: ref } = await firstOf(house())
    await platform.addComments?.(ref, [{ author: 'gull', text: 'Squawk & co' }])
    const quiet = { ...platform.account, settings: {} }
    const one = house()
    const [read, unread] = await Promise.all(
      [platform.account, quiet].map((account) =>
        one.errand('observe', (ctx) => xConnector.observe(ref, { ...ctx, account }, null)),
      ),
    )
    expect(read?.comments.map(({ text }) => text)).toEqual(['Squawk & co'])
    expect(unread?.comments).toEqual([])
    expect(PLATFORM_LIMITS.x?.price).toEqual({ currency: 'USD', post: 15_000, postWithAddress: 200_000 })
  }))

test('words read as they were written: addresses whole, the one of the film left out', () => {
  const urls = [
    { url: 'https://t.co/aaaa', expanded_url: 'https://saltlight.example/wave' },
    { url: 'https://t.co/bbbb', expanded_url: 'https://x.com/saltlight/status/1/video/1' },
  ]
  const text = 'Salt &amp; light: https://t.co/aaaa https://t.co/bbbb'
  expect(plainWords({ text, entities: { urls } })).toBe('Salt & light: https://saltlight.example/wave')
  expect(isSame('cafe\u0301 ', 'caf\u00e9')).toBe(true)
  expect(isSame('cafe', 'caf\u00e9')).toBe(false)
})

test('a subscriber may post 1080p', async () => {
  const asked = (settings: Record<string, boolean>) =>
    xConnector.limits({
      account: { id: '1', remoteId: '1', handle: '@', address: '', settings },
    } as never)
  expect((await asked({})).film.side[1]).toBe(1280)
  expect((await asked({ isSubscriber: true })).film.side[1]).toBe(1920)
})

test('a person allows it, and the account comes with its name', () =>
  at(async ({ house, world, clock }) => {
    const [account] = await consentTo(xConnector.door, { ctx: house().context(), app: world.app })
    expect(account).toMatchObject({ remoteId: world.account.id, handle: '@saltlight', name: 'Saltlight' })
    expect(account?.token?.expiresAt).toBeGreaterThan(clock.now() + 7_000_000)
    expect(account?.token?.refreshToken).not.toBeNull()
  }))

test('an account that is let go leaves no token that works', () =>
  at(async ({ house, world, platform }) => {
    const { door } = xConnector
    const { grant } = platform
    if (door.kind !== 'oauth' || grant === null) throw new Error('no door')
    await door.revoke?.(world.app, grant, house().context())
    expect(world.access.size + world.refreshes.size).toBe(0)
  }))
