import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Bench, type Figure, median, quantile } from './figure.ts'

const CLIENTS = 8_000
const ROUNDS = 7
// A client is told at most once a second.
const BETWEEN_ROUNDS_MS = 1_300

/** What the parts of this benchmark say to each other. */
export type Said =
  | { kind: 'listening'; port: number; path: string }
  | { kind: 'connect'; port: number; path: string; clients: number }
  | { kind: 'connected'; ms: number }
  | { kind: 'announce' }
  | { kind: 'announced'; at: number }
  | { kind: 'heard'; at: readonly number[] }
  | { kind: 'weigh' }
  | { kind: 'weighed'; rss: number; cpuMs: number }
  | { kind: 'flood'; port: number; path: string; ordinary: string; isOn: boolean }
  | { kind: 'flooded'; ms: readonly number[]; let: number; refused: number }

/** Ticks to many open streams, from the NOTIFY in the database to the last client, each client in the eyes of the wall. */
export const fanOut: Bench = {
  name: 'fan-out',
  against: `a bare node:http broadcast of server-sent events to the same ${CLIENTS} clients, each server a process of its own`,
  run: async () => {
    const ours = await measured('ours')
    const bare = await measured('bare')
    const figure = (name: string, unit: string, of: (one: Measured) => number): Figure => ({
      name: `fan-out-${name}`,
      value: of(ours),
      unit,
      reference: of(bare),
      ratio: of(ours) / of(bare),
      goal: '-',
    })
    return [
      { ...figure('last-client', 'ms', ({ last }) => last), goal: '<= 1000 ms' },
      figure('middle-client', 'ms', ({ middle }) => middle),
      figure('cpu-a-tick', 'CPU-ms', ({ cpuMs }) => cpuMs),
      figure('memory-a-client', 'KiB', ({ bytes }) => bytes / 1024),
      figure('connecting', 'ms', ({ connectMs }) => connectMs),
      ...(ours.flood === null ? [] : [floodFigure(ours.flood)]),
    ]
  },
}

interface Flood {
  readonly quietMs: number
  readonly floodedMs: number
}

interface Measured {
  readonly last: number
  readonly middle: number
  readonly cpuMs: number
  readonly bytes: number
  readonly connectMs: number
  readonly flood: Flood | null
}

const floodFigure = ({ quietMs, floodedMs }: Flood): Figure => ({
  name: 'fan-out-page-in-a-flood',
  value: floodedMs,
  unit: 'ms (p95)',
  reference: quietMs,
  ratio: floodedMs / quietMs,
  goal: '<= 100 ms',
})

async function measured(server: 'ours' | 'bare'): Promise<Measured> {
  const [house, clients] = [start('fan-out-server.ts', [server]), start('fan-out-clients.ts', [])]
  try {
    const { port, path } = await said(house, 'listening')
    const before = await asked(house, { kind: 'weigh' }, 'weighed')
    const { ms: connectMs } = await asked(
      clients,
      { kind: 'connect', port, path, clients: CLIENTS },
      'connected',
    )
    const full = await asked(house, { kind: 'weigh' }, 'weighed')
    const [lasts, middles]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_ROUNDS_MS))
      const heard = said(clients, 'heard')
      const { at } = await asked(house, { kind: 'announce' }, 'announced')
      const delays = (await heard).at.map((moment) => moment - at)
      lasts.push(Math.max(...delays))
      middles.push(median(delays))
    }
    const after = await asked(house, { kind: 'weigh' }, 'weighed')
    return {
      last: median(lasts),
      middle: median(middles),
      cpuMs: (after.cpuMs - full.cpuMs) / ROUNDS,
      bytes: (full.rss - before.rss) / CLIENTS,
      connectMs,
      flood: server === 'ours' ? await flooded(clients, { port, path }) : null,
    }
  } finally {
    for (const child of [clients, house]) {
      child.kill()
      if (child.exitCode === null) await once(child, 'exit')
    }
  }
}

async function flooded(clients: ChildProcess, where: { port: number; path: string }): Promise<Flood> {
  const look = (isOn: boolean) =>
    asked(clients, { kind: 'flood', ...where, ordinary: '/api/v1/public/productions', isOn }, 'flooded')
  const quiet = await look(false)
  const loud = await look(true)
  if (loud.refused === 0) throw new Error('a flood from one network was not refused')
  return { quietMs: quantile(quiet.ms, 0.95), floodedMs: quantile(loud.ms, 0.95) }
}

function start(program: string, args: string[]): ChildProcess {
  // Memory is weighed after the garbage is out, on both sides.
  return fork(fileURLToPath(new URL(program, import.meta.url)), args, { execArgv: ['--expose-gc'] })
}

function said<Kind extends Said['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<Said, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const hear = (message: Said) => {
      if (message.kind !== kind) return
      child.off('message', hear)
      child.off('exit', ended)
      resolve(message as Extract<Said, { kind: Kind }>)
    }
    const ended = () => reject(new Error(`a part of the benchmark ended before it said ${kind}`))
    child.on('message', hear)
    child.once('exit', ended)
  })
}

function asked<Kind extends Said['kind']>(child: ChildProcess, question: Said, kind: Kind) {
  const answer = said(child, kind)
  child.send(question)
  return answer
}
