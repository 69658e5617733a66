import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flicksToTicks, instant, parseTimecode, rate } from '../../time/index.ts'
import { readBroadcastWave } from './bext.ts'
import { slateInName } from './file-name.ts'
import { readFilmTags } from './film-tags.ts'
import { readSoundNotes } from './ixml.ts'
import { readMoment } from './moment.ts'
import { deviceOf } from './recording.ts'
import { readTimecode, readTimecodeRate, timecodeOfSamples } from './start-timecode.ts'
import { readXml } from './xml.ts'

const now = instant(Date.parse('2026-11-22T12:00:00Z'))
const at = (iso: string) => Date.parse(iso)

describe('when something was recorded', () => {
  test('is exact where the device told its offset, and only then tied to a zone', () => {
    expect(readMoment({ time: '2026-11-22T11:15:00+0100' }, now)).toEqual({
      sureness: 'zoned',
      at: at('2026-11-22T10:15:00Z'),
      offsetMinutes: 60,
    })
    expect(readMoment({ time: '2026:11:22 04:45:00', offset: '-05:30' }, now)).toMatchObject({
      at: at('2026-11-22T10:15:00Z'),
      offsetMinutes: -330,
    })
    expect(readMoment({ time: '2026:11:22 10:15:00' }, now)).toEqual({
      sureness: 'clock',
      clock: '2026-11-22T10:15:00',
    })
  })

  test('is world time of a telephone, and doubtful of a camera that writes the same letters', () => {
    const time = '2026-11-22T10:15:00.000000Z'
    expect(readMoment({ time, meansUtc: true }, now)).toMatchObject({ sureness: 'utc' })
    expect(readMoment({ time }, now)).toMatchObject({ sureness: 'unsure', at: at('2026-11-22T10:15:00Z') })
  })

  test.each([
    '1904-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '2027-06-01T00:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-11-22',
    'noon',
    '',
  ])('is not known from %s', (time) => expect(readMoment({ time }, now)).toBeNull())

  test('is read again as it was written, at any moment and offset', () => {
    const moments = fc.integer({ min: at('2000-01-02T00:00:00Z'), max: now }).map((ms) => ms - (ms % 1000))
    fc.assert(
      fc.property(moments, fc.integer({ min: -14 * 60, max: 14 * 60 }), (ms, offsetMinutes) => {
        const clock = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 19)
        const [hours, minutes] = [Math.trunc(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60]
        const offset = `${offsetMinutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
        expect(readMoment({ time: `${clock}${offset}` }, now)).toMatchObject({ at: ms, offsetMinutes })
      }),
    )
  })
})

describe('the timecode of a first frame', () => {
  test('is taken as its track shows it, drop-frame only where a rate drops numbers', () => {
    expect(readTimecode('10:02:03:04', rate(25))).toMatchObject({ text: '10:02:03:04', count: 'non-drop' })
    expect(readTimecode('10:02:03.04', rate(30_000, 1001))).toMatchObject({
      text: '10:02:03;04',
      count: 'drop',
    })
    expect(readTimecode('10:02:03;04', rate(25))).toBeNull()
    expect(readTimecode('10:02:00;00', rate(30_000, 1001))).toBeNull()
    expect(readTimecode('10:02:03:25', rate(25))).toBeNull()
    expect(readTimecode('25:02:03:04', rate(25))).toBeNull()
    expect(readTimecode('10:02:03;04', null)).toMatchObject({ count: 'drop', rate: null })
  })

  test.each([
    [172_800_000, 48_000, rate(25), 'non-drop', '01:00:00:00'],
    [172_800_000, 48_000, rate(30_000, 1001), 'drop', '01:00:00;00'],
    [172_972_800, 48_000, rate(24_000, 1001), 'non-drop', '01:00:00:00'],
    [172_972_800, 48_000, rate(30_000, 1001), 'non-drop', '01:00:00:00'],
    [345_945_600, 96_000, rate(24_000, 1001), 'non-drop', '01:00:00:00'],
  ] as const)(
    'of %i samples at %i a second is that of the recorder’s own rate',
    (samples, sampleRate, counts, count, text) => {
      expect(timecodeOfSamples({ samples, sampleRate, rate: counts, count })?.text).toBe(text)
    },
  )

  test('of samples is the frame that they lie in, for every rate and count', () => {
    const rates = fc.constantFrom(
      rate(24_000, 1001),
      rate(25),
      rate(30_000, 1001),
      rate(30),
      rate(60_000, 1001),
    )
    fc.assert(
      fc.property(fc.nat(86_000 * 48_000), rates, fc.boolean(), (samples, counts, drops) => {
        const found = timecodeOfSamples({
          samples,
          sampleRate: 48_000,
          rate: counts,
          count: drops ? 'drop' : 'non-drop',
        })
        const begins = flicksToTicks(parseTimecode(found?.text ?? '', counts), { num: 1, den: 48_000 })
        expect(begins).toBeLessThanOrEqual(samples + 1)
        expect(samples - begins).toBeLessThanOrEqual((48_000 * counts.den) / counts.num + 1)
      }),
    )
    expect(
      timecodeOfSamples({ samples: 48_000 * 90_000, sampleRate: 48_000, rate: null, count: 'non-drop' }),
    ).toBeNull()
  })

  test('counts at the rates that recorders write', () => {
    expect(readTimecodeRate('24000/1001')).toEqual(rate(24_000, 1001))
    expect(readTimecodeRate('29.97')).toEqual(rate(30_000, 1001))
    expect(readTimecodeRate('25')).toEqual(rate(25))
    for (const none of ['0/0', '1000000/1', '25/0', '7', 'NaN', undefined])
      expect(readTimecodeRate(none)).toBeNull()
  })
})

/** A `bext` body: description, date, time and the samples since midnight. */
function bext(description: string, date: string, time: string, samples: number): Uint8Array {
  const body = new Uint8Array(602)
  const put = (text: string, from: number) =>
    Array.from(text).forEach((letter, index) => (body[from + index] = letter.charCodeAt(0)))
  put(description, 0)
  put('Ida Brandt', 256)
  put(date, 320)
  put(time, 330)
  const view = new DataView(body.buffer)
  view.setUint32(338, samples % 2 ** 32, true)
  view.setUint32(342, Math.floor(samples / 2 ** 32), true)
  return body
}

describe('a broadcast wave', () => {
  test('tells its samples since midnight, its clock and its slate, and nobody’s name', () => {
    const told = readBroadcastWave(
      bext(
        'sSPEED=025.000-ND\r\nsSCENE=12A\r\nsTAKE=03\r\nsTAPE=22Y11M26\r\n',
        '2026-11-22',
        '10-15-00',
        1_771_200_000 * 4,
      ),
    )
    expect(told).toEqual({
      time: '2026-11-22 10:15:00',
      samples: 7_084_800_000,
      slate: { roll: '22Y11M26', clip: null, scene: '12A', take: '03', source: 'recorder' },
    })
    expect(JSON.stringify(told)).not.toContain('Brandt')
  })

  test('tells what it can of any bytes', () => {
    expect(readBroadcastWave(new Uint8Array(345))).toBeNull()
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 346, maxLength: 700 }), (body) => {
        const told = readBroadcastWave(body)
        expect(told?.samples === null || Number.isSafeInteger(told?.samples)).toBe(true)
      }),
    )
  })
})

const mixer = `<?xml version="1.0" encoding="UTF-8"?>
<BWFXML><IXML_VERSION>1.61</IXML_VERSION><PROJECT>SALTLIGHT</PROJECT><SCENE>12A</SCENE><TAKE>3</TAKE><TAPE>22Y11M26</TAPE>
<SPEED><TIMECODE_RATE>30000/1001</TIMECODE_RATE><TIMECODE_FLAG>DF</TIMECODE_FLAG>
<TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>0</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>
<TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>172800000</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>
<TIMESTAMP_SAMPLE_RATE>48000</TIMESTAMP_SAMPLE_RATE></SPEED>
<TRACK_LIST><TRACK_COUNT>3</TRACK_COUNT>
<TRACK><CHANNEL_INDEX>3</CHANNEL_INDEX><INTERLEAVE_INDEX>1</INTERLEAVE_INDEX><NAME>Boom</NAME></TRACK>
<TRACK><CHANNEL_INDEX>4</CHANNEL_INDEX><INTERLEAVE_INDEX>2</INTERLEAVE_INDEX><NAME>Lav &lt;1&gt;</NAME></TRACK>
<TRACK><CHANNEL_INDEX>5</CHANNEL_INDEX><INTERLEAVE_INDEX>3</INTERLEAVE_INDEX><NAME></NAME></TRACK></TRACK_LIST>
<NOTE>Mara lives at 4 Pier Road</NOTE></BWFXML>\0\0`

describe('the notes of a recorder', () => {
  test('name the channels where they lie in the file, the slate, and how timecode counts', () => {
    const told = readSoundNotes(mixer)
    expect(told).toEqual({
      slate: { roll: '22Y11M26', clip: null, scene: '12A', take: '3', source: 'recorder' },
      rate: rate(30_000, 1001),
      count: 'drop',
      samples: { samples: 172_800_000, sampleRate: 48_000 },
      sounds: [
        { track: 0, channel: 0, name: 'Boom' },
        { track: 0, channel: 1, name: 'Lav <1>' },
      ],
    })
    expect(JSON.stringify(told)).not.toContain('Pier Road')
  })

  test.each([
    [
      'a document type',
      '<!DOCTYPE BWFXML [<!ENTITY a SYSTEM "file:///etc/passwd">]><BWFXML><SCENE>&a;</SCENE></BWFXML>',
    ],
    ['entities of entities', '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><BWFXML/>'],
    ['tags that close in no order', '<BWFXML><SCENE></BWFXML></SCENE>'],
    ['two roots', '<BWFXML/><BWFXML/>'],
    ['a root that stays open', '<BWFXML><SCENE>1</SCENE>'],
    ['more than 16 levels', `<BWFXML>${'<A>'.repeat(20)}${'</A>'.repeat(20)}</BWFXML>`],
    ['more than 5,000 elements', `<BWFXML>${'<A/>'.repeat(5001)}</BWFXML>`],
    ['more than 256 KiB', `<BWFXML>${' '.repeat(300_000)}</BWFXML>`],
    ['another document', '<html></html>'],
  ])('are none with %s', (_, text) => expect(readSoundNotes(text)).toBeNull())

  test('keep an entity as it is written where XML does not know it', () => {
    expect(readSoundNotes('<BWFXML><SCENE>&xxe;&#65;</SCENE></BWFXML>')?.slate?.scene).toBe('&xxe;A')
  })

  test('are read in a moment whatever the bytes are', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      ';',
      '<!--',
      ']]>',
      '<![CDATA[',
      'A',
      ' ',
      '="',
      '"',
      '<BWFXML>',
      '</BWFXML>',
      '<?',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 400 }), (parts) => {
        const began = performance.now()
        readXml(parts.join(''))
        expect(performance.now() - began).toBeLessThan(200)
      }),
    )
    const began = performance.now()
    for (const each of ['<a ', '<!--', '<a b="', '<a b=', '&amp', '<?'])
      expect(readXml(each.repeat(Math.floor(200_000 / each.length)))).toBeNull()
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

test.each([
  ['A001C002_221122_R1AB.mov', { roll: 'A001', clip: 'C002' }],
  ['A001_C002_1122X9_001.mxf', { roll: 'A001', clip: 'C002' }],
  ['B012_11221015_C004.mov', { roll: 'B012', clip: 'C004' }],
  ['S01T03.wav', { scene: '1', take: '3' }],
  ['Saltlight_S12A_T4.wav', { scene: '12A', take: '4' }],
  ['Scene 7 Take 12.wav', { scene: '7', take: '12' }],
])('the name %s proposes its slate', (name, slate) => {
  expect(slateInName(name)).toMatchObject({ ...slate, source: 'file-name' })
})

test.each([
  'IMG_2041.MOV',
  'PXL_20261122_101500.mp4',
  'GX010042.MP4',
  'holiday.wav',
  'ACCT0012.pdf',
  'DSC_0042.NEF',
])('the name %s proposes nothing', (name) => expect(slateInName(name)).toBeNull())

test('a telephone’s tags tell its moment and its device, and never its place', () => {
  const told = readFilmTags(
    {
      tags: {
        'com.apple.quicktime.make': 'Apple',
        'com.apple.quicktime.model': 'iPhone 12',
        'com.apple.quicktime.location.ISO6709': '+52.5163+013.3777/',
        'com.apple.quicktime.creationdate': '2026-11-22T11:15:00+0100',
        creation_time: '2026-11-22T10:15:02.000000Z',
      },
      streams: [{ kind: 'audio', tags: { handler_name: 'Core Media Audio' } }],
    },
    { now, rate: rate(30) },
  )
  expect(told).toEqual({
    moment: { sureness: 'zoned', at: at('2026-11-22T10:15:00Z'), offsetMinutes: 60 },
    timecode: null,
    slate: null,
    sounds: [],
    device: { make: 'Apple', model: 'iPhone 12', lens: null },
  })
})

test('a camera’s tags tell its timecode and roll, and how its tracks are called', () => {
  const told = readFilmTags(
    {
      tags: { creation_time: '2026-11-22T10:15:00.000000Z' },
      streams: [
        { kind: 'video', tags: { timecode: '10:02:03;04', reel_name: 'A001' } },
        { kind: 'audio', tags: { title: 'Boom' } },
        { kind: 'audio', tags: { handler_name: 'SoundHandler' } },
        { kind: 'audio', tags: { title: 'Lav 2' } },
      ],
    },
    { now, rate: rate(30_000, 1001) },
  )
  expect(told).toMatchObject({
    moment: { sureness: 'unsure' },
    timecode: { text: '10:02:03;04', count: 'drop' },
    slate: { roll: 'A001', source: 'recorder' },
    sounds: [
      { track: 0, channel: null, name: 'Boom' },
      { track: 2, channel: null, name: 'Lav 2' },
    ],
    device: null,
  })
})

test('a device’s words are one line of bounded length', () => {
  expect(deviceOf({ make: ' Acme\n\u202eevil\u0000 ', model: 'x'.repeat(500) })).toEqual({
    make: 'Acme evil',
    model: 'x'.repeat(80),
    lens: null,
  })
  expect(deviceOf({ make: ' \0 ' })).toBeNull()
})
