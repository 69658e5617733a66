import { expect, test } from 'vitest'
import { checkPlan, PLATFORM_LIMITS, type PostPlan } from '@stagedoor/core/publish'
import { secondsToFlicks } from '@stagedoor/core/time'
import { connectorSuite } from '../connector-suite.ts'
import { ConnectorRefusal } from '../connector-error.ts'
import { House } from '../suite/house.ts'
import { filesOf, ManualClock, planFor } from '../testing.ts'
import { instagramConnector } from './connector.ts'
import { refusal } from './emulator/answers.ts'
import { uploadRefused } from './emulator/publish-operations.ts'
import type { Login } from './emulator/world.ts'
import { facebookLoginRig, instagramLoginRig, openInstagram, reelOfTheWave } from './testing.ts'

connectorSuite('Instagram by Facebook Login', facebookLoginRig)
connectorSuite('Instagram by Instagram Login', instagramLoginRig)

const DAY_MS = 86_400_000

async function at(
  login: Login,
  act: (scene: Awaited<ReturnType<typeof sceneBy>>) => Promise<void>,
): Promise<void> {
  const scene = await sceneBy(login)
  try {
    await act(scene)
  } finally {
    await scene.platform.close()
  }
}

async function sceneBy(login: Login) {
  const clock = new ManualClock()
  const platform = await openInstagram(clock, { login })
  const rig = login === 'facebook' ? facebookLoginRig : instagramLoginRig
  const house = (plan: PostPlan = reelOfTheWave) =>
    new House(rig, { platform, clock, post: { plan, files: rig.files, parent: null } })
  return { clock, platform, house, world: platform.instagram.world, rig }
}

async function out(house: House) {
  house.schedule()
  await house.runThrough()
  expect(house.kept.state.kind, JSON.stringify(house.kept.errors)).toBe('live')
  if (house.kept.ref === null) throw new Error('it is nowhere')
  return house.kept.ref
}

const story = planFor('instagram-story', { copy: '', film: { sizeBytes: 180_000 } })

test('where two posts have the same words, neither is taken for the one whose name was lost', () =>
  at('facebook', async ({ house, world }) => {
    const one = house()
    one.stopWhen = ({ state }) => state.kind === 'placing' && state.isPlaced
    one.schedule()
    await one.run()
    const [container] = world.containers.values()
    if (container === undefined) throw new Error('no container')
    world.publish({ ...container, id: 'by-hand', media: null })
    one.stopWhen = () => false
    one.wire.plan({ errand: 'commit', nth: 1, mishap: { kind: 'breaks-after' } })
    await one.runThrough()
    expect(one.kept.state.kind).toBe('live')
    const { ref } = one.kept
    if (ref === null) throw new Error('it is nowhere')
    expect(ref).toMatchObject({ id: `container:${container.id}`, url: null })
    const { connector } = facebookLoginRig
    expect(await one.errand('retract', (ctx) => connector.retract(ref, ctx))).toMatchObject({
      kind: 'manual',
    })
    expect(await one.errand('observe', (ctx) => connector.observe(ref, ctx, null))).toMatchObject({
      existence: 'unreadable',
    })
  }))

test('"blocked" after the post went out all the same ends with one post', () =>
  at('facebook', async ({ house, platform }) => {
    const one = house()
    const blocked = refusal(4, 2_207_051)
    one.wire.plan({ errand: 'commit', nth: 1, mishap: { kind: 'done-but-says', answer: blocked } })
    await out(one)
    expect(one.kept.errors[0]?.kind).toBe('outcome-unknown')
    expect(platform.posts()).toHaveLength(1)
  }))

test('a container that has expired before its moment is made anew', () =>
  at('facebook', async ({ house, clock, world }) => {
    const one = house()
    one.schedule(clock.now() + 2 * DAY_MS)
    await one.runThrough()
    expect(one.kept.state.kind).toBe('live')
    expect(world.containers.size).toBe(2)
    expect(world.media.size).toBe(1)
  }))

test('a container that takes no bytes is left, and another one is made', () =>
  at('facebook', async ({ house, world }) => {
    const one = house()
    const answer = uploadRefused('Request processing failed')
    one.wire.plan({ errand: 'transfer', nth: 2, mishap: { kind: 'says', answer } })
    await out(one)
    expect(one.kept.errors).toMatchObject([{ kind: 'transient', code: 'ProcessingFailedError' }])
    expect(world.containers.size).toBe(2)
  }))

test('a film that Instagram cannot read is refused with what to do, and nothing goes out', () =>
  at('facebook', async ({ house, world }) => {
    const one = house()
    one.stopWhen = ({ next }) => next === 'poll'
    one.schedule()
    await one.run()
    for (const container of world.containers.values()) container.failure = '2207026'
    one.stopWhen = () => false
    await one.runThrough()
    expect(one.kept.state.kind).toBe('failed')
    expect(one.kept.errors).toMatchObject([{ kind: 'media', code: '2207026' }])
    expect(world.media.size).toBe(0)
  }))

test('what a person deletes in the app themselves is found gone, and comments of people are read', () =>
  at('instagram', async ({ house, world }) => {
    const one = house()
    const ref = await out(one)
    const look = () => one.errand('observe', (ctx) => instagramConnector.observe(ref, ctx, null))
    const { url } = await look()
    const act = (form: Record<string, string>) =>
      fetch(url ?? '', { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
    await act({ act: 'comment', author: 'ana', text: 'Is that <b>the</b> lamp?' })
    expect((await look()).comments).toMatchObject([{ author: 'ana', text: 'Is that <b>the</b> lamp?' }])
    expect(await (await fetch(url ?? '')).text()).not.toContain('<b>the</b>')
    await act({ act: 'delete' })
    expect(world.media.size).toBe(0)
    expect((await look()).existence).toBe('gone')
  }))

test('a first comment is written once, however often it is asked for', () =>
  at('instagram', async ({ house, world }) => {
    const one = house()
    const ref = await out(one)
    const { reply } = instagramConnector
    for (let time = 0; time < 2; time += 1)
      await one.errand('reply', (ctx) => reply?.(ref, 'Take 17 is the one.', ctx) ?? Promise.reject())
    expect(world.media.get(ref.id)?.comments).toHaveLength(1)
  }))

test('a story that is a day old is told to have expired, not to have been deleted', () =>
  at('facebook', async ({ house, clock, world }) => {
    const one = house(story)
    const ref = await out(one)
    const { connector } = facebookLoginRig
    const look = () => one.errand('observe', (ctx) => connector.observe(ref, ctx, null))
    expect(await look()).toMatchObject({ existence: 'there' })
    clock.advance(DAY_MS)
    const later = await look()
    expect(later.existence).toBe('gone')
    expect(later.evidence).toMatch(/^expired/)
    const second = house(story)
    const other = await out(second)
    world.media.delete(other.id)
    const deleted = await second.errand('observe', (ctx) => connector.observe(other, ctx, null))
    expect(deleted.evidence).not.toMatch(/^expired/)
  }))

test('a bad day at Meta, when a post answers as if it were deleted, is not taken for a deletion', () =>
  at('facebook', async ({ house }) => {
    const one = house()
    const ref = await out(one)
    one.wire.plan({ errand: 'observe', nth: 1, mishap: { kind: 'says', answer: refusal(100, 33) } })
    const look = await one.errand('observe', (ctx) => facebookLoginRig.connector.observe(ref, ctx, null))
    expect(look.existence).toBe('unreadable')
  }))

test('of an account that posts more than is looked through, nothing is taken for gone, and nothing sent again', () =>
  at('facebook', async ({ house, world }) => {
    const one = house()
    const { connector } = facebookLoginRig
    const ref = await out(one)
    const posted = world.media.get(ref.id)
    if (posted === undefined) throw new Error('it is nowhere')
    const byHand = { ...posted.container, words: { ...posted.container.words, caption: 'By hand' } }
    for (let nth = 0; nth < 2_100; nth += 1) world.publish({ ...byHand, id: `by-hand-${nth}`, media: null })
    one.wire.plan({ errand: 'observe', nth: 1, mishap: { kind: 'says', answer: refusal(100, 33) } })
    const look = await one.errand('observe', (ctx) => connector.observe(ref, ctx, null))
    expect(look).toMatchObject({ existence: 'unreadable' })
    one.wire.plan({ errand: 'retract', nth: 1, mishap: { kind: 'says', answer: refusal(100, 33) } })
    expect(await one.errand('retract', (ctx) => connector.retract(ref, ctx))).toMatchObject({
      kind: 'manual',
    })
    const next = house()
    next.stopWhen = ({ state }) => state.kind === 'unknown'
    next.wire.plan({ errand: 'commit', nth: 1, mishap: { kind: 'breaks-before' } })
    next.schedule()
    await next.run()
    for (let nth = 0; nth < 600; nth += 1) world.publish({ ...byHand, id: `later-${nth}`, media: null })
    const { post, kept } = next
    const handle = kept.handle
    if (handle === null) throw new Error('nothing was placed')
    expect(await next.errand('reconcile', (ctx) => connector.reconcile(post, ctx, handle))).toMatchObject({
      kind: 'undecided',
    })
  }))

test('an account that has published its number within a day waits, and nothing is placed meanwhile', () =>
  at('facebook', async ({ house, world, clock }) => {
    world.quota = 1
    await out(house())
    const second = house({ ...reelOfTheWave, copy: 'Take two.' })
    second.stopWhen = ({ errors }) => errors.length > 0
    second.schedule()
    await second.run()
    expect(second.kept.errors[0]).toMatchObject({ kind: 'quota', retryAt: clock.now() + 3_600_000 })
    expect(world.containers.size).toBe(1)
  }))

test('a story has neither words nor cover nor comments, and an account by Instagram Login no paid label', () =>
  at('instagram', async ({ house }) => {
    const limits = await house().errand('limits', (ctx) => instagramConnector.limits(ctx))
    expect(limits.disclosures).toEqual(['made-with-ai'])
    const said = planFor('instagram-story', {
      firstComment: 'Ahoy',
      cover: { kind: 'moment', at: secondsToFlicks(1) },
    })
    expect(
      instagramConnector.validate(said, limits, {}).map((issue) => 'field' in issue && issue.field),
    ).toEqual(['copy', 'cover', 'first-comment'])
    expect(checkPlan({ ...story, disclosures: ['paid-partnership'] }, limits)).toMatchObject([
      { kind: 'disclosure-impossible' },
    ])
    expect(checkPlan(story, PLATFORM_LIMITS.instagram ?? limits)).toEqual([])
  }))

test('the film of a house with letters in its address that Meta does not fetch is refused with the reason', () =>
  at('instagram', async ({ platform, clock }) => {
    const files = {
      ...filesOf(instagramLoginRig.files.film),
      publicAddress: () => Promise.resolve('https://salzlicht-küste.example/x'),
    }
    const one = new House(
      { ...instagramLoginRig, files },
      { platform, clock, post: { plan: reelOfTheWave, files, parent: null } },
    )
    one.schedule()
    await one.runThrough()
    expect(one.kept.errors[0]).toMatchObject({ kind: 'config', code: 'address-not-plain' })
  }))

test.each(['facebook', 'instagram'] as const)(
  'a person who allows it by %s login on the page opens the account, from whatever page of Pages it is on',
  (login) =>
    at(login, async ({ platform, clock, world }) => {
      const { door } = instagramConnector
      if (door.kind !== 'oauth' || platform.app === null) throw new Error('no door')
      const redirectUri = 'https://stagedoor.example/back'
      const asked = { app: platform.app, redirectUri, choice: login }
      const { origins } = platform
      const url = door.authorizeUrl({ ...asked, state: 'st4te', codeChallenge: null }, { origins })
      expect(await (await fetch(url)).text()).toContain('Allow')
      const allowed = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams({ answer: 'allow' }),
        redirect: 'manual',
      })
      const back = new URL(allowed.headers.get('location') ?? '')
      expect(back.searchParams.get('state')).toBe('st4te')
      const ctx = { fetch, origins, now: clock.now, signal: new AbortController().signal }
      const code = back.searchParams.get('code') ?? ''
      const [account, ...others] = await door.exchange({ ...asked, code, codeVerifier: null }, ctx)
      expect(others).toEqual([])
      expect(account).toMatchObject({
        remoteId: world.account.id,
        handle: 'saltlight',
        settings: { login, canDelete: login === 'facebook' },
      })
      const { token } = account ?? {}
      const lives = world.tokens.get(token?.accessToken ?? '')
      expect(lives?.kind).toBe(login === 'facebook' ? 'page' : 'long')
      expect(token?.refreshToken).toBe(login === 'facebook' ? null : token?.accessToken)
      await expect(door.exchange({ ...asked, code, codeVerifier: null }, ctx)).rejects.toThrow(
        ConnectorRefusal,
      )
    }),
)
