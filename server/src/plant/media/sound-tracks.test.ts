import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeCleanCopy } from './make-clean-copy.ts'
import { proxyPlan } from './plans/proxy.ts'
import { aacStream, soundForAac } from './plans/sound-chain.ts'
import { describeProbe, probeMedia } from './probe.ts'
import { enginesHere, inTestDirectory, testFilmPlan } from './testing.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

describe.each([...engines])('the %s engine', (_, engine) => {
  test('keeps every sound of a film in its clean copy, and plays the first in the light one', () =>
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
      const { outputs } = await engine.run(proxyPlan(await probeMedia(engine, clean, ['mov']), files))
      expect(outputs[0]?.probe && describeProbe(outputs[0].probe).sounds).toHaveLength(1)
    }))
})
