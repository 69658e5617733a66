import { join } from 'node:path'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { afterAll, describe, expect, test } from 'vitest'
import type { Plan } from './plan.ts'
import { measureSoundPlan, readLoudnesses, readPeaks } from './plans/waveform.ts'
import { probeMedia } from './probe.ts'
import { enginesHere, inTestDirectory, testLimits } from './testing.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

const level = (decibels: number) => (10 ** (decibels / 20)).toFixed(8)
const tone = (decibels: number, seconds: number) =>
  `aevalsrc=${Array(2)
    .fill(`${level(decibels)}*sin(2*PI*1000*t)`)
    .join('|')}:s=48000:c=stereo:d=${seconds}`
// Peaks of a quarter of the sampling rate that begins at 45° lie between its samples, 3 dB above them. Tones that set in at
// once ring, and peak higher.
const between = (amplitude: number) =>
  `aevalsrc=${amplitude}*sin(PI/2*n+PI/4):s=48000:c=mono:d=2,afade=t=in:d=0.3,afade=t=out:st=1.7:d=0.3`

/** Sounds of one film side by side, each drawn by a chain of filters. */
function soundsPlan(path: string, chains: readonly string[]): Plan {
  return {
    inputs: [],
    graph: chains.map((chain, place) => `${chain},aformat=sample_fmts=s16[t${place}]`).join(';'),
    outputs: [
      {
        path,
        format: 'mov',
        streams: chains.map((_, place) => ({ kind: 'encoded', from: `t${place}`, codec: 'pcm_s16le' })),
      },
    ],
    limits: testLimits,
  }
}

describe.each([...engines])('the %s engine', (_, engine) => {
  async function measured(directory: string, chains: readonly string[]) {
    const input = join(directory, 'sounds.mov')
    await engine.run(soundsPlan(input, chains))
    const { sounds: tracks, duration } = await probeMedia(engine, input, ['mov'])
    const outputs = tracks.map((_track, place) => join(directory, `${place}.s16`))
    const report = await engine.run(
      measureSoundPlan({ tracks, duration }, { input, formats: ['mov'], outputs }),
    )
    const peaks = await Promise.all(
      tracks.map(async (track, place) => readPeaks(outputs[place] ?? '', { track, duration })),
    )
    return { loudness: readLoudnesses(report, { tracks, duration }), peaks, duration }
  }

  test('measures sounds of known loudness as EBU Tech 3341 and 3342 ask, each track for itself in one reading', () =>
    inTestDirectory(async (directory) => {
      const { loudness, peaks } = await measured(directory, [
        tone(-23, 20),
        'sine=frequency=1000:sample_rate=48000:duration=20,volume=-4.9382dB,aformat=channel_layouts=mono',
        `${tone(-20, 10)}[loud];${tone(-30, 10)}[soft];[loud][soft]concat=n=2:v=0:a=1`,
        'anullsrc=r=48000:cl=stereo,atrim=end=20',
        between(0.5),
        between(1.41),
      ])
      const [stereo, mono, wide, silent, peak, above] = loudness
      expect(stereo?.integratedLufs).toBeCloseTo(-23, 1)
      expect(stereo?.truePeakDbtp).toBeCloseTo(-23, 0)
      expect(stereo?.loudnessRangeLu).toBeCloseTo(0, 1)
      // A sine of the same level out of one loudspeaker is half as much sound.
      expect(mono?.integratedLufs).toBeCloseTo(-26, 1)
      expect(Math.abs((wide?.loudnessRangeLu ?? 0) - 10)).toBeLessThanOrEqual(1)
      expect(silent).toEqual({ integratedLufs: null, loudnessRangeLu: null, truePeakDbtp: null })
      expect(peak?.truePeakDbtp).toBeGreaterThanOrEqual(-6.4)
      expect(peak?.truePeakDbtp).toBeLessThanOrEqual(-5.8)
      expect(above?.truePeakDbtp).toBeGreaterThanOrEqual(2.6)
      expect(above?.truePeakDbtp).toBeLessThanOrEqual(3.2)
      expect(peaks.map((wave) => wave.peaks[10])).toEqual([
        7,
        7,
        10,
        0,
        expect.any(Number),
        expect.any(Number),
      ])
    }))

  test('says of a clap that it has a peak and no loudness', () =>
    inTestDirectory(async (directory) => {
      const { loudness, duration } = await measured(directory, [tone(-6, 0.3)])
      expect(duration).toBeLessThan(0.4 * FLICKS_PER_SECOND)
      expect(loudness[0]).toMatchObject({ integratedLufs: null, loudnessRangeLu: null })
      expect(loudness[0]?.truePeakDbtp).toBeCloseTo(-6, 0)
    }))

  test('leaves every other work as silent in its log as it was', () =>
    inTestDirectory(async (directory) => {
      const { log } = await engine.run(soundsPlan(join(directory, 'quiet.mov'), [tone(-23, 1)]))
      expect(log).not.toContain('LUFS')
      expect(() => readLoudnesses({ log }, { tracks: [someTrack], duration: 0 as never })).toThrow('not told')
    }))
})

const someTrack = { codec: 'pcm_s16le', ordinal: 0, sampleRate: 48_000, channels: 2 }
