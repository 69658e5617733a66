import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GrayFrame } from '@stagedoor/core/clearance/marking'
import {
  FINGERPRINT_VERSION,
  type FilmFingerprint,
  LONGEST_FINGERPRINT_SECONDS,
  pictureTracer,
  type PictureTrace,
  soundTracer,
  type SoundTrace,
} from '@stagedoor/core/publish/fingerprint'
import type { PictureSize } from '@stagedoor/core/ingest'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { type Engine, MediaFailure } from './engine.ts'
import { stillPixels } from './faces/still-pixels.ts'
import { fingerprintPlan } from './plans/fingerprint.ts'
import { describeProbe } from './probe.ts'
import { sniffFile } from './sniff-file.ts'

const STILL_SIDE = 96

/**
 * The fingerprint of a film in a file that nobody vouches for: known by its content, decoded once by an engine under its
 * limits, at most an hour long. Throws `MediaFailure`; leaves nothing in `folder`, where frames and sound lie meanwhile.
 */
export async function fingerprintFilm(
  engine: Engine,
  file: string,
  { signal, folder = tmpdir() }: { signal?: AbortSignal; folder?: string } = {},
): Promise<FilmFingerprint> {
  const sniffed = await sniffFile(file)
  if (sniffed.kind !== 'media' || sniffed.format.kind !== 'video')
    throw new MediaFailure('not-readable', 'the file is no film')
  const formats = [sniffed.format.demuxer]
  const options = signal === undefined ? {} : { signal }
  const probe = describeProbe(await engine.probe(file, formats, options))
  if (probe.duration > LONGEST_FINGERPRINT_SECONDS * FLICKS_PER_SECOND)
    throw new MediaFailure('too-many-frames', 'a fingerprint is made of films of an hour at most')
  const inside = await mkdtemp(join(folder, 'fingerprint-'))
  try {
    const [frames, samples] = [join(inside, 'frames.raw'), join(inside, 'samples.raw')]
    const { plan, size, hasSound } = fingerprintPlan(probe, { input: file, formats, frames, samples })
    await engine.run(plan, options)
    return {
      version: FINGERPRINT_VERSION,
      duration: probe.duration,
      picture: size === null ? null : await tracePicture(frames, size),
      sound: hasSound ? await traceSound(samples) : null,
    }
  } finally {
    await rm(inside, { recursive: true, force: true })
  }
}

/** A still of the house's own making in the gray that `compareStill` looks at; null where it cannot be read. */
export async function grayStill(path: string): Promise<GrayFrame | null> {
  const pixels = await stillPixels(path, STILL_SIDE)
  if (pixels === null) return null
  const { width, height, rgb } = pixels
  // ITU-R BT.601: the brightness that video keeps.
  const luma = Uint8Array.from({ length: width * height }, (_, at) =>
    Math.round(0.299 * (rgb[at * 3] ?? 0) + 0.587 * (rgb[at * 3 + 1] ?? 0) + 0.114 * (rgb[at * 3 + 2] ?? 0)),
  )
  return { width, height, luma }
}

async function tracePicture(path: string, size: PictureSize): Promise<PictureTrace | null> {
  const length = size.width * size.height
  const tracer = pictureTracer(size)
  for await (const frames of wholePieces(path, length))
    for (let at = 0; at < frames.length; at += length) tracer.add(frames.subarray(at, at + length))
  return tracer.finish()
}

async function traceSound(path: string): Promise<SoundTrace | null> {
  const tracer = soundTracer()
  for await (const bytes of wholePieces(path, 2)) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    tracer.add(Int16Array.from({ length: bytes.length / 2 }, (_, at) => view.getInt16(at * 2, true)))
  }
  return tracer.finish()
}

// A film of an hour is read in the memory of a second: whole frames or samples at a time, what is broken off left out.
async function* wholePieces(path: string, length: number): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = rest.length === 0 ? (piece as Buffer) : Buffer.concat([rest, piece as Buffer])
    const whole = bytes.length - (bytes.length % length)
    if (whole > 0) yield bytes.subarray(0, whole)
    rest = bytes.subarray(whole)
  }
}
