import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addToMoov, box, telephoneBoxes } from '../../../../../../fixtures/hostile/boxes.ts'
import { engineHere, inTestDirectory, testFilmPlan } from '../../testing.ts'
import { checkBoxes } from '../check-boxes.ts'
import { checkFilm } from '../check-film.ts'
import { mayBeSaid } from './allowed-fields.ts'
import { checkFields, toldBy } from './check-fields.ts'

const engine = await engineHere()
afterAll(() => engine.close())

/** A film of the house, and a way to look at it altered. */
async function withFilm(
  work: (film: Buffer, place: (bytes: Buffer) => Promise<string>) => Promise<void>,
): Promise<void> {
  await inTestDirectory(async (directory) => {
    const path = join(directory, 'film.mp4')
    await engine.run(testFilmPlan(path, { isFastStart: false }))
    const place = async (bytes: Buffer): Promise<string> => {
      await writeFile(path, bytes)
      return path
    }
    await work(await readFile(path), place)
  })
}

test('what one reader does not see is seen by the other, and either is enough to keep a film back', () =>
  withFilm(async (film, place) => {
    const readers = async (bytes: Buffer) => {
      const path = await place(bytes)
      return { boxes: await checkBoxes(path), fields: await checkFields(path) }
    }
    expect(await readers(film)).toEqual({ boxes: null, fields: null })
    const { inMoov } = telephoneBoxes()
    expect(await readers(addToMoov(film, inMoov))).toMatchObject({
      boxes: { because: 'box-left' },
      fields: { because: 'tag-left', where: expect.stringMatching(/^MediaInfo: \w+ of General$/) },
    })

    // A box of positions that MediaInfo steps over.
    expect(await readers(addToMoov(film, box('gpmd', Buffer.alloc(8))))).toEqual({
      boxes: { because: 'box-left', where: '/moov/gpmd' },
      fields: null,
    })

    // Words in the first frame, where all boxes are as they should be.
    const spoken = Buffer.from(film)
    spoken.write('Lantern 13 Pro of Mara', film.indexOf('core', film.indexOf('x264 - ')), 'latin1')
    const kept = { because: 'tag-left', where: 'MediaInfo: Encoded_Library of Video' }
    expect(await readers(spoken)).toEqual({ boxes: null, fields: kept })
    const finished = { path: await place(spoken), formats: ['mov'], streams: 2 }
    expect(await checkFilm(engine, finished, [])).toEqual({ kind: 'not-clean', ...kept })
  }))

test('a file that the second reader cannot read is not let out', () =>
  withFilm(async (_film, place) => {
    expect(await checkFields(await place(Buffer.alloc(4_000, 'words of somebody ')))).toMatchObject({
      because: 'unreadable',
    })
  }))

test('a field is said by name and by form, and what nobody has heard of may not be said', () => {
  expect(mayBeSaid('Width', '1920')).toBe(true)
  expect(mayBeSaid('Width', 'by Mara Lindqvist')).toBe(false)
  expect(mayBeSaid('colour_primaries_Original_Source', 'Stream')).toBe(true)
  expect(mayBeSaid('Encoded_Library', 'Lavc')).toBe(true)
  expect(mayBeSaid('Encoded_Library', 'GoPro AVC encoder')).toBe(false)
  for (const field of ['Title', 'Recorded_Location', 'Encoded_Date', 'TimeCode_FirstFrame', 'extra.xyz'])
    expect(mayBeSaid(field, '1')).toBe(false)
  expect(mayBeSaid('UniqueID', '2')).toBe(true)
  expect(mayBeSaid('UniqueID', '288930154032176453118420736118')).toBe(false)
  expect(toldBy([{ '@type': 'General' }, { '@type': 'Other', Type: 'Time code' }])).toMatchObject({
    because: 'stream-left',
  })
  expect(toldBy([{ '@type': 'General' }, { '@type': 'Video', Owner_String: 'Mara' }])).toEqual({
    because: 'tag-left',
    where: 'MediaInfo: Owner_String of Video',
  })
})
