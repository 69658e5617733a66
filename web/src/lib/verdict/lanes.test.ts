import { secondsToFlicks } from '@stagedoor/core/time'
import { expect, test } from 'vitest'
import type { Appearance, VerdictView } from '#lib/wire/clearance.ts'
import { boxesAt, lanesOf, standingOf } from './lanes.ts'

const tomas: Appearance = {
  id: 'a1',
  assetId: 'x',
  subject: { id: 's1', name: 'Tomas Reyes', kind: 'person' },
  fromFlicks: secondsToFlicks(3.2),
  toFlicks: secondsToFlicks(7.9),
  inPicture: true,
  inSound: true,
  prominence: 'featured',
  certainty: 'sure',
  boxes: [{ atFlicks: 0, box: { x: 0.6, y: 0.2, width: 0.2, height: 0.4 } }],
  box: { x: 0.6, y: 0.2, width: 0.2, height: 0.4 },
  markedBy: 'Wren Okafor',
}
const ida: Appearance = { ...tomas, id: 'a2', subject: { id: 's2', name: 'Ida Brandt', kind: 'person' } }

const held: VerdictView = {
  kind: 'held',
  said: { headline: 'Held', reason: '', when: '', after: '', horizon: '', acts: [] },
  concerns: [
    {
      kind: 'no-grant',
      said: 'no release form',
      standing: 'held',
      ranges: [],
      subject: tomas.subject,
      appearanceIds: ['a1'],
      remedies: [],
      embargoId: null,
      assetId: 'x',
      sides: ['picture'],
      clearsAt: null,
    },
    {
      kind: 'no-grant',
      said: 'blur',
      standing: 'edits',
      ranges: [],
      subject: tomas.subject,
      appearanceIds: ['a1'],
      remedies: [],
      embargoId: null,
      assetId: 'x',
      sides: ['picture'],
      clearsAt: null,
    },
    {
      kind: 'embargo',
      said: 'until Fri 11 Dec',
      standing: 'held',
      ranges: [{ fromFlicks: 0, toFlicks: 10 }],
      subject: null,
      appearanceIds: [],
      remedies: [],
      embargoId: null,
      assetId: 'x',
      sides: ['picture'],
      clearsAt: null,
    },
  ],
  edits: [],
  duties: [],
  evidenceVersion: 1,
  clearsAt: null,
  validUntil: null,
}

test('a face stands as the worst of what was found about it', () => {
  expect(standingOf(tomas, held)).toBe('held')
  expect(standingOf(ida, held)).toBe('cleared')
  expect(standingOf(ida, undefined)).toBe('unjudged')
})

test('each subject has one lane, and an embargo has its own', () => {
  const lanes = lanesOf([tomas, ida], held)
  expect(lanes.map(({ name }) => name)).toEqual(['Tomas Reyes', 'Ida Brandt', 'until Fri 11 Dec'])
})

test('a box is drawn while its subject is seen, and gone at the out point', () => {
  expect(boxesAt(tomas.fromFlicks, [tomas], held)).toHaveLength(1)
  expect(boxesAt(tomas.toFlicks, [tomas], held)).toHaveLength(0)
})
