import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeCleanCopy } from './make-clean-copy.ts'
import { otherSoundPlan, proxyPlan } from './plans/proxy.ts'
import { aacStream, soundForAac } from './plans/sound-chain.ts'
import { describeProbe, probeMedia } from './probe.ts'
import { measureSoundPlan, readLoudnesses } from './plans/waveform.ts'
import { enginesHere, inTestDirectory, readFrames, readSamples, testFilmPlan } from './testing.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

/**
 * A recording of 24 bit as mixers write it: `WAVE_FORMAT_EXTENSIBLE`, no loudspeaker named for any channel. One
 * microphone hears a tone of half the scale, the others nothing.
 */
function polyphonicWave(take: { microphones: number; samples: number; heardBy: number }): Buffer {
  const { microphones, samples, heardBy } = take
  const frame = microphones * 3
  const head = Buffer.alloc(68)
  head.write('RIFF')
  head.writeUInt32LE(60 + samples * frame, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(40, 16)
  head.writeUInt16LE(0xfffe, 20)
  head.writeUInt16LE(microphones, 22)
  head.writeUInt32LE(48_000, 24)
  head.writeUInt32LE(48_000 * frame, 28)
  head.writeUInt16LE(frame, 32)
  head.writeUInt16LE(24, 34)
  head.writeUInt16LE(22, 36)
  head.writeUInt16LE(24, 38)
  head.write('0100000000001000800000aa00389b71', 44, 'hex')
  head.write('data', 60)
  head.writeUInt32LE(samples * frame, 64)
  const sound = Buffer.alloc(samples * frame)
  for (let at = 0; at < samples; at += 1)
    sound.writeIntLE(Math.round(Math.sin(at / 8) * 2 ** 22), at * frame + heardBy * 3, 3)
  return Buffer.concat([head, sound])
}

/** How often a wave goes through zero. */
const crossings = (samples: Float32Array) =>
  samples.reduce((sum, sample, at) => sum + Number(at > 0 && sample >= 0 !== (samples[at - 1] ?? 0) >= 0), 0)

describe.each([...engines])('the %s engine', (_, engine) => {
  test('keeps every sound of a film in its clean copy, plays the first in the light one, and another for it without encoding its picture', () =>
    inTestDirectory(async (directory) => {
      const path = join(directory, 'two.mov')
      const plan = testFilmPlan(path, { hasSound: false, seconds: 1 })
      const [film] = plan.outputs
      if (film === undefined) throw new TypeError('the test film is one file')
      const wild = 'sine=frequency=880:sample_rate=44100:duration=1,aformat=sample_fmts=s16'
      await engine.run({
        ...plan,
        graph: `${plan.graph};sine=frequency=440:duration=1,${soundForAac.join(',')}[boom];${wild}:sample_rates=44100:channel_layouts=mono[wild]`,
        outputs: [
          {
            ...film,
            format: 'mov',
            streams: [
              ...film.streams,
              aacStream('boom'),
              { kind: 'encoded', from: 'wild', codec: 'pcm_s16le' },
            ],
          },
        ],
      })
      const clean = join(directory, 'clean.mov')
      const copy = await makeCleanCopy(engine, { path, formats: ['mov'], output: () => clean })
      expect(copy).toMatchObject({ manner: 'copied', format: 'mov' })
      expect(copy.probe.sounds).toEqual([
        { codec: 'aac', ordinal: 0, sampleRate: 48_000, channels: 2 },
        { codec: 'pcm_s16le', ordinal: 1, sampleRate: 44_100, channels: 1 },
      ])
      expect(copy.probe.sound).toEqual(copy.probe.sounds[0])
      const files = { input: clean, formats: ['mov'], output: join(directory, 'proxy.mp4') }
      const probe = await probeMedia(engine, clean, ['mov'])
      const { outputs } = await engine.run(proxyPlan(probe, files))
      const light = outputs[0]?.probe && describeProbe(outputs[0].probe)
      expect(light?.sounds).toHaveLength(1)
      const tone = async (path: string) => {
        const samples = await readSamples(engine, { path, formats: ['mov'], directory })
        const heard = samples.subarray(4_800, 43_200)
        return Math.round((crossings(heard) / 2) * (48_000 / heard.length))
      }
      expect(Math.abs((await tone(files.output)) - 440)).toBeLessThan(4)
      const [, sound] = probe.sounds
      if (sound === undefined) throw new TypeError('the clean copy has two sounds')
      const { duration } = probe
      const other = { ...files, light: files.output, output: join(directory, 'other.mp4') }
      const changed = await engine.run(otherSoundPlan({ sound, duration }, other))
      const after = changed.outputs[0]?.probe && describeProbe(changed.outputs[0].probe)
      expect(after?.picture).toEqual(light?.picture)
      expect(after?.duration).toBe(light?.duration)
      expect(after?.sounds).toHaveLength(1)
      expect(Math.abs((await tone(other.output)) - 880)).toBeLessThan(4)
      const small = { width: 32, height: 18 }
      const frames = (path: string) => readFrames(engine, { path, formats: ['mov'], directory }, small)
      expect(await frames(other.output)).toEqual(await frames(files.output))
    }))

  test('keeps each of a mixer’s ten microphones for itself in the clean copy', () =>
    inTestDirectory(async (directory) => {
      const path = join(directory, 'S12A_T3.wav')
      await writeFile(path, polyphonicWave({ microphones: 10, samples: 4_800, heardBy: 0 }))
      const output = join(directory, 'clean.wav')
      const copy = await makeCleanCopy(engine, { path, formats: ['wav'], output: () => output })
      expect(copy).toMatchObject({ manner: 'copied', format: 'wav' })
      expect(copy.probe.sounds).toMatchObject([{ codec: 'pcm_s24le', channels: 10 }])
    }))

  test.each([
    [6, 3],
    [10, 6],
  ])(
    'has each of a mixer’s %i microphones in the light copy, and measures what is heard',
    (microphones, heardBy) =>
      inTestDirectory(async (directory) => {
        const path = join(directory, 'take.wav')
        await writeFile(path, polyphonicWave({ microphones, samples: 96_000, heardBy }))
        const output = join(directory, 'clean.wav')
        const { probe } = await makeCleanCopy(engine, { path, formats: ['wav'], output: () => output })
        expect(probe.sound).toMatchObject({ channels: microphones, isPolyphonic: true })
        const files = { input: output, formats: ['wav'], output: join(directory, 'light.mp4') }
        const { outputs } = await engine.run(proxyPlan(probe, files))
        expect(outputs[0]?.probe && describeProbe(outputs[0].probe).sound?.channels).toBe(2)
        const tracks = { tracks: probe.sounds, duration: probe.duration }
        const report = await engine.run(
          measureSoundPlan(tracks, { ...files, outputs: [join(directory, 's16')] }),
        )
        const [loudness] = readLoudnesses(report, tracks)
        // Half of the scale, and its share of the power.
        expect(loudness?.truePeakDbtp).toBeCloseTo(-6 - 10 * Math.log10(microphones), 0)
      }),
  )
})
