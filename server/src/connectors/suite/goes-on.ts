import { expect } from 'vitest'
import type { ConnectorRig } from './rig.ts'
import { type Check, everywhere, play, putOut, theOnePost } from './check.ts'

const isResumable = ({ connector }: ConnectorRig) => connector.capabilities.wayIn.includes('bytes-resumable')
const HOURS = 3_600_000

/** Cuts, sessions that end, slow work, limits of a while: it goes on where it was. */
export const GOES_ON: readonly Check[] = [
  {
    point: 4,
    says: 'an upload cut at any byte goes on with the rest alone',
    appliesTo: isResumable,
    hold: async (rig) => {
      const sent = await play(rig, async ({ house }) => {
        await putOut(house)
        return house.wire.sent
      })
      let struck = 0
      for (const errand of ['transfer', 'commit'] as const) {
        const uploads = sent.filter((request) => request.errand === errand)
        for (const [at, { bytes }] of uploads.slice(0, 6).entries())
          // Small calls are no upload.
          if (bytes >= rig.files.film.sizeBytes / 20)
            for (const byte of [0, Math.round(bytes / 2), bytes - 1])
              struck += await cutUpload(rig, { errand, nth: at + 1, byte, whole: bytes })
      }
      expect(struck).toBeGreaterThan(0)
    },
  },
  {
    point: 4,
    says: 'a session that has ended is begun anew, and one post comes of it',
    appliesTo: isResumable,
    hold: async (rig) => {
      const errands = await play(rig, async ({ house, platform }) => {
        if (platform.endSessions === undefined)
          throw new Error('a rig of a resumable platform ends its sessions')
        await putOut(house)
        return house.errandsAt
      })
      for (const [at, errand] of errands.entries())
        if (errand === 'begin' || errand === 'transfer' || errand === 'poll')
          await play(rig, async ({ house, platform }) => {
            house.schedule()
            house.killAt = at + 1
            await house.run()
            platform.endSessions?.()
            house.killAt = null
            await house.runThrough()
            await theOnePost(house)
          })
    },
  },
  {
    point: 5,
    says: 'work of hours at the platform is waited for, and looking changes nothing',
    appliesTo: everywhere,
    hold: (rig) =>
      play(rig, async ({ house, platform, clock }) => {
        const began = clock.now()
        platform.processFor?.(3 * HOURS)
        await putOut(house)
        if (platform.processFor !== undefined) expect(clock.now() - began).toBeGreaterThanOrEqual(3 * HOURS)
      }),
  },
  {
    point: 5,
    says: 'a state that nobody has documented means: still at work',
    appliesTo: everywhere,
    hold: (rig) =>
      play(rig, async ({ house, platform }) => {
        platform.sayStrangeState?.(4)
        await putOut(house)
      }),
  },
  {
    point: 7,
    says: '"too many calls" is waited out for as long as the platform says',
    appliesTo: ({ rate }) => rate !== null,
    hold: async (rig) => {
      let struck = 0
      for (const errand of ['begin', 'transfer', 'poll'] as const)
        struck += await play(rig, async ({ house, clock }) => {
          const told = rig.rate?.(900, clock.now())
          if (told === undefined) return 0
          house.wire.plan({ errand, nth: 1, mishap: { kind: 'says', answer: told } })
          const began = clock.now()
          house.schedule()
          await house.runThrough()
          await theOnePost(house)
          if (house.wire.struck === 0) return 0
          const [error] = house.kept.errors
          expect(['rate', 'quota']).toContain(error?.kind)
          expect(error?.retryAt).toBeGreaterThanOrEqual(began + 900_000)
          expect(clock.now()).toBeGreaterThanOrEqual(began + 900_000)
          return house.wire.struck
        })
      expect(struck).toBeGreaterThan(0)
    },
  },
  {
    point: 7,
    says: 'one account that must wait holds no other up',
    appliesTo: ({ rate }) => rate !== null,
    hold: (rig) =>
      play(rig, async ({ house, clock }) => {
        const told = rig.rate?.(86_400, clock.now())
        if (told === undefined) return
        house.wire.plan({ errand: 'begin', nth: 1, mishap: { kind: 'says', answer: told } })
        house.schedule()
        house.stopWhen = ({ errors }) => errors.length > 0
        await house.run()
        await play(rig, async ({ house: other, clock: theirs }) => {
          const began = theirs.now()
          await putOut(other)
          expect(theirs.now() - began).toBeLessThan(HOURS)
        })
      }),
  },
]

// A connection that breaks in the nth request's body; what went out again is no more than what was lost.
async function cutUpload(
  rig: ConnectorRig,
  { whole, byte, ...where }: { errand: 'transfer' | 'commit'; nth: number; byte: number; whole: number },
): Promise<number> {
  return play(rig, async ({ house }) => {
    house.wire.plan({ ...where, mishap: { kind: 'cut-at', byte } })
    house.schedule()
    await house.runThrough()
    await theOnePost(house)
    const { sizeBytes } = rig.files.film
    const uploads = house.wire.sent.filter(({ bytes }) => bytes >= sizeBytes / 20)
    const sent = uploads.reduce((sum, { bytes }) => sum + bytes, 0)
    // A tenth for the words around the bytes.
    expect(sent).toBeLessThanOrEqual(sizeBytes * 1.1 + whole)
    return house.wire.struck
  })
}
