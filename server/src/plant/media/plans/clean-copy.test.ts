import { flicks } from '@stagedoor/core/time'
import { expect, test } from 'vitest'
import type { PictureTrack, Probe } from '../probe.ts'
import { cleanCopyOf, cleanCopyPlan } from './clean-copy.ts'

const picture: PictureTrack = {
  codec: 'h264',
  ordinal: 0,
  width: 1920,
  height: 1080,
  pixelShape: { num: 1, den: 1 },
  turn: 0,
  isMirrored: false,
  pixelFormat: 'yuv420p',
  colour: { range: 'tv', primaries: 'bt709', transfer: 'bt709', matrix: 'bt709' },
  dolbyVision: null,
  rate: { num: 25, den: 1 },
  oddStepShare: 0,
  frames: 50,
  isPlain: true,
  keyFrames: 2,
}
const sound = (codec: string) => ({ codec, ordinal: 0, sampleRate: 48_000, channels: 2 })
const film = (codec: string, soundCodec: string | null, isPlain = true): Probe => ({
  container: 'mov',
  duration: flicks(1_411_200_000),
  picture: { ...picture, codec, isPlain },
  sound: soundCodec === null ? null : sound(soundCodec),
  sounds: soundCodec === null ? [] : [sound(soundCodec)],
  others: ['data gpmd'],
})

test.each([
  ['telephone film', film('h264', 'aac'), 'copied', 'mp4'],
  ['telephone film of the newer codec', film('hevc', 'aac'), 'copied', 'mp4'],
  ['film with uncompressed sound', film('h264', 'pcm_s16le'), 'copied', 'mov'],
  ['editing format', film('prores', 'pcm_s24le'), 'copied', 'mov'],
  ['film from the web', film('vp9', 'opus'), 'copied', 'webm'],
  ['older web film with sound its container does not take', film('vp8', 'aac'), 'made-anew', 'mp4'],
  ['film whose every picture may hold words', film('mjpeg', 'pcm_s16le'), 'made-anew', 'mp4'],
  ['film with a hidden beginning', film('h264', 'aac', false), 'made-anew', 'mp4'],
  ['wave sound', { ...film('', 'pcm_s24le'), picture: null }, 'copied', 'wav'],
  ['sound of a codec that no plain copy takes', { ...film('', 'wmav2'), picture: null }, 'made-anew', 'mp4'],
] as const)('the clean copy of a %s is %s', (_, probe, manner, format) => {
  expect(cleanCopyOf(probe, 'copied')).toMatchObject({ manner, format })
})

test('a clean copy has every sound of its film, and one that its container does not take is made anew', () => {
  const sounds = ['aac', 'pcm_s16le', 'wmav2'].map((codec, ordinal) => ({ ...sound(codec), ordinal }))
  const probe = { ...film('h264', 'aac'), sounds }
  const copy = cleanCopyOf(probe, 'copied')
  expect(copy).toMatchObject({ manner: 'copied', format: 'mov' })
  const files = { input: '/vault/a', inputBytes: 10, formats: ['mov'], output: '/vault/b' }
  expect(cleanCopyPlan(probe, copy, files).outputs[0]?.streams).toMatchObject([
    { kind: 'copied', from: '0:v:0' },
    { kind: 'copied', from: '0:a:0' },
    { kind: 'copied', from: '0:a:1' },
    { kind: 'encoded', from: 'sound2' },
  ])
})

test('a copied picture loses the messages in which cameras name themselves, and data tracks stay behind', () => {
  const probe = film('hevc', 'aac')
  const plan = cleanCopyPlan(probe, cleanCopyOf(probe, 'copied'), {
    input: '/vault/a',
    inputBytes: 10,
    formats: ['mov'],
    output: '/vault/b',
  })
  expect(plan.graph).toBeUndefined()
  expect(plan.outputs[0]?.streams).toEqual([
    { kind: 'copied', from: '0:v:0', bitstream: 'filter_units=pass_types=0-21|32-34', tag: 'hvc1' },
    { kind: 'copied', from: '0:a:0' },
  ])
})
