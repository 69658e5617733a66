import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { deleteAsset } from './delete-material.ts'
import { filesOf } from './queries.ts'
import { openDesk } from './testing-desk.ts'
import { joinAs, personNamed, signedIn } from './testing.ts'
import { drawFilm, drawSound, withPhoneDetails } from './testing-footage.ts'
import { withWaveWords } from './testing-wave.ts'

const { house, set, place, deps, server, asking, prepared } = await openDesk({
  searchPath: process.env['PATH'],
})
const ask = (assetId: string) => fetch(`${server.origin}/assets/${assetId}/recording`)
const told = async (assetId: string) => (await (await ask(assetId)).json()) as Record<string, unknown>

async function madeFiles(assetId: string): Promise<Buffer[]> {
  const files = await filesOf(deps.db, assetId)
  return Promise.all(
    files
      .filter(({ role }) => role !== 'original')
      .map(async ({ sha256 }) => {
        const file = await set.storage.open(sha256.toString('hex'))
        return file === null ? Buffer.alloc(0) : buffer(file.stream())
      }),
  )
}

const mixer = `<?xml version="1.0"?><BWFXML><SCENE>12A</SCENE><TAKE>3</TAKE><TAPE>ROLL-0426</TAPE>
<SPEED><TIMECODE_RATE>25/1</TIMECODE_RATE><TIMECODE_FLAG>NDF</TIMECODE_FLAG></SPEED>
<TRACK_LIST><TRACK><INTERLEAVE_INDEX>1</INTERLEAVE_INDEX><NAME>Boom Ostrava</NAME></TRACK></TRACK_LIST></BWFXML>`

test('a recorder’s sound keeps its timecode, slate and names as facts, and nothing of them is in what is made of it', async () => {
  const wave = withWaveWords(await drawSound(deps, 'wav'), {
    bext: { date: '2026-03-03', time: '10:15:00', samples: 48_000 * 36_900 },
    ixml: mixer,
  })
  const { assetId } = await prepared(wave, 'Saltlight S99T9.wav')
  expect(await told(assetId)).toMatchObject({
    moment: { sureness: 'clock', at: null, clock: '2026-03-03T10:15:00', offsetMinutes: null },
    timecode: { text: '10:15:00:00', count: 'non-drop', rate: { num: 25, den: 1 }, source: 'sound-file' },
    slate: { roll: 'ROLL-0426', clip: null, scene: '12A', take: '3', source: 'recorder' },
    sounds: [{ track: 0, channel: 0, name: 'Boom Ostrava' }],
    device: null,
  })
  for (const made of await madeFiles(assetId))
    for (const word of ['ROLL-0426', 'Boom Ostrava', 'Lindqvist', 'iXML', 'bext'])
      expect(made.includes(word)).toBe(false)
})

test('who prepares footage sees the device, who looks at it its moment and its storyboard, and a contributor nothing', async () => {
  const film = withPhoneDetails(await drawFilm(deps, { seconds: 1, sound: false, rate: '30000/1001' }), {
    '©xyz': '+52.5200+013.4050/',
    '©mak': 'Acme Phones',
    '©mod': 'Pocket 9 Pro',
  })
  const { assetId } = await prepared(film, 'A001C002_260303_R1AB.mp4')
  const whole = await told(assetId)
  const board = () => fetch(`${server.origin}/assets/${assetId}/storyboard`)
  const drawn = await board()
  expect(drawn.headers.get('content-type')).toContain('text/vtt')
  expect(await drawn.text()).toMatch(
    /^WEBVTT\n\n00:00:00\.000 --> 00:00:0[01]\.\d{3}\n\/m\/\S+#xywh=0,0,160,120\n/,
  )
  expect(whole).toMatchObject({
    rate: { num: 30_000, den: 1001, isConstant: true },
    turn: 0,
    slate: { roll: 'A001', clip: 'C002', scene: null, take: null, source: 'file-name' },
    device: { make: 'Acme Phones', model: 'Pocket 9 Pro', lens: null },
  })
  expect(JSON.stringify(whole)).not.toMatch(/52\.52|13\.40/)
  const counsel = await personNamed(house, 'Noor Haddad')
  await joinAs(house, { productionId: place.productionId, userId: counsel, role: 'counsel' })
  const hand = await personNamed(house, 'Samir Haddad')
  await joinAs(house, { productionId: place.productionId, userId: hand, role: 'contributor' })
  asking.as = signedIn(counsel)
  expect(await told(assetId)).toEqual({ ...whole, device: null })
  asking.as = signedIn(hand)
  expect([(await ask(assetId)).status, (await board()).status]).toEqual([403, 403])
  asking.as = signedIn(await personNamed(house, 'A stranger'))
  expect([(await ask(assetId)).status, (await board()).status]).toEqual([404, 404])
  asking.as = signedIn(place.owner)
})

test('a photograph keeps its moment and its camera, and not its place; both go with it', async () => {
  const still = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#c04010' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Acme Phones', Model: 'Lantern 13 Pro', Artist: 'Samir Haddad' },
      IFD2: { DateTimeOriginal: '2026:03:03 10:15:00', OffsetTimeOriginal: '+01:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 59/1' },
    })
    .toBuffer()
  const { assetId, uploadId } = await prepared(still, 'IMG_2041.jpg')
  const whole = await told(assetId)
  expect(whole).toMatchObject({
    moment: { sureness: 'zoned', at: '2026-03-03T09:15:00.000Z', offsetMinutes: 60 },
    slate: null,
    device: { make: 'Acme Phones', model: 'Lantern 13 Pro', lens: null },
  })
  expect(JSON.stringify(whole)).not.toMatch(/Haddad|52/)
  expect((await fetch(`${server.origin}/assets/${assetId}/storyboard`)).status).toBe(404)
  await deleteAsset(deps, { uploadId, actor: { userId: place.owner, name: 'Ida Brandt' } })
  expect((await ask(assetId)).status).toBe(404)
  const left = async (table: 'ingest.recordings' | 'ingest.recordingDevices') =>
    house.crew.selectFrom(table).select('assetId').where('assetId', '=', assetId).execute()
  expect([await left('ingest.recordings'), await left('ingest.recordingDevices')]).toEqual([[], []])
})
