import { expect } from 'vitest'
import { type Check, everywhere, play, putOut } from './check.ts'
import type { House } from './house.ts'
import type { Errand } from './wire.ts'

const ELSEWHERE = 'http://192.0.2.66:8080'
const ERRANDS: readonly Errand[] = [
  'limits',
  'begin',
  'transfer',
  'poll',
  'commit',
  'observe',
  'retract',
  'abort',
]

/** Secrets stay at home, and no answer leads anywhere else. */
export const KEEPS_SECRETS: readonly Check[] = [
  {
    point: 14,
    says: 'no token stands in an address, a handle or an error, even where the platform repeats it',
    appliesTo: everywhere,
    hold: async (rig) => {
      await play(rig, async ({ house }) => {
        await putOut(house)
        keepsSecrets(house)
      })
      for (const errand of ['begin', 'commit'] as const)
        await play(rig, async ({ house }) => {
          const secrets = secretsOf(house)
          const body = { error: { message: `bad token ${secrets.join(' and ')}`, token: secrets[0] } }
          for (const answer of [
            { status: 400, body },
            { status: 500, body: JSON.stringify(body) },
          ])
            house.wire.plan({ errand, nth: 1, mishap: { kind: 'says', answer } })
          house.schedule()
          await house.runThrough()
          keepsSecrets(house)
        })
    },
  },
  {
    point: 14,
    says: 'an address that leads to another host is not followed, and nothing is sent there',
    appliesTo: ({ handsOutAddresses }) => handsOutAddresses,
    hold: (rig) =>
      play(rig, async ({ house, platform }) => {
        const own = platform.emulator?.origin
        if (own === undefined) throw new Error('only an emulator can be made to lie')
        house.wire.rewrite = (text) => text.replaceAll(own, ELSEWHERE)
        house.schedule()
        await house.runThrough()
        expect(house.wire.rewritten).toBeGreaterThan(0)
        expect(house.kept.state.kind).toBe('failed')
        expect(house.kept.errors.map(({ kind }) => kind)).toContain('config')
        staysAtHome(house)
      }),
  },
  {
    point: 14,
    says: 'a redirect is not followed, and takes no token along',
    appliesTo: everywhere,
    hold: async (rig) => {
      for (const errand of ERRANDS)
        await play(rig, async ({ house }) => {
          const answer = { status: 307, headers: { location: `${ELSEWHERE}/elsewhere` } }
          house.wire.plan({ errand, nth: 1, mishap: { kind: 'says', answer } })
          await house.errand('limits', (ctx) => rig.connector.limits(ctx)).catch(() => undefined)
          house.schedule()
          await house.runThrough()
          staysAtHome(house)
          if (house.kept.state.kind === 'live') {
            const { ref } = house.kept
            if (ref === null) throw new Error('it is live and nowhere')
            await house.errand('observe', (ctx) =>
              rig.connector.observe(ref, ctx, null).catch(() => undefined),
            )
            await house.errand('retract', (ctx) => rig.connector.retract(ref, ctx).catch(() => undefined))
          }
          staysAtHome(house)
        })
    },
  },
]

function secretsOf(house: House): readonly string[] {
  const { grant, app } = house.platform
  return [grant?.accessToken, grant?.refreshToken, app?.clientSecret].filter(
    (secret): secret is string => typeof secret === 'string' && secret !== '',
  )
}

function keepsSecrets(house: House): void {
  const kept = JSON.stringify(house.kept)
  for (const secret of secretsOf(house)) {
    expect(kept).not.toContain(secret)
    for (const { url } of house.wire.sent) expect(url).not.toContain(secret)
  }
}

function staysAtHome(house: House): void {
  const { origins, account } = house.platform
  const own = [...Object.values(origins), account.address].filter((address) => address !== '')
  const hosts = new Set(own.map((address) => new URL(address).host))
  for (const { url } of house.wire.sent) expect(hosts).toContain(new URL(url).host)
}
