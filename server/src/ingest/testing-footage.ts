import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine, Plan } from '../plant/media/index.ts'
import type { Storage } from '../plant/storage/index.ts'

const limits: Plan['limits'] = {
  wallMs: 60_000,
  outBytes: 2 ** 28,
  memoryMB: 2000,
  frames: 100_000,
  pixels: 2 ** 26,
}

/** A short film drawn by the engine, its index at the end as cameras write it. */
export function drawFilm(
  ports: { media: Engine; storage: Storage },
  { seconds, sound, rate = '25' }: { seconds: number; sound: boolean; rate?: string },
): Promise<Buffer> {
  return made(ports, 'mp4', {
    inputs: [],
    graph: [
      `testsrc2=size=320x240:rate=${rate}:duration=${seconds},format=yuv420p[picture]`,
      ...(sound ? [`sine=frequency=440:sample_rate=48000:duration=${seconds},${stereo}[sound]`] : []),
    ].join(';'),
    outputs: [
      {
        path: '',
        format: 'mp4',
        streams: [
          { kind: 'encoded', from: 'picture', codec: 'libx264', options: { preset: 'ultrafast' } },
          ...(sound ? [aac] : []),
        ],
      },
    ],
    limits,
  })
}

/** A tone alone: in an MP4, or as WAV. */
export function drawSound(
  ports: { media: Engine; storage: Storage },
  format: 'mp4' | 'wav',
): Promise<Buffer> {
  return made(ports, format, {
    inputs: [],
    graph: `sine=frequency=440:sample_rate=48000:duration=2,${format === 'mp4' ? stereo : 'aformat=sample_fmts=s16:channel_layouts=mono'}[sound]`,
    outputs: [
      {
        path: '',
        format,
        streams: [format === 'mp4' ? aac : { kind: 'encoded', from: 'sound', codec: 'pcm_s16le' }],
      },
    ],
    limits,
  })
}

/** A sound of a drawn film: how its recorder called it (twelve letters), its tone, and how high it peaks, in dBFS. */
export interface DrawnSound {
  readonly name: string
  readonly hertz: number
  readonly decibels: number
}

/** A film with sounds side by side, each with its name, as cameras and mixers write them. */
export async function drawSounds(
  ports: { media: Engine; storage: Storage },
  sounds: readonly DrawnSound[],
): Promise<Buffer> {
  const film = await made(ports, 'mov', {
    inputs: [],
    graph: [
      'testsrc2=size=320x240:rate=25:duration=2,format=yuv420p[picture]',
      ...sounds.map(({ hertz, decibels }, place) => {
        const amplitude = (10 ** (decibels / 20)).toFixed(6)
        return `aevalsrc=${amplitude}*sin(2*PI*${hertz}*t):s=48000:c=mono:d=2,aformat=sample_fmts=s16[s${place}]`
      }),
    ].join(';'),
    outputs: [
      {
        path: '',
        format: 'mov',
        streams: [
          { kind: 'encoded', from: 'picture', codec: 'libx264', options: { preset: 'ultrafast' } },
          ...sounds.map((_, place) => ({
            kind: 'encoded' as const,
            from: `s${place}`,
            codec: 'pcm_s16le' as const,
          })),
        ],
      },
    ],
    limits,
  })
  let at = 0
  for (const { name } of sounds) {
    at = film.indexOf(NOBODYS_NAME, at + 1, 'latin1')
    if (at === -1 || name.length !== NOBODYS_NAME.length) throw new Error(`no sound can be called ${name}`)
    film.write(name, at, 'latin1')
  }
  return film
}

// What programs write where nobody named a sound.
const NOBODYS_NAME = 'SoundHandler'
const stereo = 'aformat=sample_fmts=fltp:channel_layouts=stereo'
const aac = { kind: 'encoded', from: 'sound', codec: 'aac', options: { b: '96k' } } as const

function made(
  { media, storage }: { media: Engine; storage: Storage },
  ending: string,
  plan: Plan,
): Promise<Buffer> {
  return storage.inTemp(async (folder) => {
    const path = join(folder, `drawn.${ending}`)
    await media.run({ ...plan, outputs: plan.outputs.map((output) => ({ ...output, path })) })
    return readFile(path)
  })
}

/** The same film as a phone would write it: with its place, maker and model in QuickTime's user data. */
export function withPhoneDetails(
  film: Buffer,
  details: Readonly<Record<'©xyz' | '©mak' | '©mod', string>>,
): Buffer {
  const words = Object.entries(details).map(([type, text]) => {
    const said = Buffer.from(text)
    const head = Buffer.alloc(4)
    head.writeUInt16BE(said.length)
    head.writeUInt16BE(0x15c7, 2)
    return box(Buffer.from(type, 'latin1'), Buffer.concat([head, said]))
  })
  const at = lastBox(film, 'moov')
  const moov = film.subarray(at)
  return Buffer.concat([
    film.subarray(0, at),
    box(
      Buffer.from('moov'),
      Buffer.concat([moov.subarray(8), box(Buffer.from('udta'), Buffer.concat(words))]),
    ),
  ])
}

function box(type: Buffer, body: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length + 8)
  return Buffer.concat([head, type, body])
}

function lastBox(film: Buffer, type: string): number {
  for (let at = 0; at + 8 <= film.length; at += film.readUInt32BE(at)) {
    if (film.toString('latin1', at + 4, at + 8) === type) return at
  }
  throw new Error(`the film has no ${type}`)
}

/** The same footage with other bytes at its end: another file, though nothing can be seen of it. */
export function anotherTake(film: Buffer): Buffer {
  return Buffer.concat([film, box(Buffer.from('free'), randomBytes(8))])
}
