import { expect } from 'vitest'
import type { ConnectorRig } from './rig.ts'
import { type Check, everywhere, play, putOut, theOnePost } from './check.ts'
import type { WireMishap } from './wire.ts'

const LOST: readonly WireMishap[] = [
  { kind: 'breaks-after' },
  { kind: 'done-but-says', answer: { status: 504, body: 'the gateway gave up waiting' } },
  { kind: 'done-but-says', answer: { status: 429, body: 'too many' } },
]

/** Kills, lost answers: never two of one. */
export const NEVER_TWICE: readonly Check[] = [
  {
    point: 2,
    says: 'killed at any moment, it puts out exactly one',
    appliesTo: everywhere,
    hold: async (rig) => {
      const moments = await momentsOf(rig)
      expect(moments).toBeGreaterThan(4)
      for (let at = 1; at <= moments; at += 1) await dieAt(rig, [at])
    },
  },
  {
    point: 2,
    says: 'killed again while it recovers, it puts out exactly one',
    appliesTo: everywhere,
    hold: async (rig) => {
      const moments = await momentsOf(rig)
      // Spread over the whole, the second death soon after the first.
      for (let at = 1; at <= moments; at += 3) await dieAt(rig, [at, at + 1 + (at % 5)])
    },
  },
  {
    point: 3,
    says: 'an answer lost at the call leaves the outcome unknown until a look finds it',
    appliesTo: everywhere,
    hold: async (rig) => {
      let struck = 0
      for (const mishap of LOST) struck += await atEachCall(rig, mishap)
      expect(struck).toBeGreaterThan(0)
    },
  },
  {
    point: 3,
    says: 'a call that never arrived is made again only when its absence is proved',
    appliesTo: everywhere,
    hold: async (rig) => {
      expect(await atEachCall(rig, { kind: 'breaks-before' })).toBeGreaterThan(0)
    },
  },
]

async function momentsOf(rig: ConnectorRig): Promise<number> {
  return play(rig, async ({ house }) => {
    await putOut(house)
    return house.moments
  })
}

async function dieAt(rig: ConnectorRig, moments: readonly number[]): Promise<void> {
  await play(rig, async ({ house }) => {
    house.schedule()
    for (const at of moments) {
      house.killAt = at
      await house.run()
    }
    house.killAt = null
    await house.runThrough()
    const posts = await house.platform.posts()
    expect(posts.length, `killed at ${moments.join(' and ')}`).toBeLessThanOrEqual(1)
    // Where nothing keeps a second call from making a second post, a person may be asked to look; else it is live.
    const { state } = house.kept
    if (state.kind === 'unknown' && rig.connector.capabilities.idempotency === 'reconcile-only')
      expect(state.needsPerson).toBe(true)
    else await theOnePost(house)
  })
}

// Every request of the commit in its turn, for what comes before the call may break as well.
async function atEachCall(rig: ConnectorRig, mishap: WireMishap): Promise<number> {
  for (let nth = 1; ; nth += 1) {
    const struck = await play(rig, async ({ house }) => {
      house.wire.plan({ errand: 'commit', nth, mishap })
      house.schedule()
      await house.runThrough()
      if (house.wire.struck > 0) expect(house.states).toContain('unknown')
      await theOnePost(house)
      return house.wire.struck
    })
    if (struck === 0) return nth - 1
  }
}
