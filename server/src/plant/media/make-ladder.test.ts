import { appendFile, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ladder } from '@stagedoor/core/ingest'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { afterAll, describe, expect, test } from 'vitest'
import { releasePiece } from './clean/release.ts'
import type { Engine } from './engine.ts'
import { boxAt, boxesIn } from './fragments/read-boxes.ts'
import { makeLadder, type MadeHead, type MadeStretch } from './make-ladder.ts'
import { probeMedia, type Probe } from './probe.ts'
import { enginesHere, inTestDirectory, readFrames, readSamples, testFilmPlan } from './testing.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

const rate = { num: 30000, den: 1001 }
const ladder: Ladder = {
  rungs: [
    { name: '720', width: 320, height: 180, crf: 20, peakBitrate: 900_000 },
    { name: '360', width: 160, height: 90, crf: 23, peakBitrate: 300_000 },
  ],
  rate,
  framesPerKey: 30,
  framesPerSegment: 60,
}
const SECONDS = 17

type Made = {
  heads: Map<string, MadeHead>
  order: string[]
  joined: (name: string) => string
  stretches: { piece: number; made: readonly MadeStretch[] }[]
}

async function madeFrom(
  engine: Engine,
  { input, probe, folder }: { input: string; probe: Probe; folder: string },
  firstPiece = 0,
): Promise<Made> {
  await mkdir(folder)
  const joined = (name: string): string => join(folder, `joined-${name}.mp4`)
  const made: Made = { heads: new Map(), order: [], joined, stretches: [] }
  await makeLadder(
    engine,
    { input, formats: ['mov'], probe, ladder, folder, firstPiece, values: [] },
    {
      keeper: {
        keepHeads: async (heads) => {
          for (const head of heads) {
            made.heads.set(head.name, head)
            await copyFile(head.released.path, joined(head.name))
          }
        },
        keepPiece: async (piece, stretches) => {
          made.stretches.push({ piece, made: stretches })
          for (const { name, released } of stretches) {
            await appendFile(joined(name), await readFile(released.path))
            await copyFile(released.path, join(folder, `kept-${name}-${piece}.mp4`))
          }
        },
      },
    },
  )
  return made
}

const film = (directory: string): string => join(directory, 'film.mp4')

async function filmed(
  engine: Engine,
  directory: string,
  seconds = SECONDS,
): Promise<{ input: string; probe: Probe }> {
  const input = film(directory)
  await engine.run(testFilmPlan(input, { seconds, rate: '30000/1001' }))
  return { input, probe: await probeMedia(engine, input, ['mov']) }
}

const segmentsOf = ({ stretches }: Made, name: string) =>
  stretches.flatMap(({ made }) => made.filter((one) => one.name === name).flatMap(({ segments }) => segments))

const sizeOf = (bytes: readonly number[]): number => bytes.reduce((sum, one) => sum + one, 0)

function meanDifference(a: Buffer | Float32Array, b: Buffer | Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0))
  return sum / a.length
}

const small = { width: 80, height: 46 }

describe.each([...engines])('a ladder by the %s engine', (_, engine) => {
  test('has in its joined pieces every frame of the film at its place, and key frames at the same places in all rungs', () =>
    inTestDirectory(async (directory) => {
      const { input, probe } = await filmed(engine, directory)
      const whole = await madeFrom(engine, { input, probe, folder: join(directory, 'whole') })
      expect(whole.stretches.map(({ piece }) => piece)).toEqual([0, 1, 2, 3])
      const frames = segmentsOf(whole, '720').map(({ units }) => units)
      expect(sizeOf(frames)).toBe(probe.picture?.frames)
      expect(frames.slice(0, -1).every((units) => units === 60)).toBe(true)
      const keys = await Promise.all(
        ['720', '360'].map(async (name) => keyTimes(await readFile(whole.joined(name)))),
      )
      expect(keys[0]).toEqual(keys[1])
      expect(keys[0]).toEqual(frames.map((_units, index) => index * 60 * 1001))

      const probed = await probeMedia(engine, whole.joined('720'), ['mov'])
      expect(probed.duration).toBe(probe.duration)
      expect(probed.picture).toMatchObject({
        frames: probe.picture?.frames,
        rate,
        oddStepShare: 0,
        isPlain: true,
      })
      const reading = { formats: ['mov'], directory }
      const shown = await readFrames(engine, { ...reading, path: whole.joined('720') }, small)
      const source = await readFrames(engine, { ...reading, path: input }, small)
      expect(shown).toHaveLength(source.length)
      const differences = shown.map((frame, index) => meanDifference(frame, source[index] ?? Buffer.alloc(0)))
      const neighbours = shown.slice(1).map((frame, index) => meanDifference(frame, source[index] ?? frame))
      for (const [index, difference] of differences.slice(1).entries())
        expect(difference).toBeLessThan(neighbours[index] ?? 0)

      // Sound: as many samples as the picture lasts, in whole packets, and the tone where it was.
      const samples = sizeOf(segmentsOf(whole, 'sound').map(({ units }) => units))
      expect(samples).toBe(Math.ceil((probe.duration * 48000) / FLICKS_PER_SECOND / 1024) * 1024)
      const heard = await readSamples(engine, { ...reading, path: whole.joined('sound') })
      const played = await readSamples(engine, { ...reading, path: input })
      expect(heard).toHaveLength(samples)
      const middle = (all: Float32Array) => all.subarray(48000, 48000 * (SECONDS - 1))
      expect(meanDifference(middle(heard), middle(played))).toBeLessThan(0.004)

      // Gone on with at the fourth piece it is the same ladder: the same heads, times, frames and packets.
      const rest = await madeFrom(engine, { input, probe, folder: join(directory, 'rest') }, 3)
      for (const name of ['720', '360', 'sound'])
        expect(rest.heads.get(name)?.released.sha256).toBe(whole.heads.get(name)?.released.sha256)
      for (const name of ['720', '360', 'sound']) {
        const kept = whole.stretches
          .slice(0, 3)
          .flatMap(({ made }) => made.filter((one) => one.name === name))
        expect(
          [...kept.flatMap(({ segments }) => segments), ...segmentsOf(rest, name)].map(({ units }) => units),
        ).toEqual(segmentsOf(whole, name).map(({ units }) => units))
        const again = join(directory, `again-${name}.mp4`)
        await writeFile(
          again,
          Buffer.concat([
            await readFile(join(directory, 'whole', `head-${name}.mp4`)),
            ...(await Promise.all(
              [0, 1, 2].map((piece) => readFile(join(directory, 'whole', `kept-${name}-${piece}.mp4`))),
            )),
            ...(await Promise.all(
              [3].map((piece) => readFile(join(directory, 'rest', `kept-${name}-${piece}.mp4`))),
            )),
          ]),
        )
        expect(decodeTimes(await readFile(again))).toEqual(decodeTimes(await readFile(whole.joined(name))))
      }
      const joined = await readFrames(engine, { ...reading, path: join(directory, 'again-720.mp4') }, small)
      expect(joined).toHaveLength(shown.length)
      for (const [index, frame] of joined.entries())
        expect(meanDifference(frame, shown[index] ?? frame)).toBeLessThan(3)
      const on = await readSamples(engine, { ...reading, path: join(directory, 'again-sound.mp4') })
      expect(on).toHaveLength(heard.length)
      expect(Math.max(...stepsOf(on, heard))).toBeLessThan(0.02)
    }))

  test('says nothing of who made it: no encoder, no message, no moment; and a piece with a word in it is not let out', () =>
    inTestDirectory(async (directory) => {
      const { input, probe } = await filmed(engine, directory, 3)
      const made = await madeFrom(engine, { input, probe, folder: join(directory, 'made') })
      for (const name of ['720', '360', 'sound']) {
        const bytes = await readFile(made.joined(name))
        for (const word of ['x264', 'Lavc', 'Lavf', 'ffmpeg', 'udta'])
          expect(bytes.includes(word)).toBe(false)
      }
      const path = join(directory, 'made', 'kept-360-0.mp4')
      const piece = await readFile(path)
      const about = { part: 'segments', kind: 'picture' } as const
      const altered = async (bytes: Buffer) => {
        const other = join(directory, 'altered.mp4')
        await writeFile(other, bytes)
        return releasePiece({ path: other, ...about }, ['Bring the lamp']).then(
          () => 'let out',
          (error: unknown) => String(error),
        )
      }
      expect(await altered(piece)).toBe('let out')
      expect(
        await altered(Buffer.concat([piece, Buffer.from('0000001075756964aaaaaaaaaaaaaaaa', 'hex')])),
      ).toContain('/uuid')
      const mdat = boxesIn(piece).find(({ type }) => type === 'mdat')
      const message = Buffer.from(piece)
      message.writeUInt8(0x06, (mdat?.from ?? 0) + 4)
      expect(await altered(message)).toContain('a unit of type 6')
      const longer = Buffer.concat([piece, Buffer.from('0000000c6d64617400000000', 'hex')])
      expect(await altered(longer)).not.toBe('let out')
      const spoken = Buffer.from(piece)
      spoken.write('Bring the lamp', (mdat?.to ?? 0) - 20, 'latin1')
      expect(await altered(spoken)).toContain('value-left')
    }))
})

const fragments = (bytes: Buffer) => {
  const boxes = boxesIn(bytes)
  return boxes.flatMap(({ type, from }) => {
    if (type !== 'moof') return []
    const tfdt = boxAt(
      bytes.subarray(0, boxes.find((one) => one.from === from)?.to),
      ['moof', 'traf', 'tfdt'],
      from - 8,
    )
    const trun = boxAt(
      bytes.subarray(0, boxes.find((one) => one.from === from)?.to),
      ['moof', 'traf', 'trun'],
      from - 8,
    )
    return [
      {
        time: Number(bytes.readBigUInt64BE(tfdt.from + 4)),
        samples: bytes.readUInt32BE(trun.from + 4),
        isKey: (bytes.readUInt32BE(trun.from + 16) & 0x10000) === 0,
      },
    ]
  })
}
const decodeTimes = (bytes: Buffer) => fragments(bytes).map(({ time, samples }) => ({ time, samples }))
const keyTimes = (bytes: Buffer) => fragments(bytes).flatMap(({ time, isKey }) => (isKey ? [time] : []))

/** The differences of two sounds, each the greatest of a hundredth of a second. */
function stepsOf(a: Float32Array, b: Float32Array): number[] {
  const steps: number[] = []
  for (let at = 0; at < a.length; at += 480)
    steps.push(meanDifference(a.subarray(at, at + 480), b.subarray(at, at + 480)))
  return steps
}
