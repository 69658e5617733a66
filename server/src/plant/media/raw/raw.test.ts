import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { sniff } from '@stagedoor/core/ingest'
import { makeStill } from '../stills/make-still.ts'
import { inTestDirectory } from '../testing.ts'
import { bytesOf } from '../byte-source.ts'
import { findPreview, readRawContents } from './find-preview.ts'
import { takeRawPreview } from './take-preview.ts'
import { cameraWords, circularRaw, rawFiles } from './testing-raw.ts'

const files = await rawFiles()

test.each([...files])('a %s is shown by the largest picture its camera put into it, upright', (name, bytes) =>
  inTestDirectory(async (directory) => {
    const sniffed = sniff(bytes.subarray(0, 4096))
    expect(sniffed).toMatchObject({ kind: 'media', format: { kind: 'still' } })
    const path = join(directory, `still.${name}`)
    await writeFile(path, bytes)
    const preview = await takeRawPreview(path, join(directory, 'preview.jpg'))
    expect(preview).toMatchObject({ width: 120, height: 80 })
    const made = await makeStill({
      path: preview?.path ?? '',
      takenOutOf: path,
      posterSide: 60,
      output: (role, format) => join(directory, `${role}.${format}`),
    })
    expect(made).toMatchObject({ kind: 'made', clean: { width: 80, height: 120, format: 'jpeg' } })
    const { data, info } = await sharp(join(directory, 'clean.jpeg'))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const colourAt = (row: number) => [...data.subarray(row * info.width * 3, row * info.width * 3 + 3)]
    expect(colourAt(10)[0]).toBeGreaterThan(150)
    expect(colourAt(110)[2]).toBeGreaterThan(150)
    const clean = await readFile(join(directory, 'clean.jpeg'))
    for (const word of Object.values(cameraWords)) expect(clean.includes(word)).toBe(false)
  }),
)

test('a raw file tells its camera and its moment where its structure has them', async () => {
  const told = await readRawContents(bytesOf(files.get('cr3') ?? Buffer.alloc(0)))
  const { make, model, taken } = cameraWords
  expect(told).toMatchObject({
    words: { make, model, dateTaken: taken },
    size: { width: 6000, height: 4000 },
    orientation: 6,
  })
})

test('raw data is never taken for a preview, however much larger it is', async () => {
  const source = bytesOf(files.get('dng') ?? Buffer.alloc(0))
  const contents = await readRawContents(source)
  expect(contents?.size).toEqual({ width: 6000, height: 4000 })
  expect(contents && (await findPreview(source, contents))?.frame).toMatchObject({ width: 120, height: 80 })
})

test('directories that go in a circle and promise more than the file has come to an end, with no preview', async () => {
  const source = bytesOf(circularRaw())
  const contents = await readRawContents(source)
  expect(contents && (await findPreview(source, contents))).toBeNull()
})

test('a scan without a picture inside has no preview, and nothing is written', () =>
  inTestDirectory(async (directory) => {
    const path = join(directory, 'scan.tif')
    await sharp({ create: { width: 20, height: 10, channels: 3, background: '#444' } })
      .tiff({ compression: 'none' })
      .toFile(path)
    expect(await takeRawPreview(path, join(directory, 'preview.jpg'))).toBeNull()
    await expect(stat(join(directory, 'preview.jpg'))).rejects.toThrow('ENOENT')
  }))

/** A source that counts: what it costs to read a damaged file is bounded, whatever it says. */
function counted(buffer: Buffer) {
  const inner = bytesOf(buffer)
  const cost = { reads: 0, bytes: 0 }
  const read: typeof inner.read = (at, length) => {
    cost.reads += 1
    cost.bytes += length
    return inner.read(at, length)
  }
  return { source: { size: inner.size, read }, cost }
}

test.each([...files])('a damaged %s has a preview within its bytes or none, at a bounded cost', (_, bytes) =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(Math.min(bytes.length, 700) - 1), fc.nat(255)), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.nat(bytes.length),
      async (changes, length) => {
        const damaged = Buffer.from(bytes.subarray(0, Math.max(length, 8)))
        for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value
        const { source, cost } = counted(damaged)
        const contents = await readRawContents(source)
        const preview = contents && (await findPreview(source, contents))
        if (preview) {
          const { at, length: long } = preview.stretch
          expect(at + long).toBeLessThanOrEqual(damaged.length)
          expect(damaged.readUInt16BE(at)).toBe(0xffd8)
        }
        expect(cost.reads).toBeLessThan(20_000)
        expect(cost.bytes).toBeLessThan(4 * 2 ** 20)
      },
    ),
    { numRuns: 60 },
  ),
)
