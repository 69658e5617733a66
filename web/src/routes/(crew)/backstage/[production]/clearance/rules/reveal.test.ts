import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WireReveal } from '#lib/wire/clearance.ts'
import { delayTyped, typedDelay } from '#lib/rules/delay.ts'
import { emptyReveal, reshaped, revealIn, type RevealTyped, revealTyped, typedReveal } from './reveal.ts'

const OSLO = 'Europe/Oslo'
const at = { kind: 'at', at: '2026-12-08T17:00:00.000Z' } as const
const abroad = {
  kind: 'premiere',
  of: 'episode-2',
  territory: 'DE',
  delay: { kind: 'calendar', years: 0, months: 1, days: 3, zone: OSLO },
} as const

const { reveal: reveals } = fc.letrec<{ reveal: WireReveal; leaf: WireReveal }>((tie) => ({
  leaf: fc.constantFrom<WireReveal>(
    at,
    abroad,
    { kind: 'premiere', of: null, territory: 'each', delay: { kind: 'hours', hours: 48 } },
    { kind: 'story-point', point: 'episode-3' },
    { kind: 'with', secretId: 'twist' },
    { kind: 'never' },
  ),
  reveal: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.record({
      kind: fc.constantFrom('any' as const, 'all' as const),
      of: fc.array(tie('reveal'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}))

function posted(typed: RevealTyped, place = 'r', form = new FormData()): FormData {
  const { of, delay, ...fields } = typed
  for (const [name, value] of Object.entries(fields)) form.set(`${place}.${name}`, value)
  form.set(`${place}.delay`, delay.count)
  for (const name of ['unit', 'zone', 'kept'] as const) form.set(`${place}.${name}`, delay[name])
  for (const [index, one] of of.entries()) posted(one, `${place}.${index}`, form)
  return form
}

test('whatever stands, the form shows it again and says the same when it is saved untouched', () => {
  fc.assert(
    fc.property(reveals, (reveal) => {
      const form = posted(typedReveal(reveal, OSLO))
      expect(revealTyped(revealIn(form, OSLO), OSLO)).toEqual(reveal)
    }),
  )
})

test('a condition that is not filled in is no reveal: leaving it out could let more out', () => {
  const all = { ...emptyReveal(OSLO, 'all'), of: [typedReveal(at, OSLO), emptyReveal(OSLO)] }
  expect(revealTyped(all, OSLO)).toBeUndefined()
  expect(revealTyped(emptyReveal(OSLO, 'any'), OSLO)).toBeUndefined()
})

test('a button wraps a condition, adds one within, takes one out, and leaves the others as typed', () => {
  const wrapped = reshaped(typedReveal(at, OSLO), 'wrap r', OSLO)
  expect(wrapped.of.map(({ at: moment }) => moment)).toEqual(['2026-12-08T18:00', ''])
  const deeper = reshaped(reshaped(wrapped, 'wrap r.1', OSLO), 'add r.1', OSLO)
  expect(deeper.of[1]?.of).toHaveLength(3)
  expect(reshaped(deeper, 'drop r.1', OSLO).of).toEqual([wrapped.of[0]])
})

test('a wait of one unit is a number of it; one of several units is kept as it stands', () => {
  expect(delayTyped({ count: '6', unit: 'months', zone: OSLO, kept: '' })).toEqual({
    kind: 'calendar',
    years: 0,
    months: 6,
    days: 0,
    zone: OSLO,
  })
  expect(delayTyped({ count: '', unit: 'days', zone: OSLO, kept: '' })).toEqual({ kind: 'none' })
  expect(delayTyped(typedDelay(abroad.delay, 'UTC'))).toEqual(abroad.delay)
})
