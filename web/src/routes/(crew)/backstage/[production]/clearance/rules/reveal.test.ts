import { expect, test } from 'vitest'
import { revealTyped, typedOf } from './reveal.ts'

const empty = { premiere: '', where: '', point: '', secret: '', how: 'any' } as const

test('what is filled in counts: nothing is never, one is itself, several are any or all of them', () => {
  expect(revealTyped(empty)).toEqual({ kind: 'never' })
  expect(revealTyped({ ...empty, point: 'episode-2' })).toEqual({ kind: 'story-point', point: 'episode-2' })
  expect(
    revealTyped({ ...empty, at: '2026-12-08T17:00:00.000Z', premiere: 'work', where: 'DE', how: 'all' }),
  ).toEqual({
    kind: 'all',
    of: [
      { kind: 'at', at: '2026-12-08T17:00:00.000Z' },
      { kind: 'premiere', of: null, territory: 'DE', delay: { kind: 'none' } },
    ],
  })
})

test('the form shows again what was saved', () => {
  const typed = {
    at: '2026-12-08T17:00:00.000Z',
    premiere: 'episode-2',
    where: '',
    point: 'episode-3',
    secret: 'twist',
    how: 'all',
  } as const
  expect(typedOf(revealTyped(typed))).toEqual(typed)
})
