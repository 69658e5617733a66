import type { Bench } from './film-files.ts'
import type { PreparePorts, Run } from './ports.ts'

/** Makes a still's files. */
export async function makeStillFiles(_ports: PreparePorts, _bench: Bench, _run: Run): Promise<void> {
  throw new Error('stills')
}
