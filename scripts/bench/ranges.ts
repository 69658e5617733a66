import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { randomBytes, randomUUID } from 'node:crypto'
import { parseRange } from '../../server/src/wall/parse-range.ts'
import { createGate, mediaHandler } from '../../server/src/wall/index.ts'
import { inBenchHouse } from './bench-house.ts'
import type { Bench } from './figure.ts'

const FILE_BYTES = 256 * 2 ** 20
const RANGE_BYTES = 8 * 2 ** 20
const ROUNDS = 4

/** Byte ranges of a film through its sealed address, the gate asked at every request. */
export const ranges: Bench = {
  name: 'ranges',
  against:
    'a bare node:http file handler with the same buffer: CPU milliseconds a GiB, client included on both sides',
  run: () =>
    inBenchHouse(async (house, dataDir) => {
      const path = join(dataDir, 'film')
      await writeFile(path, randomBytes(FILE_BYTES))
      const { sha256 } = await house.storage.adopt({ kind: 'arrived', path, sha256: null })
      const gateId = await house.db
        .transaction()
        .execute((trx) => createGate(trx, { productionId: randomUUID(), audience: 'public', opensAt: 0 }))
      const address = house.addresses.mint({ gateId, mintedFor: 'public', sha256, mediaType: 'video/mp4' })
      const media = mediaHandler(house)
      const ours: number[] = []
      const bare: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        ours.push(await cpuPerGiB((request, response) => void media(request, response), address))
        bare.push(await cpuPerGiB(bareHandler(path), '/'))
      }
      const [value, reference] = [Math.min(...ours), Math.min(...bare)]
      return [
        { name: 'ranges', value, unit: 'CPU-ms/GiB', reference, ratio: value / reference, goal: '<= 1.1' },
      ]
    }),
}

function bareHandler(path: string): RequestListener {
  return (request, response) => {
    const { start, end } = parseRange(request.headers.range, FILE_BYTES) as { start: number; end: number }
    response.writeHead(206, { 'content-length': end - start + 1 })
    void pipeline(createReadStream(path, { start, end, highWaterMark: 2 ** 20 }), response)
  }
}

async function cpuPerGiB(listener: RequestListener, path: string): Promise<number> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  const before = process.cpuUsage()
  for (let from = 0; from < FILE_BYTES; from += RANGE_BYTES) {
    const answer = await fetch(url, { headers: { range: `bytes=${from}-${from + RANGE_BYTES - 1}` } })
    if (answer.status !== 206) throw new Error(`a range was answered with ${answer.status}`)
    for await (const chunk of answer.body ?? []) void chunk
  }
  const { user, system } = process.cpuUsage(before)
  server.closeAllConnections()
  server.close()
  return ((user + system) / 1000) * (2 ** 30 / FILE_BYTES)
}
