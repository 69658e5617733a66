import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sketchOf } from './sketch.ts'

const MIB = 2 ** 20
const film = (change?: { at: number }) => {
  const bytes = new Uint8Array(4 * MIB)
  if (change) bytes[change.at] = 255
  return bytes
}

test('a film is known again under another name and time', async () => {
  const [one, again] = [
    new File([film()], 'IMG_0042.MOV', { lastModified: 1 }),
    new File([film()], '7C1D.mov', { lastModified: 2 }),
  ]
  expect(await sketchOf(again)).toBe(await sketchOf(one))
})

test('another film is another one: by its size, its ends and its middle', async () => {
  const sketches = await Promise.all(
    [
      new Blob([film()]),
      new Blob([film(), 'x']),
      new Blob([film({ at: 0 })]),
      new Blob([film({ at: 2 * MIB })]),
      new Blob([film({ at: 4 * MIB - 1 })]),
    ].map(sketchOf),
  )
  expect(new Set(sketches).size).toBe(5)
})

test('a small file is its size and all of its bytes', async () => {
  expect(await sketchOf(new Blob(['slate']))).toBe(createHash('sha256').update('5\nslate').digest('hex'))
})
