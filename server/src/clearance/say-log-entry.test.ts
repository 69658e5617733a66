import { expect, test } from 'vitest'
import { sayLogEntry } from './say-log-entry.ts'

const names = new Map([
  ['asset-1', 'Lamp room rehearsal'],
  ['subject-1', 'Tomas Reyes'],
])

test('an entry says who, in what, and by whom', () => {
  const marked = {
    kind: 'appearance-marked',
    body: { assetId: 'asset-1', subjectId: 'subject-1' },
    personal: { by: 'Wren Okafor' },
  }
  expect(sayLogEntry(marked, names)).toEqual({
    said: 'Marked: Tomas Reyes, in Lamp room rehearsal',
    by: 'Wren Okafor',
  })
})

test('a verdict is told of what it is about, and of a cut without its name, which is not ours to know', () => {
  const body = { of: 'asset', ref: 'asset-1', verdict: 'cleared-with-edits' }
  expect(sayLogEntry({ kind: 'verdict-changed', body, personal: null }, names).said).toBe(
    'Verdict changed: Lamp room rehearsal is cleared with edits',
  )
  const ofCut = { of: 'cut', ref: 'cut-1', verdict: 'held' }
  expect(sayLogEntry({ kind: 'verdict-changed', body: ofCut, personal: null }, names).said).toBe(
    'Verdict changed: a cut is held',
  )
})

test('what was erased is not named', () => {
  const erased = { kind: 'release-form-signed', body: { subjectId: 'subject-2' }, personal: null }
  expect(sayLogEntry(erased, names)).toEqual({ said: 'Release form signed', by: 'Stagedoor' })
})
