import { chooseEngine, type EngineChoice } from './choose-engine.ts'
import type { Engine } from './engine.ts'

/**
 * An engine that is chosen when the first work needs it: looking at an installed ffmpeg takes seconds, and a house
 * opens without them. Its `caps` are known from then on.
 */
export function engineWhenNeeded(choice: EngineChoice): Engine {
  let chosen: Engine | null = null
  let choosing: Promise<Engine> | null = null
  const engine = (): Promise<Engine> => {
    choosing ??= chooseEngine(choice).then(
      (found) => (chosen = found),
      (error: unknown) => {
        choosing = null
        throw error
      },
    )
    return choosing
  }
  return {
    get caps() {
      if (chosen === null) throw new Error('No engine was needed yet')
      return chosen.caps
    },
    run: async (plan, options) => (await engine()).run(plan, options),
    probe: async (path, formats, options) => (await engine()).probe(path, formats, options),
    close: async () => {
      await (await choosing)?.close()
    },
  }
}
