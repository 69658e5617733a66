import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { inTestDirectory } from '../testing.ts'
import { checkStill } from './check-still.ts'
import { makeStill } from './make-still.ts'
import { stillValues } from './still-values.ts'

const words = {
  Make: 'Saltlight Optics',
  Model: 'Lantern 13 Pro',
  Artist: 'Mara Lindqvist',
  Software: 'Wharf 2.1',
}
const gps = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '52/1 30/1 59/1',
  GPSLongitudeRef: 'E',
  GPSLongitude: '13/1 22/1 40/1',
}

/** Red above, blue below, stored on its side as a telephone held upright stores it. */
async function telephoneStill(path: string): Promise<void> {
  const half = { create: { width: 40, height: 120, channels: 3 as const, background: '#0000c0' } }
  const blue = await sharp(half).png().toBuffer()
  const lying = { create: { width: 80, height: 120, channels: 3 as const, background: '#c00000' } }
  await sharp(lying)
    .composite([{ input: blue.subarray(0), left: 40, top: 0 }])
    .jpeg()
    .withExif({ IFD0: words, IFD3: gps })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: words, IFD3: gps })
    .toFile(path)
}

test('a still is written anew, upright and without a word about place, device and people', () =>
  inTestDirectory(async (directory) => {
    const path = join(directory, 'still.jpg')
    await telephoneStill(path)
    expect(await stillValues(path)).toEqual(expect.arrayContaining(Object.values(words)))
    const made = await makeStill({
      path,
      posterSide: 60,
      output: (role, format) => join(directory, `${role}.${format}`),
    })
    expect(made).toMatchObject({
      kind: 'made',
      clean: { format: 'jpeg', released: { mediaType: 'image/jpeg' }, width: 120, height: 80 },
      poster: { width: 60, height: 40 },
    })
    const bytes = await readFile(join(directory, 'clean.jpeg'))
    for (const word of [...Object.values(words), 'Exif']) expect(bytes.includes(word)).toBe(false)
  }))

test('a transparent still stays a PNG, and its poster stands on white', () =>
  inTestDirectory(async (directory) => {
    const path = join(directory, 'title.png')
    await sharp({ create: { width: 30, height: 20, channels: 4, background: '#00000000' } })
      .png()
      .toFile(path)
    const made = await makeStill({
      path,
      posterSide: 640,
      output: (role, format) => join(directory, `${role}.${format}`),
    })
    expect(made).toMatchObject({
      kind: 'made',
      clean: { format: 'png', width: 30, height: 20 },
      poster: { format: 'jpeg' },
    })
    const { data } = await sharp(await readFile(join(directory, 'poster.jpeg')))
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(data[0]).toBe(255)
  }))

test('a still that breaks off is refused as damaged and leaves nothing', () =>
  inTestDirectory(async (directory) => {
    const path = join(directory, 'still.jpg')
    await telephoneStill(path)
    const whole = await readFile(path)
    await writeFile(path, whole.subarray(0, whole.length - 300))
    const made = await makeStill({
      path,
      posterSide: 60,
      output: (role, format) => join(directory, `${role}.${format}`),
    })
    expect(made).toMatchObject({ kind: 'refused', because: 'damaged' })
  }))

test('the check names a block of words and anything behind the end of a picture', () =>
  inTestDirectory(async (directory) => {
    const path = join(directory, 'still.jpg')
    await telephoneStill(path)
    expect(await checkStill({ path, format: 'jpeg' }, [])).toEqual({
      kind: 'not-clean',
      because: 'box-left',
      where: 'APP1',
    })
    const plain = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } })
      .jpeg()
      .toBuffer()
    await writeFile(path, Buffer.concat([plain, Buffer.from('second film hidden here')]))
    expect(await checkStill({ path, format: 'jpeg' }, [])).toEqual({
      kind: 'not-clean',
      because: 'box-left',
      where: 'trailer',
    })
    await writeFile(path, plain)
    expect(await checkStill({ path, format: 'jpeg' }, [])).toMatchObject({ kind: 'clean' })
  }))
