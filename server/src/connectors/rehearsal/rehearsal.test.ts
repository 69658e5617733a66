import type { PlatformId, PostPlan } from '@stagedoor/core/publish'
import { instant } from '@stagedoor/core/time'
import { afterEach, describe, expect, test } from 'vitest'
import { planFor } from '../testing.ts'
import { EMULATED } from './emulated-accounts.ts'
import { openRehearsal, type Rehearsal } from './open-rehearsal.ts'
import { putUp } from './put-up.ts'
import { RehearsalClock } from './rehearsal-clock.ts'

const FORMATS: Readonly<Partial<Record<PlatformId, PostPlan['format']>>> = {
  bluesky: 'bluesky-post',
  instagram: 'instagram-reel',
  mastodon: 'fediverse-post',
  peertube: 'peertube-film',
  tiktok: 'tiktok',
  webhook: 'own-page',
  x: 'x-post',
  youtube: 'youtube-short',
}

const opened: Rehearsal[] = []
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close()
})

async function before(platform: PlatformId) {
  const clock = new RehearsalClock({ from: instant(1_800_000_000_000), ticks: () => performance.now() })
  const order = { clock, settings: {}, attempt: 'a-copy-of-it', signal: AbortSignal.timeout(20_000) }
  const rehearsal = await openRehearsal(platform, order)
  if (rehearsal === null) throw new Error(`${platform} has no emulator`)
  opened.push(rehearsal)
  const format = FORMATS[platform]
  if (format === undefined) throw new Error(`${platform} has no format here`)
  const plan = planFor(format, { title: 'The second lantern', visibility: null })
  return { clock, rehearsal, plan }
}

describe.each(Object.keys(EMULATED) as PlatformId[])('a rehearsal at an emulated %s', (platform) => {
  test('puts a copy up and takes it back by the real connector, or says who has to', async () => {
    const { clock, rehearsal, plan } = await before(platform)
    const up = await putUp(rehearsal, { plan, clock, until: 'out' })
    expect(up).toMatchObject({ kind: 'out' })
    if (up.kind !== 'out') return
    const { connector, ctx, emulator } = rehearsal
    const taken = await connector.retract(up.ref, ctx)
    const isByHand = connector.capabilities.retract === 'manual'
    expect(['deleted', 'already-gone', 'asked', 'manual']).toContain(taken.kind)
    expect(taken.kind === 'manual').toBe(isByHand)
    expect(emulator.journal.filter(({ refusal }) => refusal !== null)).toEqual([])
  })

  test('goes nowhere but to this machine', async () => {
    const { rehearsal } = await before(platform)
    const { origins, fetch, account } = rehearsal.ctx
    for (const origin of [...Object.values(origins), account.address])
      expect(new URL(origin).hostname).toBe('127.0.0.1')
    await expect(fetch('https://example.com/')).rejects.toThrow('none of its own')
    for (const origin of Object.values(rehearsal.connector.origins))
      if (origin !== '') await expect(fetch(origin)).rejects.toThrow('none of its own')
  })
})

test('the house’s own outlets have no emulator, and are not rehearsed', async () => {
  const clock = new RehearsalClock({ from: instant(1_800_000_000_000), ticks: () => performance.now() })
  const order = { clock, settings: {}, attempt: 'a-copy-of-it', signal: AbortSignal.timeout(1_000) }
  expect(await openRehearsal('fediverse', order)).toBeNull()
})
