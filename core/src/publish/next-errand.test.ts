import { expect, test } from 'vitest'
import { instant } from '../time/index.ts'
import { type DeliveryFacts, FILM_LOOK_MS, nextErrand } from './next-errand.ts'
import type { PublicationState } from './publication-state.ts'

const OPENS = instant(1_000_000)
const placed: PublicationState = {
  kind: 'placing',
  opensAt: OPENS,
  since: instant(0),
  isPlaced: true,
  spent: [],
}
const facts = (film: DeliveryFacts['film']): DeliveryFacts => ({
  placeFrom: instant(0),
  lookAt: null,
  leftBehind: true,
  before: null,
  stands: true,
  film,
})

test('a post that lies there leaves at its moment with the copy that was made for it, and never without', () => {
  expect(nextErrand(placed, facts('ready'), OPENS)).toEqual({ kind: 'depart' })
  expect(nextErrand(placed, facts('gone'), OPENS)).toEqual({ kind: 'make-film' })
  expect(nextErrand(placed, facts('being-made'), OPENS)).toEqual({
    kind: 'wait',
    until: instant(OPENS + FILM_LOOK_MS),
  })
  expect(nextErrand(placed, facts('failed'), OPENS)).toEqual({ kind: 'tell-no-film' })
  expect(nextErrand(placed, facts('failed-and-told'), OPENS)).toEqual({ kind: 'rest' })
})

test('before its moment a copy that is gone is made again, and what is made or on its way is waited for', () => {
  const before = instant(OPENS - 1)
  expect(nextErrand(placed, facts('gone'), before)).toEqual({ kind: 'make-film' })
  for (const film of ['ready', 'being-made', 'failed-and-told'] as const)
    expect(nextErrand(placed, facts(film), before)).toEqual({ kind: 'wait', until: OPENS })
})
