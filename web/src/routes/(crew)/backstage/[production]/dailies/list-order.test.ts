import { expect, test } from 'vitest'
import { around, besideIn } from './list-order.ts'

const order = { production: 'saltlight', search: '?triage=keep', ids: ['boat', 'deck', 'lamp'] }
const beside = (asset: string, production = 'saltlight') => besideIn(order, { production, asset })

test('an asset that was opened from a narrowed list goes on to what stands beside it there', () => {
  expect(beside('deck')).toEqual({ previous: 'boat', next: 'lamp', search: '?triage=keep' })
  expect(beside('boat')).toMatchObject({ previous: undefined, next: 'deck' })
  expect(beside('lamp')).toMatchObject({ previous: 'deck', next: undefined })
})

test('what was opened from no list, or from that of another production, has nothing beside it', () => {
  expect(beside('stairs')).toBeUndefined()
  expect(beside('deck', 'other')).toBeUndefined()
  expect(besideIn(undefined, { production: 'saltlight', asset: 'deck' })).toBeUndefined()
})

test('of a long list as much is kept as somebody leafs through, on both sides', () => {
  const ids = Array.from({ length: 5_000 }, (_, i) => String(i))
  const kept = around({ ...order, ids }, '2500').ids
  expect([kept[0], kept.at(-1), kept.length]).toEqual(['1500', '3500', 2_001])
  expect(around({ ...order, ids }, '0').ids.length).toBe(1_001)
})
