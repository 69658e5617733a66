// Where the benchmark throughput hands films over, in a process of its own: an emulated platform, or a bare sink.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AccountRef, TokenGrant } from '../../server/src/connectors/index.ts'
import { openBluesky } from '../../server/src/connectors/bluesky/testing.ts'
import { openPeertube } from '../../server/src/connectors/peertube/testing.ts'
import { ManualClock } from '../../server/src/connectors/testing.ts'
import { openYoutube } from '../../server/src/connectors/youtube/testing.ts'

/** What the benchmark and its sink say to each other. */
export type Said =
  | {
      kind: 'open'
      at: number
      origins: Record<string, string>
      account: AccountRef
      grant: TokenGrant | null
    }
  | { kind: 'sink'; origin: string }

const say = (said: Said) => process.send?.(said)
const at = Number(process.argv[3])
const OPEN = { youtube: openYoutube, peertube: openPeertube, bluesky: openBluesky } as const

process.on('disconnect', () => process.exit(0))
const name = process.argv[2]
if (name === 'youtube' || name === 'peertube' || name === 'bluesky') {
  const { origins, account, grant } = await OPEN[name](new ManualClock(at))
  say({ kind: 'open', at, origins: { ...origins }, account, grant })
} else {
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => response.end())
  })
  server.listen(0, '127.0.0.1', () => {
    say({ kind: 'sink', origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  })
}
