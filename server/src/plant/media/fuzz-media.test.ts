import { afterAll, expect, test } from 'vitest'
import { fuzzMedia } from './fuzz-media.ts'
import { enginesHere, inTestDirectory } from './testing.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

test.each([...engines])(
  'damaged media end on the %s engine in a copy that is proven or in a named failure',
  (_, engine) =>
    inTestDirectory(async (directory) => {
      const outcome = await fuzzMedia(engine, {
        files: engine.caps.engine === 'node-av' ? 24 : 12,
        seed: 20,
        directory,
      })
      expect(outcome.faults).toEqual([])
      expect(outcome.refused).toBeGreaterThan(0)
    }),
)
