import type { Concern, Held, Remedy } from '@stagedoor/core/clearance'
import { expect, test } from 'vitest'
import { actsThatFree, type Weighed } from './board.ts'

const tomas = { kind: 'ask-to-sign', subjectId: 'tomas', name: 'Tomas Reyes' } as Remedy
const lamp = { kind: 'lift-embargo', embargoId: 'scene-12', name: 'Scene 12' } as Remedy
const blur = { kind: 'blur', name: 'Tomas Reyes', assetId: 'lamp-room', ranges: [] } as unknown as Remedy

function held(ref: string, ...remedies: Remedy[][]): Weighed {
  const concerns = remedies.map((acts) => ({ standing: 'held', remedies: acts }) as unknown as Concern)
  const verdict = {
    kind: 'held',
    concerns,
    edits: [],
    otherwise: 'cleared',
    clearsAt: null,
  } as unknown as Held
  return { exposureId: ref, kind: 'asset', ref, verdict }
}

test('an act frees what it alone holds, and helps what something else holds too', () => {
  const acts = actsThatFree([
    held('a', [tomas, blur]),
    held('b', [tomas]),
    held('c', [lamp]),
    held('d', [tomas], [lamp]),
  ])
  expect(
    acts.map(({ remedy, frees, helps }) => [
      remedy.kind,
      frees.map(({ ref }) => ref),
      helps.map(({ ref }) => ref),
    ]),
  ).toEqual([
    ['ask-to-sign', ['a', 'b'], ['d']],
    ['lift-embargo', ['c'], ['d']],
  ])
})

test('edits are no act of this board: they are made in a cut', () => {
  expect(actsThatFree([held('a', [blur])])).toEqual([])
})
