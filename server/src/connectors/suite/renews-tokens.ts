import { expect } from 'vitest'
import { ConnectorRefusal } from '../connector-error.ts'
import type { TokenGrant } from '../account-door.ts'
import { type Check, play, theOnePost } from './check.ts'
import type { House } from './house.ts'
import type { ConnectorRig } from './rig.ts'

const renews = ({ connector: { door } }: ConnectorRig) => door.kind !== 'ours' && door.refresh !== undefined

/** Tokens: renewed in the middle, lost only where the platform truly took them away. */
export const RENEWS_TOKENS: readonly Check[] = [
  {
    point: 6,
    says: 'a token that ends in the middle is renewed, and the post goes on',
    appliesTo: renews,
    hold: async (rig) => {
      const moments = await play(rig, async ({ house }) => {
        house.schedule()
        await house.runThrough()
        return house.moments
      })
      for (let at = 1; at < moments; at += 1)
        await play(rig, async ({ house, platform, clock }) => {
          house.schedule()
          house.killAt = at
          await house.run()
          house.killAt = null
          tokensOf(house).endAccess()
          clock.advanceTo(platform.grant?.expiresAt ?? 0)
          await house.runThrough()
          await theOnePost(house)
        })
    },
  },
  {
    point: 6,
    says: 'a renewal gives a token that works, and says when it ends',
    appliesTo: renews,
    hold: (rig) =>
      play(rig, async ({ house, clock }) => {
        const fresh = await renew(rig, house)
        expect(fresh.accessToken).not.toBe('')
        if (house.platform.grant?.expiresAt !== null) {
          expect(fresh.expiresAt).toBeGreaterThan(clock.now())
          expect(fresh.expiresAt).toBeLessThan(clock.now() + 366 * 86_400_000)
        }
        house.keeper.grant = {
          ...fresh,
          refreshToken: fresh.refreshToken ?? house.keeper.grant?.refreshToken ?? null,
        }
        house.schedule()
        await house.runThrough()
        await theOnePost(house)
      }),
  },
  {
    point: 6,
    says: 'trouble at a renewal is no refusal: the account stays connected',
    appliesTo: renews,
    hold: async (rig) => {
      for (const answer of [
        { status: 500, body: 'oh' },
        { status: 503, body: { error: 'temporarily_unavailable' } },
        { status: 429, body: { error: 'rate_limit' } },
        { status: 200, body: 'not what was asked for' },
      ])
        await play(rig, async ({ house }) => {
          tokensOf(house).failNext(answer)
          const error = await refusal(renew(rig, house))
          expect(error instanceof ConnectorRefusal ? error.error.kind : 'none').not.toBe('auth')
          await renew(rig, house)
        })
    },
  },
  {
    point: 6,
    says: 'a permission that was taken away is an account to be connected again',
    appliesTo: renews,
    hold: (rig) =>
      play(rig, async ({ house }) => {
        tokensOf(house).revoke()
        const error = await refusal(renew(rig, house))
        expect(error).toBeInstanceOf(ConnectorRefusal)
        if (error instanceof ConnectorRefusal) expect(error.error.kind).toBe('auth')
      }),
  },
  {
    point: 6,
    says: 'a renewal without a new refresh token keeps the one there is',
    appliesTo: renews,
    hold: (rig) =>
      play(rig, async ({ house }) => {
        tokensOf(house).emptyNext()
        expect((await renew(rig, house)).refreshToken).toBeNull()
      }),
  },
  {
    point: 6,
    says: 'after a renewal whose answer was lost, the old token works once more or is refused for good',
    appliesTo: renews,
    hold: (rig) =>
      play(rig, async ({ house }) => {
        tokensOf(house).loseNext()
        const lost = await refusal(renew(rig, house))
        expect(lost instanceof ConnectorRefusal ? lost.error.kind : 'none').not.toBe('auth')
        const again = await refusal(renew(rig, house))
        if (again !== null) {
          expect(again).toBeInstanceOf(ConnectorRefusal)
          if (again instanceof ConnectorRefusal) expect(again.error.kind).toBe('auth')
        }
      }),
  },
]

function tokensOf({ platform }: House) {
  if (platform.tokens === undefined)
    throw new Error('a rig whose tokens are renewed says what may happen to them')
  return platform.tokens
}

async function renew({ connector: { door } }: ConnectorRig, house: House): Promise<TokenGrant> {
  const { app } = house.platform
  const refreshToken = house.keeper.grant?.refreshToken ?? ''
  const ctx = house.context()
  if (door.kind === 'words' && door.refresh !== undefined) return door.refresh(refreshToken, ctx)
  if (door.kind === 'oauth' && app !== null) return door.refresh(app, refreshToken, ctx)
  throw new Error('there is nothing to renew')
}

function refusal(renewal: Promise<TokenGrant>): Promise<unknown> {
  return renewal.then(
    () => null,
    (error: unknown) => error,
  )
}
