import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { type Check, everywhere, play, putOut, type Scene } from './check.ts'
import type { House } from './house.ts'
import type { ConnectorRig } from './rig.ts'
import type { Errand } from './wire.ts'

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
      withElsewhere(rig, async ({ house, platform, elsewhere }) => {
        const own = platform.emulator?.origin
        if (own === undefined) throw new Error('only an emulator can be made to lie')
        house.wire.rewrite = (text) => text.replaceAll(own, elsewhere.origin)
        house.schedule()
        await house.runThrough()
        expect(house.wire.rewritten).toBeGreaterThan(0)
        expect(house.kept.state.kind).toBe('failed')
        expect(house.kept.errors.map(({ kind }) => kind)).toContain('config')
        staysAtHome(house, elsewhere)
      }),
  },
  {
    point: 14,
    says: 'a redirect is not followed, and takes no token along',
    appliesTo: everywhere,
    hold: async (rig) => {
      for (const errand of ERRANDS)
        await withElsewhere(rig, async ({ house, elsewhere }) => {
          const answer = { status: 307, headers: { location: `${elsewhere.origin}/elsewhere` } }
          house.wire.plan({ errand, nth: 1, mishap: { kind: 'says', answer } })
          await house.errand('limits', (ctx) => rig.connector.limits(ctx)).catch(() => undefined)
          house.schedule()
          await house.runThrough()
          staysAtHome(house, elsewhere)
          if (house.kept.state.kind === 'live') {
            const { ref } = house.kept
            if (ref === null) throw new Error('it is live and nowhere')
            await house.errand('observe', (ctx) =>
              rig.connector.observe(ref, ctx, null).catch(() => undefined),
            )
            await house.errand('retract', (ctx) => rig.connector.retract(ref, ctx).catch(() => undefined))
          }
          staysAtHome(house, elsewhere)
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

function staysAtHome(house: House, elsewhere: Elsewhere): void {
  expect(elsewhere.calls).toEqual([])
  const { origins, account } = house.platform
  const own = [...Object.values(origins), account.address].filter((address) => address !== '')
  const hosts = new Set(own.map((address) => new URL(address).host))
  for (const { url } of house.wire.sent) expect(hosts).toContain(new URL(url).host)
}

interface Elsewhere {
  readonly origin: string
  /** Whatever came there; nothing should. */
  readonly calls: readonly string[]
}

// A host that belongs to nobody we know, and listens.
async function withElsewhere(
  rig: ConnectorRig,
  act: (scene: Scene & { readonly elsewhere: Elsewhere }) => Promise<void>,
): Promise<void> {
  const calls: string[] = []
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`)
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    await play(rig, (scene) => act({ ...scene, elsewhere: { origin, calls } }))
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
