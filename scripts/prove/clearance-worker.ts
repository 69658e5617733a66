import { parentPort, workerData } from 'node:worker_threads'
import { proveClearance } from '../../core/src/clearance/prove.ts'

/** What a worker says after each piece of its worlds. */
export interface WorkerNews {
  readonly done: number
  readonly differences: readonly { readonly seed: number; readonly text: string; readonly world: string }[]
}

const PIECE = 2_000
const { worlds, firstSeed } = workerData as { worlds: number; firstSeed: number }

for (let done = 0; done < worlds; done += PIECE) {
  const count = Math.min(PIECE, worlds - done)
  const found = proveClearance({ worlds: count, firstSeed: firstSeed + done })
  const differences = found.map(({ seed, text, world }) => ({ seed, text, world: JSON.stringify(world) }))
  parentPort?.postMessage({ done: count, differences } satisfies WorkerNews)
}
