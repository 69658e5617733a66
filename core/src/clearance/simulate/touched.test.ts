import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant, type Instant } from '../../time/index.ts'
import { keyTouchedBy } from '../dependency.ts'
import { embargoId } from '../embargo.ts'
import type { Evidence } from '../evidence.ts'
import { type Draw, drawWorld } from '../proof/draw-world.ts'
import type { Subject } from '../subject.ts'
import { embargoed, forbidden, heldBack, killedBy } from '../testing.ts'
import { WORLD } from '../territory.ts'
import { consequenceOf } from './consequence.ts'
import type { Hypothesis } from './hypothesis.ts'
import { widestGrant } from './supposing.ts'
import { touchedBy } from './touched.ts'

const KINDS = 9

function drawHypothesis(draw: Draw, evidence: Evidence, now: Instant): Hypothesis {
  const subject = evidence.subjects[draw(evidence.subjects.length)] as Subject
  const asset = evidence.assets[draw(evidence.assets.length)]
  const embargo = evidence.embargoes[0]
  const holdback = evidence.holdbacks[0]
  const assetId = asset?.assetId
  switch (draw(KINDS)) {
    case 0:
      return { kind: 'grant-signed', grant: widestGrant(subject, now) }
    case 1:
      return { kind: 'withdrawn', subjectId: subject.id, grantId: null }
    case 2:
      return { kind: 'premiere-moved', of: null, territory: WORLD, at: instant(now + draw(5)) }
    case 3:
      return embargo
        ? { kind: 'embargo-lifted', embargoId: embargo.id, scope: embargo.scope }
        : { kind: 'needs-none-decided', subjectId: subject.id, uses: ['publicity'] }
    case 4: {
      const scope = assetId ? ({ kind: 'asset', assetId } as const) : ({ kind: 'production' } as const)
      return { kind: 'embargo-begun', embargo: embargoed(scope, { id: embargoId('supposed'), begunAt: now }) }
    }
    case 5:
      return holdback
        ? { kind: 'holdback-removed', holdbackId: holdback.id, waits: holdback.waits }
        : { kind: 'holdback-added', holdback: heldBack({ recordedAt: now }) }
    case 6:
      return {
        kind: 'prohibition-recorded',
        prohibition: forbidden(draw(2) === 0 ? null : subject, { recordedAt: now }),
      }
    case 7:
      return assetId
        ? { kind: 'killed', subject, kill: killedBy(subject, { kind: 'asset', assetId }, { at: now }) }
        : { kind: 'person-named', subjectId: subject.id }
    default:
      return { kind: 'person-named', subjectId: subject.id }
  }
}

test('what an answer does not rest on cannot change it: only the exposures that a hypothesis touches are asked again', () => {
  let [untouched, changing] = [0, 0]
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const draw: Draw = (below) => generate(fc.nat, { max: below - 1 })
      const { exposure, evidence, now } = drawWorld(draw)
      const hypothesis = drawHypothesis(draw, evidence, now)
      const { before, change } = consequenceOf(
        { asks: () => exposure, evidence, isOut: false },
        [hypothesis],
        now,
      )
      const touched = touchedBy(hypothesis)
      if (touched === 'everything') return
      const isTouched = touched.some((changed) => before.dependencies.includes(keyTouchedBy(changed)))
      if (isTouched) changing += Number(change !== 'same')
      else {
        untouched += 1
        expect(change).toBe('same')
      }
    }),
    { numRuns: 600 },
  )
  // A property that never met its case would hold of anything.
  expect(untouched).toBeGreaterThan(20)
  expect(changing).toBeGreaterThan(20)
})
