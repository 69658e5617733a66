import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { box } from '../../../../../fixtures/hostile/boxes.ts'
import { inTestDirectory } from '../testing.ts'
import { readHeicLayout } from './heic-layout.ts'

const full = (type: string, ...bodies: Buffer[]): Buffer => box(type, Buffer.alloc(4), ...bodies)
const numbers = (...values: [value: number, bytes: number][]): Buffer =>
  Buffer.concat(
    values.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes)
      buffer.writeUIntBE(value, 0, bytes)
      return buffer
    }),
  )

function item(id: number, type: string): Buffer {
  return box(
    'infe',
    Buffer.from([2, 0, 0, 0]),
    numbers([id, 2], [0, 2]),
    Buffer.from(type, 'latin1'),
    Buffer.alloc(1),
  )
}

/** A grid of two tiles beside each other, turned by `quarters` against the clock. */
function gridFile({
  quarters,
  width,
  tiles = [1, 2],
}: {
  quarters: number
  width: number
  tiles?: number[]
}): Buffer {
  const grid = numbers([0, 1], [0, 1], [0, 1], [1, 1], [width, 2], [64, 2])
  return Buffer.concat([
    box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1')),
    full(
      'meta',
      full('pitm', numbers([3, 2])),
      full('iinf', numbers([3, 2]), item(1, 'hvc1'), item(2, 'hvc1'), item(3, 'grid')),
      full(
        'iref',
        box('dimg', numbers([3, 2], [tiles.length, 2], ...tiles.map((tile): [number, number] => [tile, 2]))),
      ),
      box(
        'iprp',
        box('ipco', full('ispe', numbers([width, 4], [64, 4])), box('irot', Buffer.from([quarters]))),
        full('ipma', numbers([1, 4], [3, 2], [2, 1], [1, 1], [0x82, 1])),
      ),
      box(
        'iloc',
        Buffer.from([1, 0, 0, 0]),
        numbers([0x44, 1], [0, 1], [1, 2], [3, 2], [1, 2], [0, 2], [1, 2], [0, 4], [grid.length, 4]),
      ),
      box('idat', grid),
    ),
  ])
}

async function layoutOf(file: Buffer) {
  return inTestDirectory(async (directory) => {
    const path = join(directory, 'still.heic')
    await writeFile(path, file)
    return readHeicLayout(path)
  })
}

test('the layout of a HEIC still names its tiles, its cut and its turn', async () => {
  expect(await layoutOf(gridFile({ quarters: 3, width: 100 }))).toEqual({
    tiles: [1, 2],
    columns: 2,
    rows: 1,
    width: 100,
    height: 64,
    turn: 90,
    mirror: 'none',
    profile: null,
  })
})

test('a layout that lacks a tile, promises too many pixels or breaks off is none', async () => {
  expect(await layoutOf(gridFile({ quarters: 0, width: 100, tiles: [1] }))).toBeNull()
  expect(await layoutOf(gridFile({ quarters: 0, width: 0 }))).toBeNull()
  const whole = gridFile({ quarters: 0, width: 100 })
  for (let length = 0; length < whole.length; length += 7)
    expect(await layoutOf(whole.subarray(0, length))).toBeNull()
})
