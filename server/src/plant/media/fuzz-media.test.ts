import { afterAll, expect, test } from 'vitest'
import { fuzzMedia } from './testing-fuzz.ts'
import { enginesHere, inTestDirectory } from './testing.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

test.each([...engines])(
  'damaged media end on the %s engine in a copy that is proven or in a named failure',
  (_, engine) =>
    inTestDirectory(async (directory) => {
      const outcome = await fuzzMedia(engine, {
        // Films of every container on the engine that is quick to start, some crafted ones on the other.
        ...(engine.caps.engine === 'node-av' ? { from: 31, files: 10 } : { from: 18, files: 4 }),
        seed: 20,
        directory,
      })
      expect(outcome.faults).toEqual([])
      expect(outcome.refused).toBeGreaterThan(0)
    }),
  120_000,
)
