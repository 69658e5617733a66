import { expect, test } from 'vitest'
import { secondsToFlicks } from '../time/index.ts'
import { loudnessHint } from './loudness.ts'

const take = { integratedLufs: -23.1, loudnessRangeLu: 6.2, truePeakDbtp: -1.2 }

test.each([
  ['a take with room above its peaks', take, 12, null],
  ['a take whose peaks reach the end of the scale', { ...take, truePeakDbtp: 0 }, 12, 'clips'],
  [
    'a take whose peaks lie between its samples, above the scale',
    { ...take, truePeakDbtp: 1.4 },
    12,
    'clips',
  ],
  [
    'a recorder that nobody plugged in',
    { integratedLufs: null, loudnessRangeLu: null, truePeakDbtp: null },
    12,
    'silent',
  ],
  [
    'a room nobody speaks in',
    { integratedLufs: null, loudnessRangeLu: null, truePeakDbtp: -74 },
    12,
    'silent',
  ],
  ['a single clap', { integratedLufs: null, loudnessRangeLu: null, truePeakDbtp: -3 }, 0.3, 'too-short'],
] as const)('%s', (_, loudness, seconds, hint) => {
  expect(loudnessHint(loudness, secondsToFlicks(seconds))).toBe(hint)
})
