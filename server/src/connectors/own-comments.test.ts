import { expect, test } from 'vitest'
import type { CommentPlace } from './connector.ts'
import { facebookLoginRig } from './instagram/testing.ts'
import { peertubeRig } from './peertube/testing.ts'
import { play, putOut, type Scene } from './suite/check.ts'
import type { ConnectorRig } from './suite/rig.ts'
import { youtubeRig } from './youtube/testing.ts'

const RIGS = { YouTube: youtubeRig, PeerTube: peertubeRig, Instagram: facebookLoginRig }
const ANSWER = 'In the tank, at night.'

/** A post that is out, and somebody's comment under it as it was read. */
async function commented({ house, platform, clock }: Scene, rig: ConnectorRig) {
  await putOut(house)
  const post = house.kept.ref
  const { ownComments, observe } = rig.connector
  if (post === null || ownComments === undefined || platform.addComments === undefined)
    throw new Error('it knows answers as comments, and has none')
  await platform.addComments(post, [{ author: 'watcher', text: 'Where was this?' }])
  clock.advance(60_000)
  const { comments } = await house.errand('observe', (ctx) => observe(post, ctx, null))
  const asked = comments.find(({ text }) => text === 'Where was this?')
  if (asked === undefined) throw new Error('the comment is not read')
  const { id, url, more } = asked
  const place = { post, comment: { id, url, ...(more === undefined ? {} : { more }) }, others: [] }
  const answers = async (text: string, others: readonly string[] = []) => {
    const to = { ...place, others }
    const step = await house.errand('reply', (ctx) => ownComments.answer(to, text, ctx))
    if (step.kind !== 'live') throw new Error('it is not live')
    return step.ref
  }
  const finds = (text: string, at: Partial<CommentPlace> = {}) =>
    house.errand('reconcile', (ctx) => ownComments.find({ ...place, ...at }, text, ctx))
  return { post, comment: place.comment, ownComments, answers, finds }
}

for (const [name, rig] of Object.entries(RIGS)) {
  test(`${name}: a comment is answered once, in its thread, and what is deleted of ours is gone by looking`, () =>
    play(rig, async (scene) => {
      const { house, clock } = scene
      const { post, comment, ownComments, answers } = await commented(scene, rig)
      const { observe } = rig.connector
      const first = await answers(ANSWER)
      expect((await answers(ANSWER)).id).toBe(first.id)

      clock.advance(60_000)
      const read = await house.errand('observe', (ctx) => observe(post, ctx, null))
      const said = read.comments.filter(({ text }) => text === ANSWER)
      expect(said.map(({ id, inReplyTo }) => ({ id, inReplyTo }))).toEqual([
        { id: first.id, inReplyTo: comment.id },
      ])

      const looks = () => house.errand('observe', (ctx) => ownComments.look(first, ctx))
      const takes = () => house.errand('retract', (ctx) => ownComments.retract(first, ctx))
      expect(await looks()).toMatchObject({ existence: 'there' })
      expect(await takes()).toMatchObject({ kind: 'deleted' })
      expect(await looks()).toMatchObject({ existence: 'gone' })
      expect(await takes()).toMatchObject({ kind: 'already-gone' })
      // The post itself stands.
      expect(await house.errand('observe', (ctx) => observe(post, ctx, null))).toMatchObject({
        existence: 'there',
      })
    }))

  test(`${name}: an answer at the end of a long thread is found there, and the same words are said again by another`, () =>
    play(rig, async (scene) => {
      const { house } = scene
      const { ownComments, answers, finds } = await commented(scene, rig)
      expect(await finds(ANSWER)).toEqual({ kind: 'absent' })
      // More of them than any platform puts beside the comment itself.
      for (let nth = 1; nth <= 30; nth += 1) await answers(`Answer ${nth}`)
      const first = await answers(ANSWER)
      expect(await finds(ANSWER)).toMatchObject({ kind: 'present', ref: first })
      expect((await answers(ANSWER)).id).toBe(first.id)
      // An answer is no comment under the post itself.
      expect(await finds(ANSWER, { comment: null })).toEqual({ kind: 'absent' })

      expect(await finds(ANSWER, { others: [first.id] })).toEqual({ kind: 'absent' })
      const second = await answers(ANSWER, [first.id])
      expect(second.id).not.toBe(first.id)
      expect(await finds(ANSWER, { others: [first.id] })).toMatchObject({ kind: 'present', ref: second })

      const looks = () => house.errand('observe', (ctx) => ownComments.look(second, ctx))
      expect(await looks()).toMatchObject({ existence: 'there' })
      await house.errand('retract', (ctx) => ownComments.retract(second, ctx))
      expect(await looks()).toMatchObject({ existence: 'gone' })
    }))
}

test('YouTube: where a thread counts more answers than it lists, none is taken for absent', () =>
  play(youtubeRig, async (scene) => {
    const { finds } = await commented(scene, youtubeRig)
    const topLevelComment = { id: 'Ug1', snippet: {} }
    const items = [{ snippet: { topLevelComment, totalReplyCount: 1 } }]
    const mishap = { kind: 'says' as const, answer: { status: 200, body: { items } } }
    scene.house.wire.plan({ errand: 'reconcile', nth: 2, mishap })
    expect(await finds(ANSWER)).toMatchObject({ kind: 'undecided' })
    expect(await finds(ANSWER)).toEqual({ kind: 'absent' })
  }))

test('Instagram: an answer whose thread was not kept is not gone because the list beside its comment is short', () =>
  play(facebookLoginRig, async (scene) => {
    const { house } = scene
    const { post, ownComments, answers } = await commented(scene, facebookLoginRig)
    for (let nth = 1; nth <= 30; nth += 1) await answers(`Answer ${nth}`)
    const { id, url } = await answers(ANSWER)
    const kept = { id, url, more: { post: post.id } }
    expect(await house.errand('observe', (ctx) => ownComments.look(kept, ctx))).toMatchObject({
      existence: 'unreadable',
    })
  }))
