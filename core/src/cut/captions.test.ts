import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FLICKS_PER_SECOND, type Flicks } from '../time/index.ts'
import { CAPTION_ROOM, layOutCues } from './caption-layout.ts'
import { CAPTIONS_LONGEST, CUES_MOST, CUE_LONGEST, type Captions, type Cue } from './cue.ts'
import { readCaptions } from './read-captions.ts'
import { isShape, SHAPES, type Shape } from './shape.ts'
import { spreadText } from './spread-text.ts'
import { breakAnywhere, widthOf } from './text-width.ts'
import { isVtt, readSrt, readVtt } from './timed-captions.ts'
import { writeVtt } from './write-vtt.ts'

const seconds = (count: number) => Math.round(count * FLICKS_PER_SECOND) as Flicks

function cuesOf(captions: Captions): readonly Cue[] {
  if (captions.kind === 'refused') throw new Error(`refused: ${captions.because} at line ${captions.line}`)
  return captions.cues
}

const said = (captions: Captions) => cuesOf(captions).map((cue) => cue.text)

describe('SubRip', () => {
  test('is read as it is written', () => {
    const read = readSrt(
      '1\n00:00:01,500 --> 00:00:03,000\nSalt is the\nright size.\n\n2\n00:00:03,000 --> 00:00:04,250\nAlready.\n',
    )
    expect(read).toEqual({
      kind: 'read',
      cues: [
        { from: seconds(1.5), to: seconds(3), text: 'Salt is the\nright size.' },
        { from: seconds(3), to: seconds(4.25), text: 'Already.' },
      ],
    })
  })

  test('is taken as it comes', () => {
    expect(said(readSrt('\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nWith a mark\r\n\r\n'))).toEqual([
      'With a mark',
    ])
    expect(said(readSrt('1\r00:00:01.000 --> 00:00:02.000\rOld line ends, a point'))).toEqual([
      'Old line ends, a point',
    ])
    expect(said(readSrt('00:01,000 --> 00:02,000\nNo number, no hours'))).toEqual(['No number, no hours'])
    expect(said(readSrt('1\n00:00:01,000 --> 00:00:02,000 X1:40 X2:600 Y1:20 Y2:50\nPlaced'))).toEqual([
      'Placed',
    ])
    expect(
      said(
        readSrt(
          '1\n00:00:01,000 --> 00:00:02,000\nBefore\n\nafter a blank line\n\n2\n00:00:03,000 --> 00:00:04,000\nNext',
        ),
      ),
    ).toEqual(['Before\nafter a blank line', 'Next'])
    expect(
      said(
        readSrt('1\n00:00:01,000 --> 00:00:02,000\nNo blank line\n2\n00:00:03,000 --> 00:00:04,000\nNext'),
      ),
    ).toEqual(['No blank line', 'Next'])
    expect(
      said(readSrt('00:00:01,000 --> 00:00:02,000\n1986\n00:00:03,000 --> 00:00:04,000\nA year')),
    ).toEqual(['1986', 'A year'])
  })

  test('is put in order of time', () => {
    expect(
      said(readSrt('00:00:05,000 --> 00:00:06,000\nsecond\n\n00:00:01,000 --> 00:00:02,000\nfirst')),
    ).toEqual(['first', 'second'])
  })

  test('drops mark-up and keeps what only looks like it', () => {
    const line = (text: string) => said(readSrt(`1\n00:00:01,000 --> 00:00:02,000\n${text}`))
    expect(line('<i>Quiet</i> <font color="red">please</font>')).toEqual(['Quiet please'])
    expect(line('{\\an8}{\\pos(1,2)}Above')).toEqual(['Above'])
    expect(line('I <3 salt, 2 > 1')).toEqual(['I <3 salt, 2 > 1'])
    expect(line('&lt;script&gt; &amp; salt')).toEqual(['<script> & salt'])
    expect(line('over\u202Eturned\u0007')).toEqual(['overturned'])
  })

  test('that cannot be read names the line to look at', () => {
    expect(
      readSrt('1\n00:00:01,000 --> 00:00:02,000\nfine\n\n2\n00:00:xx,000 --> 00:00:04,000\nwrong'),
    ).toEqual({
      kind: 'refused',
      because: 'bad-time',
      line: 6,
    })
    expect(readSrt('1\n00:61:00,000 --> 00:62:00,000\nno such minute')).toMatchObject({
      because: 'bad-time',
      line: 2,
    })
    expect(readSrt('1\n00:00:02,000 --> 00:00:02,000\nno time at all')).toMatchObject({
      because: 'ends-before-it-begins',
      line: 2,
    })
    expect(readSrt('')).toMatchObject({ because: 'no-cues' })
    expect(readSrt(`1\n00:00:01,000 --> 00:00:02,000\n${'a'.repeat(CUE_LONGEST + 1)}`)).toMatchObject({
      because: 'cue-too-long',
      line: 2,
    })
    expect(readSrt('a'.repeat(CAPTIONS_LONGEST + 1))).toMatchObject({ because: 'too-large' })
    const many = '00:00:01,000 --> 00:00:02,000\na\n\n'.repeat(CUES_MOST + 1)
    expect(readSrt(many)).toEqual({ kind: 'refused', because: 'too-many-cues', line: CUES_MOST * 3 + 1 })
  })
})

describe('WebVTT', () => {
  const file = [
    'WEBVTT - Saltlight',
    '',
    'STYLE',
    '::cue { color: url(https://example.org/track) }',
    '',
    'REGION',
    'id:fred',
    '',
    'NOTE a note for the editor',
    '',
    'first',
    '00:01.500 --> 00:03.000 line:0 align:start',
    '<v Ida>Salt is the <c.loud>right</c> size.</v>',
    '',
    '01:00:00.000 --> 01:00:01.000',
    '<00:00:01.000>Late &amp; last',
  ].join('\n')

  test('is read without its styles, regions, notes, settings and voices', () => {
    expect(cuesOf(readVtt(file))).toEqual([
      { from: seconds(1.5), to: seconds(3), text: 'Salt is the right size.' },
      { from: seconds(3600), to: seconds(3601), text: 'Late & last' },
    ])
  })

  test('is known by its first line alone', () => {
    expect(isVtt(file)).toBe(true)
    expect(isVtt('\ufeffWEBVTT\r\n')).toBe(true)
    expect(isVtt('WEBVTTX\n')).toBe(false)
  })

  test('written and read again says the same', () => {
    const word = fc
      .stringMatching(/^[a-z<>&{}\\ .]{1,12}$/)
      .filter((text) => text.trim() !== '' && !text.includes('<'))
    const cue = fc.record({
      at: fc.nat({ max: 100_000 }),
      lasts: fc.integer({ min: 1, max: 9000 }),
      text: word,
    })
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (made) => {
        const cues = made
          .map(({ at, lasts, text }): Cue => ({
            from: seconds(at / 1000),
            to: seconds((at + lasts) / 1000),
            text: text.replace(/ +/g, ' ').trim(),
          }))
          .filter((each) => !/\{\\[^{}]*\}/.test(each.text))
          .toSorted((a, b) => a.from - b.from)
        fc.pre(cues.length > 0)
        expect(readVtt(writeVtt(cues))).toEqual({ kind: 'read', cues })
      }),
    )
  })

  test('written by us carries no mark-up of a caption', () => {
    expect(
      writeVtt([{ from: seconds(0), to: seconds(1), text: '<img src=x> & {b}\n\n00:00 --> 00:01' }]),
    ).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n&lt;img src=x&gt; &amp; {b}\n00:00 --&gt; 00:01\n')
  })
})

describe('plain text', () => {
  test('is spread over the whole cut, a sentence at a time, longer for longer', () => {
    const cues = cuesOf(
      spreadText('Salt is the right size already. You only have to stop it melting.\nThen film.', seconds(9)),
    )
    expect(cues.map((cue) => cue.text)).toEqual([
      'Salt is the right size already.',
      'You only have to stop it melting.',
      'Then film.',
    ])
    const [first, , last] = cues.map((cue) => cue.to - cue.from)
    expect(first).toBeGreaterThan(last ?? Infinity)
  })

  test('covers the cut without gap or overlap, and loses no word', () => {
    const texts = fc
      .array(fc.lorem({ maxCount: 40 }), { minLength: 1, maxLength: 5 })
      .map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(texts, fc.integer({ min: 5, max: 600 }), (text, length) => {
        const cues = cuesOf(spreadText(text, seconds(length)))
        expect(cues[0]?.from).toBe(0)
        expect(cues.at(-1)?.to).toBe(seconds(length))
        for (const [index, cue] of cues.entries()) {
          expect(cue.from).toBeLessThan(cue.to)
          if (index > 0) expect(cue.from).toBe(cues[index - 1]?.to)
        }
        expect(
          cues
            .map((cue) => cue.text)
            .join(' ')
            .replace(/\s+/g, ' '),
        ).toBe(text.replace(/\s+/g, ' ').trim())
      }),
    )
  })

  test('with nothing in it is refused', () => {
    expect(spreadText(' \n ', seconds(5))).toMatchObject({ kind: 'refused', because: 'no-cues' })
  })
})

test('captions are known by what they hold, and end with the cut', () => {
  expect(said(readCaptions('WEBVTT\n\n00:01.000 --> 00:09.000\nVTT', seconds(5)))).toEqual(['VTT'])
  expect(cuesOf(readCaptions('1\n00:00:01,000 --> 00:00:09,000\nSRT', seconds(5)))[0]?.to).toBe(seconds(5))
  expect(said(readCaptions('Just words', seconds(5)))).toEqual(['Just words'])
  expect(readCaptions('1\n00:00:08,000 --> 00:00:09,000\nToo late', seconds(5))).toMatchObject({
    because: 'no-cues',
  })
})

describe('the lines of a caption', () => {
  test('are evenly long', () => {
    const [cue] = layOutCues(
      [{ from: seconds(0), to: seconds(2), text: 'Salt is the right size already.' }],
      '9:16',
    )
    expect(cue?.text).toBe('Salt is the right\nsize already.')
  })

  test('break between wide letters, and inside a word only when it is too wide alone', () => {
    expect(breakAnywhere('塩の光は小さな海', 8)).toEqual(['塩の光は', '小さな海'])
    expect(breakAnywhere('salt '.repeat(3).trim(), 9)).toEqual(['salt salt', 'salt'])
    expect(breakAnywhere('saltlighthouses', 6)).toEqual(['saltli', 'ghthou', 'ses'])
    expect(widthOf('塩a👩‍🎤')).toBe(5)
  })

  const shapes = fc.constantFrom(...Object.keys(SHAPES).filter(isShape)) as fc.Arbitrary<Shape>

  test('never leave the room of the shape, lose a letter, or run past the caption’s time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), shapes, (text, shape) => {
        const cue: Cue = { from: seconds(1), to: seconds(4), text }
        const cues = layOutCues([cue], shape)
        const { columns, lines } = CAPTION_ROOM[shape]
        for (const { text: shown } of cues) {
          expect(shown.split('\n').length).toBeLessThanOrEqual(lines)
          for (const line of shown.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns)
        }
        if (cues.length > 0) {
          expect(cues[0]?.from).toBe(cue.from)
          expect(cues.at(-1)?.to).toBe(cue.to)
        }
        const letters = (words: string) => words.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
        expect(letters(cues.map((each) => each.text).join(''))).toBe(letters(text))
      }),
    )
  })
})
