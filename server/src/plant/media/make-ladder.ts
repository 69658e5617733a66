import { appendFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Ladder, type RungName, segmentsOfPiece } from '@stagedoor/core/ingest'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { releasePiece, type Released } from './clean/release.ts'
import { MediaFailure, type Engine, type RunOptions } from './engine.ts'
import { headOf } from './fragments/describe-track.ts'
import { GrowingFilm } from './fragments/growing-film.ts'
import { packetAt, Rendition } from './fragments/rendition.ts'
import { flicksAt, ladderPlan, type LadderStretch } from './plans/ladder.ts'
import type { Probe } from './probe.ts'

/** A rendition by its name: a rung of pictures, or the sound that all rungs share. */
export type RenditionName = RungName | 'sound'
export type LadderRequest = {
  input: string
  formats: readonly string[]
  probe: Probe
  ladder: Ladder
  /** Where files are written before they are kept. */
  folder: string
  /** The first piece to make: those before it are kept already. */
  firstPiece: number
  /** Words of the original that no piece may carry. */
  values: readonly string[]
}
/** What a player needs of a rendition first. */
export type MadeHead = { name: RenditionName; codecs: string; timescale: number; released: Released }
/** Some segments of a rendition in one file, each with its bytes and how long it lasts (frames, or samples of sound). */
export type MadeStretch = {
  name: RenditionName
  released: Released
  segments: readonly { bytes: number; units: number }[]
}
export type LadderKeeper = {
  /** Called once for every stretch of work, before its first piece. */
  keepHeads: (heads: readonly MadeHead[]) => Promise<void>
  /** Called for each piece in order, with all renditions that have segments in it. */
  keepPiece: (piece: number, stretches: readonly MadeStretch[]) => Promise<void>
}

// What is not yet kept lies twice on the disk: ten minutes of it at most.
const STRETCH_SECONDS = 600
const LOOK_MS = 200

/**
 * Makes a film's ladder from one decode, piece by piece, each handed over as soon as it is finished. The same pieces
 * come out whether it is made in one go or gone on with at any piece.
 */
export async function makeLadder(
  engine: Engine,
  request: LadderRequest,
  { keeper, ...options }: { keeper: LadderKeeper } & Pick<RunOptions, 'signal' | 'onProgress'>,
): Promise<void> {
  for (let piece: number | null = request.firstPiece; piece !== null;) {
    const last = lastPieceOf(request, piece)
    await makeStretch(engine, { ...request, firstPiece: piece, lastPiece: last }, { keeper, ...options })
    piece = last === null ? null : last + 1
  }
}

function lastPieceOf({ ladder, probe }: LadderRequest, first: number): number | null {
  const from = flicksAt(segmentsOfPiece(first).from, ladder)
  const isWithin = (piece: number): boolean =>
    flicksAt(segmentsOfPiece(piece).until, ladder) - from <= STRETCH_SECONDS * FLICKS_PER_SECOND
  let last = first
  while (isWithin(last + 1)) last += 1
  // A rest that is shorter than a piece is made along.
  return flicksAt(segmentsOfPiece(last + 1).until, ladder) >= probe.duration ? null : last
}

type Stretch = LadderRequest & { lastPiece: number | null }

async function makeStretch(
  engine: Engine,
  request: Stretch,
  { keeper, signal, onProgress }: { keeper: LadderKeeper } & Pick<RunOptions, 'signal' | 'onProgress'>,
): Promise<void> {
  const { probe, ladder, folder, firstPiece, lastPiece } = request
  const { picture, sound } = probe
  if (picture === null) throw new TypeError('a ladder is made of pictures')
  const stretch: LadderStretch = {
    from: segmentsOfPiece(firstPiece).from,
    until: lastPiece === null ? null : segmentsOfPiece(lastPiece).until,
  }
  const files = {
    ...request,
    rungs: ladder.rungs.map(({ name }) => join(folder, `rung-${name}.mp4`)),
    sound: join(folder, 'rung-sound.mp4'),
  }
  const { plan, earlyPackets } = ladderPlan({ ...probe, picture, ladder }, stretch, files)
  const gathering = new Gathering(request, stretch, { earlyPackets, hasSound: sound !== null, keeper })
  const gone = new AbortController()
  const signals = signal === undefined ? [gone.signal] : [signal, gone.signal]
  let hasEnded = false
  const start = flicksAt(stretch.from, ladder)
  const running = engine
    .run(plan, {
      signal: AbortSignal.any(signals),
      onBegun: (paths) => gathering.watch(paths),
      onProgress: ({ outTimeFlicks, frames }) =>
        onProgress?.({ outTimeFlicks: outTimeFlicks + start, frames }),
    })
    .finally(() => {
      hasEnded = true
    })
  try {
    while (!hasEnded) {
      await Promise.race([running, pause(LOOK_MS)])
      await gathering.gather()
    }
    await running
    await gathering.end()
  } catch (error) {
    gone.abort()
    await running.catch(() => null)
    if (error instanceof RangeError)
      throw new MediaFailure('output-not-proven', error.message, { cause: error })
    throw error
  } finally {
    await gathering.close()
    await Promise.all(plan.outputs.map(({ path }) => rm(path, { force: true })))
  }
}

type Line = {
  name: RenditionName
  rendition: Rendition
  film: GrowingFilm | null
  /** The segments that are written and wait for the rest of their piece, by piece. */
  waiting: Map<number, { bytes: number; units: number }[]>
  segment: number
}

/** Reads all renditions while they grow, and hands a piece on when every one of them has it. */
class Gathering {
  readonly #request: Stretch
  readonly #keeper: LadderKeeper
  readonly #lines: Line[]
  #piece: number
  #hasHeads = false

  constructor(
    request: Stretch,
    { from, until }: LadderStretch,
    { earlyPackets, hasSound, keeper }: { earlyPackets: number; hasSound: boolean; keeper: LadderKeeper },
  ) {
    const { ladder } = request
    const frameAt = (segment: number): number => segment * ladder.framesPerSegment
    const cutting = { firstSegment: from, untilSegment: until }
    this.#request = request
    this.#keeper = keeper
    this.#piece = request.firstPiece
    const line = (name: RenditionName, rendition: Rendition): Line => ({
      name,
      rendition,
      film: null,
      waiting: new Map(),
      segment: from,
    })
    this.#lines = ladder.rungs.map(({ name }) =>
      line(
        name,
        new Rendition({ ...cutting, first: frameAt(from), skip: 0, beginningOf: frameAt }, ladder.rate),
      ),
    )
    const packetOf = (segment: number): number => packetAt(segment, ladder)
    const heard = { ...cutting, first: packetOf(from), skip: earlyPackets, beginningOf: packetOf }
    if (hasSound) this.#lines.push(line('sound', new Rendition(heard, null)))
  }

  watch(paths: readonly string[]): void {
    for (const [index, line] of this.#lines.entries()) line.film = new GrowingFilm(paths[index] ?? '')
  }

  /** Takes what has come, and hands on every piece that is complete. */
  async gather(): Promise<void> {
    for (const line of this.#lines) {
      const { film, rendition } = line
      if (film === null) continue
      for await (const samples of film.read()) {
        const { track } = film
        if (track === null) throw new RangeError('pictures or sound before their description')
        for (const segment of rendition.take(samples, track)) await this.#write(line, segment)
      }
    }
    while (this.#lines.every(({ segment }) => segment >= segmentsOfPiece(this.#piece).until))
      await this.#handOver()
  }

  /** Takes the rest, when the engine has ended. */
  async end(): Promise<void> {
    await this.gather()
    for (const line of this.#lines) {
      await line.film?.mustBeWhole()
      for (const segment of line.rendition.end()) await this.#write(line, segment)
    }
    while (this.#lines.some(({ waiting }) => waiting.size > 0)) await this.#handOver()
  }

  async #write(line: Line, { bytes, units }: { bytes: Buffer; units: number }): Promise<void> {
    let piece = this.#piece
    while (segmentsOfPiece(piece).until <= line.segment) piece += 1
    const segments = line.waiting.get(piece) ?? []
    line.waiting.set(piece, segments)
    await appendFile(this.#pathOf(line, piece), bytes)
    segments.push({ bytes: bytes.length, units })
    line.segment += 1
  }

  async #handOver(): Promise<void> {
    const { values } = this.#request
    if (!this.#hasHeads) await this.#handHeads()
    const stretches: MadeStretch[] = []
    for (const line of this.#lines) {
      const segments = line.waiting.get(this.#piece)
      if (segments === undefined) continue
      line.waiting.delete(this.#piece)
      const path = this.#pathOf(line, this.#piece)
      const kind = line.name === 'sound' ? 'sound' : 'picture'
      stretches.push({
        name: line.name,
        released: await releasePiece({ path, part: 'segments', kind }, values),
        segments,
      })
    }
    await this.#keeper.keepPiece(this.#piece, stretches)
    await Promise.all(stretches.map(({ released }) => rm(released.path, { force: true })))
    this.#piece += 1
  }

  async #handHeads(): Promise<void> {
    const { folder, values } = this.#request
    const heads: MadeHead[] = []
    for (const { name, film, rendition } of this.#lines) {
      const track = film?.track
      if (!track) throw new RangeError('a rendition without its description')
      const path = join(folder, `head-${name}.mp4`)
      await writeFile(path, headOf(track, rendition.timescale))
      const released = await releasePiece({ path, part: 'head', kind: track.kind }, values)
      heads.push({ name, codecs: track.codecs, timescale: rendition.timescale, released })
    }
    await this.#keeper.keepHeads(heads)
    this.#hasHeads = true
  }

  #pathOf({ name }: Line, piece: number): string {
    return join(this.#request.folder, `piece-${name}-${piece}.mp4`)
  }

  async close(): Promise<void> {
    for (const { film } of this.#lines) await film?.close()
  }
}
