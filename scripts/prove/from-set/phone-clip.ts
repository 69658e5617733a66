import { open, readFile, rm } from 'node:fs/promises'
import { withPhoneDetails } from '../../../server/src/ingest/testing-footage.ts'
import type { Engine } from '../../../server/src/plant/media/index.ts'

const LAP_SECONDS = 4
const RATE = 30
const MEGABITS = 100

/** Where the phone says it stood: at sea. */
const DETAILS = { '©xyz': '+67.4127+011.8843/', '©mak': 'Lantern', '©mod': 'Lantern Phone 3' } as const

/**
 * Writes a clip as a phone does, of so many bytes at least: 1080p at some 100 Mbit/s with sound, its index at the end, and
 * its place, maker and model. A few seconds are encoded; the clip is those over and over, its pictures never encoded again.
 */
export async function writePhoneClip(media: Engine, path: string, sizeBytes: number): Promise<void> {
  const drawn = `${path}.lap.mp4`
  const seconds = `duration=${LAP_SECONDS}`
  await media.run({
    inputs: [],
    graph: [
      `testsrc2=size=1920x1080:rate=${RATE}:${seconds},noise=alls=100:allf=t,format=yuv420p[picture]`,
      `sine=frequency=330:sample_rate=48000:${seconds},aformat=sample_fmts=fltp:channel_layouts=stereo[sound]`,
    ].join(';'),
    outputs: [
      {
        path: drawn,
        format: 'mp4',
        streams: [
          {
            kind: 'encoded',
            from: 'picture',
            codec: 'libx264',
            options: { preset: 'ultrafast', b: `${MEGABITS}M`, g: String(RATE) },
          },
          { kind: 'encoded', from: 'sound', codec: 'aac', options: { b: '128k' } },
        ],
      },
    ],
    limits: { wallMs: 300_000, outBytes: 2 ** 28, memoryMB: 4000, frames: 10_000, pixels: 2 ** 26 },
  })
  const lap = withPhoneDetails(await readFile(drawn), DETAILS)
  await rm(drawn)
  await writeLaps(lap, path, Math.max(1, Math.ceil(sizeBytes / lap.length)))
}

/**
 * Writes a film of MP4 (ISO/IEC 14496-12) again, played over and over so many times: its media so often, and one index
 * that lists all of it. Its own index has the forms that ffmpeg's muxer writes.
 */
export async function writeLaps(film: Buffer, path: string, laps: number): Promise<void> {
  const boxes = boxesOf(film)
  const [head, media, index] = ['ftyp', 'mdat', 'moov'].map((type) => boxes.find((box) => box.type === type))
  if (!head || !media || !index) throw new TypeError('a film has ftyp, mdat and moov')
  const opening = film.subarray(head.at, head.end)
  // The form with a size of 64 bits: two gigabytes and more.
  const mediaHead = Buffer.alloc(16)
  mediaHead.writeUInt32BE(1)
  mediaHead.write('mdat', 4, 'latin1')
  const body = film.subarray(media.at + 8, media.end)
  mediaHead.writeBigUInt64BE(BigInt(16 + body.length * laps), 8)
  const shift = opening.length + mediaHead.length - (media.at + 8)
  const out = await open(path, 'w')
  try {
    await out.write(opening)
    await out.write(mediaHead)
    for (let lap = 0; lap < laps; lap += 1) await out.write(body)
    await out.write(again(film.subarray(index.at, index.end), { laps, shift, lapBytes: body.length }))
  } finally {
    await out.close()
  }
}

interface Laps {
  readonly laps: number
  /** From an offset in the first film to that of the same byte in the first lap. */
  readonly shift: number
  readonly lapBytes: number
}

interface Box {
  readonly type: string
  readonly at: number
  readonly end: number
}

const FULL_HEAD = 12
const HOLDS_BOXES = ['moov', 'trak', 'edts', 'mdia', 'minf']
/** Where a length of time stands behind the head of version 0, in units of its own. */
const TIMES: Readonly<Record<string, number>> = { mvhd: 12, mdhd: 12, tkhd: 16, elst: 4 }

function boxesOf(bytes: Buffer): Box[] {
  const found: Box[] = []
  for (let at = 0; at + 8 <= bytes.length;) {
    const end = at + bytes.readUInt32BE(at)
    if (end < at + 8 || end > bytes.length) throw new TypeError('a box has another size than it says')
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), at, end })
    at = end
  }
  return found
}

function boxOf(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(parts.reduce((sum, part) => sum + part.length, head.length))
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, ...parts])
}

function again(box: Buffer, how: Laps): Buffer {
  const type = box.toString('latin1', 4, 8)
  const inner = box.subarray(8)
  if (HOLDS_BOXES.includes(type))
    return boxOf(type, ...boxesOf(inner).map(({ at, end }) => again(inner.subarray(at, end), how)))
  if (type === 'stbl') return tables(inner, how)
  const place = TIMES[type]
  if (place === undefined) return box
  if (box[8] !== 0) throw new TypeError(`${type} has a version that is not written here`)
  const longer = Buffer.from(box)
  longer.writeUInt32BE(box.readUInt32BE(FULL_HEAD + place) * how.laps, FULL_HEAD + place)
  return longer
}

/** The tables of a track: which sample lies where, and for how long it stands. */
function tables(inner: Buffer, { laps, shift, lapBytes }: Laps): Buffer {
  const parts = boxesOf(inner).map(({ type, at, end }) => ({ type, box: inner.subarray(at, end) }))
  const of = (type: string) => parts.find((part) => part.type === type)?.box
  const [sizes, places] = [of('stsz'), of('stco')]
  if (!sizes || !places) throw new TypeError('a track lists its samples and where they lie')
  const samples = sizes.readUInt32BE(FULL_HEAD + 4)
  const chunks = numbers(places, 1)
  const list = (type: string, width: number, each: (row: number[], lap: number) => number[]) => {
    const rows = Array.from({ length: laps }, (_, lap) =>
      numbers(of(type) ?? Buffer.alloc(0), width).map((row) => each(row, lap)),
    ).flat()
    return boxOf(type, words([0, rows.length, ...rows.flat()]))
  }
  const same = (row: number[]) => row
  return boxOf(
    'stbl',
    ...parts.flatMap(({ type, box }) => {
      switch (type) {
        case 'stts':
        case 'ctts':
          return list(type, 2, same)
        case 'stss':
          return list(type, 1, ([sample = 0], lap) => [sample + lap * samples])
        case 'stsc':
          return list(type, 3, ([chunk = 0, ...rest], lap) => [chunk + lap * chunks.length, ...rest])
        case 'stsz': {
          const each = sizes.subarray(FULL_HEAD + 8)
          const head = words([0, sizes.readUInt32BE(FULL_HEAD), samples * laps])
          return boxOf(type, head, ...Array.from({ length: laps }, () => each))
        }
        case 'stco': {
          const all = Buffer.alloc(8 * chunks.length * laps)
          for (let lap = 0; lap < laps; lap += 1)
            for (const [index, [chunk = 0]] of chunks.entries())
              all.writeBigUInt64BE(BigInt(chunk + shift + lap * lapBytes), 8 * (lap * chunks.length + index))
          return boxOf('co64', words([0, chunks.length * laps]), all)
        }
        // Groups of samples: what a decoder may skip to, which nothing here needs.
        case 'sgpd':
        case 'sbgp':
          return []
        default:
          return box
      }
    }),
  )
}

function numbers(box: Buffer, width: number): number[][] {
  const count = box.length === 0 ? 0 : box.readUInt32BE(FULL_HEAD)
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: width }, (_, column) =>
      box.readUInt32BE(FULL_HEAD + 4 + 4 * (row * width + column)),
    ),
  )
}

function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index)
  return bytes
}
