import { expect } from 'vitest'
import { PLATFORM_LIMITS, type PostPlan } from '@stagedoor/core/publish'
import type { Post } from '../connector.ts'
import { type Check, play, putOut, type Scene } from './check.ts'
import type { House } from './house.ts'
import type { ConnectorRig } from './rig.ts'

const chains = ({ connector }: ConnectorRig) => (PLATFORM_LIMITS[connector.id]?.parts.chain ?? 'no') !== 'no'
const talksBack = ({ connector }: ConnectorRig) => PLATFORM_LIMITS[connector.id]?.firstComment === true

const WORDS = ['The lamp went out a second time.', 'The third time we let it.'] as const

/** Threads: each part is a publication of its own that answers the part before. */
export const THREADS: readonly Check[] = [
  {
    point: 11,
    says: 'the parts of a thread follow each other, whenever it is killed',
    appliesTo: chains,
    hold: async (rig) => {
      const moments = await play(rig, async (scene) => {
        const second = await secondPart(scene, rig)
        await second.runThrough()
        return second.moments
      })
      for (let killAt = 1; killAt <= moments; killAt += 1)
        await play(rig, async (scene) => {
          const second = await secondPart(scene, rig)
          second.killAt = killAt
          await second.run()
          second.killAt = null
          await second.runThrough()
          const first = second.post.parent?.root
          expect(second.kept.state.kind).toBe('live')
          const third = scene.next({ plan: words(rig.plan, WORDS[1]), parent: parentOf(second, first) })
          third.schedule()
          await third.runThrough()
          const posts = await scene.platform.posts()
          const ids = [first?.id, second.kept.ref?.id, third.kept.ref?.id]
          expect(new Set(posts.map(({ id }) => id))).toEqual(new Set(ids))
          expect(posts).toHaveLength(ids.length)
          const parents = ids.map((id) => posts.find((post) => post.id === id)?.parent)
          expect(parents).toEqual([null, ids[0], ids[1]])
        })
    },
  },
  {
    point: 11,
    says: 'a part that is refused leaves the part before out and itself visibly not',
    appliesTo: (rig) => chains(rig) && definite(rig) !== undefined,
    hold: (rig) =>
      play(rig, async (scene) => {
        const second = await secondPart(scene, rig)
        const refusal = definite(rig)
        if (refusal === undefined) return
        second.wire.plan({ errand: 'commit', nth: 1, mishap: { kind: 'says', answer: refusal.answer } })
        await second.runThrough()
        expect(second.kept.state.kind).toBe('failed')
        expect(second.kept.errors.at(-1)?.kind).toBe(refusal.kind)
        expect((await scene.platform.posts()).map(({ id }) => id)).toEqual([second.post.parent?.root.id])
      }),
  },
  {
    point: 11,
    says: 'a first comment stands under its post',
    appliesTo: talksBack,
    hold: (rig) =>
      play(rig, async ({ house }) => {
        await putOut(house)
        const { ref } = house.kept
        const { reply, observe, capabilities } = rig.connector
        if (ref === null || reply === undefined)
          throw new Error('it promises a first comment and cannot write one')
        const step = await house.errand('reply', (ctx) => reply(ref, WORDS[0], ctx))
        expect(step.kind).toBe('live')
        if (capabilities.comments === 'none') return
        const { comments } = await house.errand('observe', (ctx) => observe(ref, ctx, null))
        expect(comments.map(({ text }) => text)).toContain(WORDS[0])
      }),
  },
]

function definite({ errors }: ConnectorRig) {
  return errors.find(({ at, kind, nth = 1 }) => at === 'commit' && kind === 'policy' && nth === 1)
}

// A part after the first is words alone.
function words(plan: PostPlan, copy: string): PostPlan {
  return {
    ...plan,
    copy,
    altText: '',
    contentWarning: null,
    disclosures: [],
    cover: null,
    parts: [],
    captions: [],
    firstComment: null,
  }
}

function parentOf(before: House, root = before.kept.ref): Post['parent'] {
  const { ref } = before.kept
  if (ref === null || root === null) throw new Error('the part before is not out')
  return { before: ref, root, others: [] }
}

async function secondPart({ house, next }: Scene, rig: ConnectorRig): Promise<House> {
  await putOut(house)
  const second = next({ plan: words(rig.plan, WORDS[0]), parent: parentOf(house) })
  second.schedule()
  return second
}
