import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { planLadder, type Ladder } from '../../core/src/ingest/index.ts'
import {
  type Engine,
  type EngineName,
  chooseEngine,
  makeLadder,
  MediaFailure,
  type Probe,
  probeMedia,
} from '../../server/src/plant/media/index.ts'

const PATH = process.env['PATH'] ?? ''

/** The engines of this machine, one after the other. */
export async function engines(): Promise<Engine[]> {
  const found: Engine[] = []
  for (const engine of ['command-line', 'node-av'] satisfies EngineName[]) {
    const opened = await chooseEngine({ engine, ffmpegPath: null, searchPath: PATH }).catch(
      (error: unknown) => {
        if (error instanceof MediaFailure) return null
        throw error
      },
    )
    if (opened !== null) found.push(opened)
  }
  return found
}

/**
 * A film of 1080p at 30 a second with a tone, such as a camera writes (some 20 Mbit/s): drawn pictures that move, with
 * grain, which is what costs an encoder its work.
 */
export async function drawFilm(path: string, seconds: number): Promise<void> {
  await plainly([
    ...lavfi(`testsrc2=size=1920x1080:rate=30:duration=${seconds},noise=alls=12:allf=t`),
    ...lavfi(`sine=frequency=330:sample_rate=48000:duration=${seconds}`),
    ...words('-c:v libx264 -preset ultrafast -b:v 20M -maxrate 25M -bufsize 40M -g 30 -pix_fmt yuv420p'),
    ...words('-c:a aac -ac 2'),
    path,
  ])
}

/** The whole ladder by our own plan: pieces made, read again and let out. `onPiece` hears of each. */
export async function ourLadder(
  engine: Engine,
  { input, folder, probe, ladder }: DrawnFilm & { folder: string },
  onPiece: (piece: number) => void = () => {},
): Promise<void> {
  await makeLadder(
    engine,
    { input, formats: ['mov'], probe, ladder, folder, firstPiece: 0, values: [] },
    { keeper: { keepHeads: async () => {}, keepPiece: async (piece) => onPiece(piece) } },
  )
}

/** A film with what is known of it before its ladder is made. */
export type DrawnFilm = { input: string; probe: Probe; ladder: Ladder }

/** What is known of a film from its clean copy. */
export async function known(engine: Engine, input: string): Promise<DrawnFilm> {
  const probe = await probeMedia(engine, input, ['mov'])
  if (probe.picture === null) throw new TypeError('the film has a picture')
  return { input, probe, ladder: planLadder(probe.picture, probe.picture.rate) }
}

/** The same renditions by one plain command that decodes once and writes HLS in fMP4. */
export async function plainLadder(
  input: string,
  folder: string,
  { rungs, framesPerSegment }: Ladder,
): Promise<void> {
  const scales = rungs.map(
    ({ width, height }, index) => `[s${index}]scale=${width}:${height}:flags=bicubic[v${index}]`,
  )
  const gop = String(framesPerSegment)
  await plainly([
    '-i',
    input,
    '-filter_complex',
    `[0:v]split=${rungs.length}${rungs.map((_, index) => `[s${index}]`).join('')};${scales.join(';')}`,
    ...rungs.flatMap((_, index) => ['-map', `[v${index}]`]),
    ...words(`-map 0:a -c:v libx264 -preset veryfast -g ${gop} -keyint_min ${gop} -sc_threshold 0`),
    ...words('-c:a aac -b:a 160k'),
    ...rungs.flatMap(({ crf, peakBitrate: peak }, index) =>
      words(`-crf:v:${index} ${crf} -maxrate:v:${index} ${peak} -bufsize:v:${index} ${peak}`),
    ),
    ...words('-f hls -hls_time 2 -hls_segment_type fmp4 -hls_playlist_type vod -master_pl_name main.m3u8'),
    '-hls_segment_filename',
    join(folder, '%v-%d.m4s'),
    '-var_stream_map',
    [...rungs.map((_, index) => `v:${index},agroup:sound`), 'a:0,agroup:sound'].join(' '),
    join(folder, '%v.m3u8'),
  ])
}

const words = (line: string): string[] => line.split(' ')
const lavfi = (graph: string): string[] => ['-f', 'lavfi', '-i', graph]

async function plainly(args: readonly string[]): Promise<void> {
  const child = spawn('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the plain command ended with ${code}`)
}

/** CPU seconds of this process, and of all programs that it started and that have ended. */
export function cpuSeconds(): number {
  const own = process.cpuUsage()
  return (own.user + own.system) / 1e6 + ticksOf('self', [13, 14]) / TICKS
}

/** The same with what the programs that still run have used so far. */
export function cpuSecondsWithRunning(): number {
  const running = childrenOf(String(process.pid)).reduce(
    (sum, pid) => sum + ticksOf(pid, [11, 12, 13, 14]),
    0,
  )
  return cpuSeconds() + running / TICKS
}

// proc_pid_stat(5): user and system time of a process, then of its ended children, in hundredths of a second.
const TICKS = 100

function ticksOf(pid: string, places: readonly number[]): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return places.reduce((sum, place) => sum + Number(fields[place] ?? 0), 0)
}

function childrenOf(pid: string): string[] {
  const own = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  return own.flatMap((child) => [child, ...childrenOf(child)])
}
