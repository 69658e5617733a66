import { expect, test } from 'vitest'
import { trackToHear } from './track-to-hear.ts'

const named = (...names: (string | null)[]) =>
  names.flatMap((name, track) => (name === null ? [] : [{ track, channel: null, name }]))

test.each([
  ['nobody named a track', named(), 0],
  ['the camera’s own sound comes first and the boom second', named('Camera', 'Boom Ostrava'), 1],
  ['there is a mix beside the boom', named('Scratch', 'BOOM', 'Mix_L'), 2],
  ['only the third has a name, and it is a mixdown', named(null, null, 'mixdown'), 2],
  ['somebody is called Mixon, and a town Boomtown', named('Camera', 'Mixon lav', 'Boomtown atmo'), 0],
  ['a mixer named the channels of one track', [{ track: 0, channel: 1, name: 'Mix' }], 0],
])('%s', (_, sounds, track) => {
  expect(trackToHear(sounds)).toBe(track)
})
