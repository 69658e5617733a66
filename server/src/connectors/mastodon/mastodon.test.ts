import { expect, test } from 'vitest'
import { checkPlan } from '@stagedoor/core/publish'
import { connectorSuite } from '../connector-suite.ts'
import { play, putOut } from '../suite/check.ts'
import { plainTextOf } from '../wire/index.ts'
import { mastodonConnector } from './connector.ts'
import { mastodonRig as rig } from './testing.ts'

connectorSuite('Mastodon', rig)

test('a second call with the key of the first makes no second status, within the hour', () =>
  play(rig, async ({ house, platform, clock }) => {
    await putOut(house)
    const { handle } = house.kept
    if (handle === null) throw new Error('nothing was kept')
    const again = await house.errand('commit', (ctx) => rig.connector.commit(house.post, ctx, handle))
    expect(again.kind === 'live' && again.ref.id).toBe(house.kept.ref?.id)
    expect(await platform.posts()).toHaveLength(1)
    clock.advance(3_600_000)
  }))

test('a link counts 23 and the warning counts too, as the server counts them', () =>
  play(rig, async ({ house }) => {
    const limits = await house.errand('limits', (ctx) => mastodonConnector.limits(ctx))
    const issues = (copy: string, contentWarning: string | null = null) => {
      const plan = { ...rig.plan, copy, contentWarning }
      return [...checkPlan(plan, limits), ...mastodonConnector.validate(plan, limits, {})].length
    }
    expect(issues(`${'a'.repeat(476)} https://a.example`)).toBe(0)
    expect(issues(`${'a'.repeat(477)} https://a.example`)).toBe(1)
    expect(issues('a'.repeat(490), 'Flashing light')).toBe(1)
    expect(issues('a'.repeat(486), 'Flashing light')).toBe(0)
  }))

test('the words of an answer lose their marks and nothing else', () => {
  expect(plainTextOf('<p>Is that <b>the</b> lamp?<br>I&#39;d say &lt;no&gt;</p><p>&amp;</p>')).toBe(
    "Is that the lamp?\nI'd say <no>\n\n&",
  )
})
