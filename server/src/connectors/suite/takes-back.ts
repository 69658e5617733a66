import { expect } from 'vitest'
import type { RemoteRef } from '../connector.ts'
import { type Check, everywhere, play, putOut } from './check.ts'
import type { House } from './house.ts'
import type { ConnectorRig } from './rig.ts'

const DONE = ['deleted', 'already-gone', 'asked', 'hidden']
const deletes = ({ connector }: ConnectorRig) =>
  ['hard', 'conditional', 'best-effort'].includes(connector.capabilities.retract)
const isManual = ({ connector }: ConnectorRig) => connector.capabilities.retract === 'manual'
const isHard = ({ connector }: ConnectorRig) => connector.capabilities.retract === 'hard'

/** Taking back: from every state, as often as one likes, with proof. */
export const TAKES_BACK: readonly Check[] = [
  {
    point: 12,
    says: 'what is deleted is gone, is read as gone, and is gone already the second time',
    appliesTo: deletes,
    hold: (rig) =>
      play(rig, async ({ house, platform }) => {
        const ref = await out(house)
        const first = await house.errand('retract', (ctx) => rig.connector.retract(ref, ctx))
        expect(DONE).toContain(first.kind)
        if (!('evidence' in first)) throw new Error('no evidence')
        expect(first.evidence).not.toBe('')
        expect((await platform.posts()).filter(({ isOut }) => isOut)).toEqual([])
        const look = await house.errand('observe', (ctx) => rig.connector.observe(ref, ctx, null))
        expect(look.existence).toBe('gone')
        expect(look.evidence).not.toBe('')
        const second = await house.errand('retract', (ctx) => rig.connector.retract(ref, ctx))
        expect(isHard(rig) ? ['already-gone'] : DONE).toContain(second.kind)
      }),
  },
  {
    point: 12,
    says: 'where only a person can delete, they are told where, and looking finds that it is done',
    appliesTo: isManual,
    hold: (rig) =>
      play(rig, async ({ house, platform }) => {
        const ref = await out(house)
        const asked = await house.errand('retract', (ctx) => rig.connector.retract(ref, ctx))
        expect(asked.kind).toBe('manual')
        if (asked.kind !== 'manual') return
        expect(asked.task.what).toBe('delete')
        expect(asked.task.url).toMatch(/^https?:\/\//)
        expect(asked.because).toMatch(/\w{3,}/)
        const before = await house.errand('observe', (ctx) => rig.connector.observe(ref, ctx, null))
        expect(before.existence).toBe('there')
        await platform.removePost(ref)
        const after = await house.errand('observe', (ctx) => rig.connector.observe(ref, ctx, null))
        expect(after.existence).toBe('gone')
      }),
  },
  {
    point: 12,
    says: 'hidden at once, it is read as hidden or gone; where it cannot be, that is said',
    appliesTo: everywhere,
    hold: (rig) =>
      play(rig, async ({ house }) => {
        const ref = await out(house)
        const hidden = await house.errand('hide', (ctx) => rig.connector.hide(ref, ctx))
        const look = await house.errand('observe', (ctx) => rig.connector.observe(ref, ctx, null))
        if (rig.connector.capabilities.canHide) {
          expect(hidden.kind).toBe('hidden')
          expect(look.existence).not.toBe('there')
        } else {
          expect(hidden.kind).toBe('manual')
          expect(look.existence).toBe('there')
        }
      }),
  },
  {
    point: 12,
    says: 'recalled at any moment, it ends with nothing there or with a person told',
    appliesTo: everywhere,
    hold: async (rig) => {
      const moments = await play(rig, async ({ house }) => {
        await putOut(house)
        return house.moments
      })
      for (let at = 1; at <= moments; at += 1)
        await play(rig, async ({ house, platform }) => {
          house.schedule()
          house.killAt = at
          await house.run()
          house.recall()
          house.killAt = null
          await house.runThrough()
          const where = `recalled at ${at}, in ${String(house.errandsAt[at - 1])}`
          const { state, retractions } = house.kept
          expect(state.kind, where).toBe('recalled')
          const posts = await platform.posts()
          const isTold = retractions.some(({ kind }) => kind === 'manual')
          if (rig.connector.capabilities.retract === 'none' || isTold)
            expect(posts.length, where).toBeLessThanOrEqual(1)
          else expect(posts, where).toEqual([])
          if (state.kind === 'recalled' && state.out !== null) expect(retractions, where).not.toEqual([])
        })
    },
  },
  {
    point: 12,
    says: 'without the right to delete it says so, and does not say that it is gone',
    appliesTo: deletes,
    hold: (rig) =>
      play(rig, async ({ house, platform }) => {
        const ref = await out(house)
        platform.forbidDeletion?.()
        const asked = await house.errand('retract', (ctx) => rig.connector.retract(ref, ctx))
        if (platform.forbidDeletion === undefined) return
        expect(['manual', 'failed']).toContain(asked.kind)
        if (asked.kind === 'failed') expect(['scope', 'auth', 'policy']).toContain(asked.error.kind)
        expect(await platform.posts()).toHaveLength(1)
      }),
  },
  {
    point: 12,
    says: 'what was placed and not yet shown is taken back, and once more does no harm',
    appliesTo: everywhere,
    hold: (rig) =>
      play(rig, async ({ house, platform }) => {
        house.schedule()
        house.stopWhen = ({ state }) => state.kind === 'placing' && state.isPlaced
        await house.run()
        const { handle, state } = house.kept
        expect(state.kind).toBe('placing')
        if (handle === null) throw new Error('nothing was kept')
        const posts = await platform.posts()
        expect(posts.filter(({ isOut }) => isOut)).toEqual([])
        for (const time of ['first', 'second']) {
          const taken = await house.errand('abort', (ctx) => rig.connector.abort(handle, ctx))
          expect(DONE, time).toContain(taken.kind)
        }
        expect(await platform.posts()).toEqual([])
      }),
  },
]

async function out(house: House): Promise<RemoteRef> {
  await putOut(house)
  if (house.kept.ref === null) throw new Error('it is live and nowhere')
  return house.kept.ref
}
