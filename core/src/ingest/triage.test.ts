import { expect, test } from 'vitest'
import { takingBack } from './triage.ts'

test('what is taken back is as it was before the first of several changes', () => {
  expect(
    takingBack([
      { assetId: 'lamp', was: null, mark: 'keep' },
      { assetId: 'deck', was: 'no', mark: 'maybe' },
      { assetId: 'lamp', was: 'keep', mark: 'no' },
    ]),
  ).toEqual([
    { assetId: 'lamp', mark: null },
    { assetId: 'deck', mark: 'no' },
  ])
})
