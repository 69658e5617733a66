// A platform of the benchmark lateness, in a process of its own: the emulated Bluesky, and what it noted of its calls.
import { emulateBluesky } from '../../server/src/connectors/bluesky/emulator/index.ts'

/** What the house and its platform say to each other beside the wire. */
export type Said =
  | { kind: 'open'; origin: string }
  | { kind: 'how-many' }
  | { kind: 'so-many'; calls: number }
  | { kind: 'tell' }
  | { kind: 'came'; at: readonly number[]; posts: number; record: unknown }

const { emulator, network } = await emulateBluesky()
const say = (said: Said) => process.send?.(said)

const lastRecord = () => [...network.records.values()].at(-1)?.value ?? null

process.on('message', (asked: Said) => {
  const calls = emulator.commits()
  if (asked.kind === 'how-many') say({ kind: 'so-many', calls: calls.length })
  if (asked.kind !== 'tell') return
  say({ kind: 'came', at: calls.map(({ at }) => at), posts: network.records.size, record: lastRecord() })
  emulator.journal.length = 0
  network.records.clear()
})
process.on('disconnect', () => process.exit(0))
say({ kind: 'open', origin: emulator.origin })
