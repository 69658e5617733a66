// npm run prove:from-set -- [--gigabytes N] [--seed N] [--megabytes-a-second N] [--to playable|ready]
// Opens a whole house, sends it one clip from the page of an old phone over a bad line, kills the tab and the house on the
// way, and plays the clip at a publicist's desk. Ends with 1 if a bound is broken: bytes sent twice, time to play, digest.
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Moment, type WalkFindings, walkFromSet } from './from-set/walk.ts'

const { values } = parseArgs({
  options: {
    gigabytes: { type: 'string', default: '0.2' },
    seed: { type: 'string', default: '20310420' },
    'megabytes-a-second': { type: 'string', default: '4' },
    to: { type: 'string', default: 'ready' },
  },
})
const [gigabytes, seed, pace] = [values.gigabytes, values.seed, values['megabytes-a-second']].map(Number)
if (!(gigabytes && seed && pace && gigabytes > 0 && pace > 0 && ['playable', 'ready'].includes(values.to))) {
  console.error(
    'Say numbers above 0: npm run prove:from-set -- --gigabytes 2 --megabytes-a-second 4 --to playable',
  )
  process.exit(2)
}

const MOST_TWICE = 0.01
// What is private in a clip is taken out and the copy is read again before anybody sees it: some ten seconds of two cores
// for each gigabyte, and some more until a page shows it. Other work beside it takes its share of them.
const SECONDS_TO_PLAY = { atOnce: 10, perGigabyte: 10 }

const found = await walkFromSet({
  sizeBytes: gigabytes * 1e9,
  seed,
  bytesPerSecond: pace * 1e6,
  toTheEnd: values.to === 'ready',
  say: (line) => console.log(line),
})
for (const line of told(found)) console.log(line)
const faults = faultsIn(found)
for (const fault of faults) console.log(fault)
process.exitCode = faults.length === 0 ? 0 : 1

function told({ tally, ...walk }: WalkFindings): string[] {
  const { cuts, lostRequests, lostAnswers, stalls, newAddresses } = tally
  return [
    `The line: ${cuts} cuts, ${lostRequests} requests and ${lostAnswers} answers lost, ${stalls} connections fallen silent, ${newAddresses} new addresses.`,
    `Sent: ${walk.sentBytes} bytes for ${walk.sizeBytes}, ${(100 * twiceIn(walk)).toFixed(3)} % of them twice, within ${walk.sendingSeconds.toFixed(1)} s.`,
    `After the last byte: receipt ${said(walk.receipt)}, in the dailies ${said(walk.listed)}, playing ${said(walk.playable)}${walk.ready ? `, ready ${said(walk.ready)}` : ''}.`,
    `In the house: ${walk.assets} of it, SHA-256 ${walk.digests.vault}.`,
  ]
}

function said({ seconds, cpuSeconds }: Moment): string {
  return `${seconds.toFixed(1)} s${cpuSeconds === null ? '' : ` (${cpuSeconds.toFixed(1)} CPU s)`}`
}

function faultsIn(walk: WalkFindings): string[] {
  const { digests, assets, playable, sizeBytes } = walk
  const shared = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())
  const longest = shared * (SECONDS_TO_PLAY.atOnce + (SECONDS_TO_PLAY.perGigabyte * sizeBytes) / 1e9)
  return [
    ...(twiceIn(walk) < MOST_TWICE ? [] : [`One hundredth of the clip or more was sent twice.`]),
    ...(playable.seconds <= longest
      ? []
      : [
          `It played ${playable.seconds.toFixed(1)} s after its last byte; ${longest.toFixed(0)} s are the most on a machine as busy as this.`,
        ]),
    ...(assets === 1 ? [] : [`The house has ${assets} assets of one clip.`]),
    ...(digests.log === digests.phone && digests.vault === digests.phone
      ? []
      : [`The clip has the digest ${digests.phone}, the log ${digests.log}, the vault ${digests.vault}.`]),
  ]
}

function twiceIn({ sentBytes, sizeBytes }: Pick<WalkFindings, 'sentBytes' | 'sizeBytes'>): number {
  return (sentBytes - sizeBytes) / sizeBytes
}
