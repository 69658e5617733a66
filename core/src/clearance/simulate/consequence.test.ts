import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../time/index.ts'
import type { Evidence } from '../evidence.ts'
import { judge } from '../judge.ts'
import {
  embargoed,
  evidenceWith,
  ida,
  neverHidden,
  onOwnPage,
  openingDay,
  premiered,
  scene12,
  seconds,
  seen,
  signed,
  today,
} from '../testing.ts'
import type { Verdict } from '../verdict.ts'
import { consequenceOf, type Standing } from './consequence.ts'
import type { Hypothesis } from './hypothesis.ts'
import { widestGrant } from './supposing.ts'

function standing(added: Partial<Evidence>, { isOut = false } = {}): Standing {
  return { asks: (at) => ({ ...onOwnPage, at }), evidence: evidenceWith(added), isOut }
}
const withIda = { subjects: [ida], appearances: [seen(ida, seconds(8, 9))], grants: [signed(ida)] }
const idaWithdraws: Hypothesis = { kind: 'withdrawn', subjectId: ida.id, grantId: null }

test('a withdrawal shuts what is out, and says what would have to be hidden', () => {
  const { before, after, change, isShut, concernsNew, editsNew } = consequenceOf(
    standing(withIda, { isOut: true }),
    [idaWithdraws],
    today,
  )
  expect([before.kind, after.kind, change, isShut]).toEqual(['cleared', 'cleared-with-edits', 'worse', true])
  expect(concernsNew.map(({ facts }) => facts.kind)).toEqual(['no-grant'])
  expect(editsNew.map(({ kind }) => kind)).toEqual(['blur'])
})

test('a contract does not end by a withdrawal', () => {
  const bound = { ...withIda, grants: [signed(ida, {}, { basis: 'contract' })] }
  expect(consequenceOf(standing(bound), [idaWithdraws], today).change).toBe('same')
})

test('several hypotheses are supposed together', () => {
  const held = { ...withIda, grants: [], settings: neverHidden, embargoes: [scene12] }
  const featured = { ...held, appearances: [seen(ida, seconds(8, 9), { prominence: 'featured' })] }
  const signs: Hypothesis = { kind: 'grant-signed', grant: widestGrant(ida, today) }
  const lifts: Hypothesis = { kind: 'embargo-lifted', embargoId: scene12.id, scope: scene12.scope }
  const kindAfter = (...all: Hypothesis[]) => consequenceOf(standing(featured), all, today).after.kind
  expect([kindAfter(signs), kindAfter(lifts), kindAfter(signs, lifts)]).toEqual(['held', 'held', 'cleared'])
})

test('an embargo that several must lift together is lifted by all of them', () => {
  const both = embargoed(
    { kind: 'scene', sceneId: 'scene-12' },
    { lifters: { kind: 'all-of', names: ['Wren Okafor', 'Jonas Vale'] } },
  )
  const lifts: Hypothesis = { kind: 'embargo-lifted', embargoId: both.id, scope: both.scope }
  expect(consequenceOf(standing({ embargoes: [both] }), [lifts], today).after.kind).toBe('cleared')
})

test('another day is looked at from that day', () => {
  const { before, after, clearsAt } = consequenceOf(
    standing({ embargoes: [scene12] }),
    [{ kind: 'another-day', at: openingDay }],
    today,
  )
  expect([before.kind, after.kind, clearsAt]).toEqual(['held', 'cleared', null])
})

test('a premiere that moves takes with it the secrets that wait for it', () => {
  const secret = {
    kind: 'secret',
    id: ida.id,
    name: 'who lights the lamp',
    reveal: { kind: 'premiere', of: null, territory: 'each', delay: { kind: 'none' } },
  } as const
  const world = {
    subjects: [secret],
    appearances: [seen(secret, seconds(8, 9))],
    story: { points: [], premieres: [premiered('WORLD', instant(today - 1))] },
  }
  const later: Hypothesis = { kind: 'premiere-moved', of: null, territory: 'WORLD', at: openingDay }
  const { before, after, clearsAt } = consequenceOf(standing(world), [later], today)
  expect([before.kind, after.kind, clearsAt]).toEqual(['cleared', 'cleared-with-edits', openingDay])
})

describe('laws of simulation', () => {
  const rank = (verdict: Verdict) =>
    ['cleared', 'cleared-with-edits', 'held', 'refused'].indexOf(verdict.kind)
  const someone = fc.record({
    from: fc.integer({ min: 0, max: 20 }),
    isSigned: fc.boolean(),
    isFeatured: fc.boolean(),
    isEmbargoed: fc.boolean(),
    isNeverHidden: fc.boolean(),
  })
  const worldOf = (drawn: {
    from: number
    isSigned: boolean
    isFeatured: boolean
    isEmbargoed: boolean
    isNeverHidden: boolean
  }): Standing => {
    const { from, isSigned, isFeatured, isEmbargoed, isNeverHidden } = drawn
    const prominence = isFeatured ? 'featured' : 'background'
    return standing({
      subjects: [ida],
      appearances: [seen(ida, seconds(from, from + 1), { prominence })],
      grants: isSigned ? [signed(ida)] : [],
      embargoes: isEmbargoed ? [scene12] : [],
      ...(isNeverHidden ? { settings: neverHidden } : {}),
    })
  }

  test('a signature supposed makes nothing worse, and a withdrawal nothing better', () => {
    fc.assert(
      fc.property(someone, (drawn) => {
        const world = worldOf(drawn)
        const signs = consequenceOf(world, [{ kind: 'grant-signed', grant: widestGrant(ida, today) }], today)
        const leaves = consequenceOf(world, [idaWithdraws], today)
        expect(rank(signs.after)).toBeLessThanOrEqual(rank(signs.before))
        expect(rank(leaves.after)).toBeGreaterThanOrEqual(rank(leaves.before))
      }),
      { numRuns: 100 },
    )
  })

  test('supposing changes nothing that is there', () => {
    fc.assert(
      fc.property(someone, (drawn) => {
        const world = worldOf(drawn)
        const spelled = JSON.stringify(world.evidence)
        consequenceOf(world, [idaWithdraws], today)
        expect(JSON.stringify(world.evidence)).toBe(spelled)
        expect(judge(world.asks(today), world.evidence, today)).toEqual(consequenceOf(world, [], today).after)
      }),
      { numRuns: 50 },
    )
  })
})
