import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { environmentOf, type Keyholder } from '../../../e2e/commands.ts'
import { type FaultyLine, layFaultyLine } from '../../../e2e/faulty-line.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from '../../../e2e/house.ts'
import { must } from '../../../e2e/visitor.ts'
import { arrivedDigests, openDay, type ShootingDay } from '../from-set/people.ts'
import { writeCard } from './card.ts'
import type { Link } from './lay-link.ts'

/** What is sent, and over what; without a link, over a line that a program makes bad. */
export interface NetworkOrder {
  readonly filmBytes: number
  readonly stills: number
  /** The share of packets that are lost either way, of 1. */
  readonly loss: number
  readonly link: Link | null
  readonly say: (line: string) => void
}

/** What came of it. */
export interface NetworkFindings {
  readonly files: number
  readonly sizeBytes: number
  /** Bytes of files that came through the link, some of them in vain; without a link, that left the sender. */
  readonly sentBytes: number
  readonly requests: number
  readonly seconds: number
  /** How often the command was given. */
  readonly commands: number
  readonly missing: readonly string[]
  readonly twice: readonly string[]
  readonly strange: readonly string[]
}

const COMMAND = fileURLToPath(new URL('../../../cli/bin/stagedoor.js', import.meta.url))
const LOOKS_EVERY_MS = 50
const HOUSE_OFF_MS = 500
const MOST_COMMANDS = 20
const SEED = 20_310_420
const MIB = 2 ** 20

/** Sends a card by `stagedoor ingest` over a bad link; the house is killed at a third, and the sender moves at two thirds. */
export async function walkNetwork(order: NetworkOrder): Promise<NetworkFindings> {
  const { link, say } = order
  const dataDir = await newDataDir()
  const [port, toPort] = [await freePort(), await freePort()]
  const host = link?.address ?? '127.0.0.1'
  const line = await layFaultyLine(port, { toPort, seed: SEED, host })
  const origin = `http://${host}:${port}`
  // What is proved is how bytes arrive: nothing is made of them, so that the machine has time for the link.
  const open = () =>
    startHouse({
      dataDir: dataDir.path,
      port: toPort,
      command: 'serve',
      env: { STAGEDOOR_URL: origin, STAGEDOOR_CLOCK: 'real' },
    })
  let house: RunningHouse | undefined
  try {
    const card = join(dataDir.path, 'card')
    const { digests, sizeBytes } = await writeCard(card, order)
    house = await open()
    const day = await openDay(origin, house.claimToken ?? '')
    const key = await keyFor(day)
    say(`A card of ${digests.size} files, ${(sizeBytes / 1e6).toFixed(1)} MB, is sent.`)
    if (link === null)
      line.suffer({
        share: order.loss,
        bytesBetweenCuts: 3 * MIB,
        requestsPerAddress: 40,
        onTheAir: 6 * 1024,
      })
    else await link.lose(order.loss)
    const began = performance.now()
    const mishaps = async () => {
      await sent(line, sizeBytes / 3)
      await house?.kill()
      say(`At ${(line.tally.sentBytes / 1e6).toFixed(1)} MB the house was killed.`)
      await delay(HOUSE_OFF_MS)
      house = await open()
      await sent(line, (sizeBytes * 2) / 3)
      if (link === null) {
        line.drop()
        line.mend()
      } else await link.move()
      say(`At ${(line.tally.sentBytes / 1e6).toFixed(1)} MB the sender got another address.`)
    }
    const [commands] = await Promise.all([
      sendCard(card, { within: link?.within ?? [], origin, key, home: dataDir.path }),
      mishaps(),
    ])
    const seconds = (performance.now() - began) / 1000
    line.suffer(null)
    const arrived = await arrivedDigests(day)
    const counts = Map.groupBy(arrived, (digest) => digest)
    return {
      files: digests.size,
      sizeBytes,
      sentBytes: line.tally.sentBytes,
      requests: line.tally.requests,
      seconds,
      commands,
      missing: [...digests].filter((digest) => !counts.has(digest)),
      twice: [...counts].flatMap(([digest, all]) => (all.length > 1 ? [digest] : [])),
      strange: [...counts.keys()].filter((digest) => !digests.has(digest)),
    }
  } finally {
    await house?.stop()
    await line.close()
    await dataDir.remove()
  }
}

async function sent(line: FaultyLine, bytes: number): Promise<void> {
  while (line.tally.sentBytes < bytes) await delay(LOOKS_EVERY_MS)
}

async function keyFor({ owner, production }: ShootingDay): Promise<string> {
  const { secret } = await must(
    owner.POST('/api/v1/productions/{production}/keys', {
      params: { path: { production } },
      body: { name: 'the card reader', scopes: ['read', 'write'] },
    }),
  )
  return secret
}

/** Gives the command again for as long as it says that the same command goes on; how often that was. */
async function sendCard(
  card: string,
  { within, ...keyholder }: { within: readonly string[] } & Keyholder,
): Promise<number> {
  const [program, ...args] = [...within, process.execPath, COMMAND, 'ingest', card]
  const env = environmentOf(keyholder)
  let words = ''
  for (let commands = 1; commands <= MOST_COMMANDS; commands += 1) {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    words = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2000)))
    const [code] = (await once(child, 'close')) as [number | null]
    if (code === 0) return commands
  }
  throw new Error(`The card did not arrive with ${MOST_COMMANDS} commands. The last one said:\n${words}`)
}
