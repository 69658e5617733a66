import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FLICKS_PER_SECOND, type Flicks } from '../time/index.ts'
import { captionScript, scriptText } from './caption-script.ts'

const seconds = (count: number) => Math.round(count * FLICKS_PER_SECOND) as Flicks
const vertical = { font: 'Stagedoor Sans', shape: '9:16', size: { width: 1080, height: 1920 } } as const

function eventsOf(script: string): string[] {
  return script.split('\n').filter((line) => line.startsWith('Dialogue:'))
}

test('a caption becomes one event at its time in the picture’s own size', () => {
  const script = captionScript(
    [{ from: seconds(1.5), to: seconds(3661.25), text: 'Salt is the right size already.' }],
    vertical,
  )
  expect(script).toContain('PlayResX: 1080\nPlayResY: 1920\n')
  expect(script).toContain('Style: Caption,Stagedoor Sans,65,')
  expect(eventsOf(script)).toEqual([
    'Dialogue: 0,0:00:01.50,1:01:01.25,Caption,,0,0,0,,Salt is the right\\Nsize already.',
  ])
})

test('captions that touch still touch in hundredths, and none has no time', () => {
  const third = (count: number) => Math.floor((count * FLICKS_PER_SECOND) / 3) as Flicks
  const script = captionScript(
    [
      { from: third(0), to: third(1), text: 'one' },
      { from: third(1), to: third(2), text: 'two' },
      { from: third(2), to: (third(2) + 1) as Flicks, text: 'three' },
    ],
    vertical,
  )
  expect(eventsOf(script).map((line) => line.split(',').slice(1, 3))).toEqual([
    ['0:00:00.00', '0:00:00.33'],
    ['0:00:00.33', '0:00:00.66'],
    ['0:00:00.66', '0:00:00.67'],
  ])
})

test('words that look like commands are shown as words', () => {
  expect(scriptText('{\\p1}m 0 0')).toBe('(\\\u2060p1)m 0 0')
  expect(scriptText('C:\\New\\hope')).toBe('C:\\\u2060New\\\u2060hope')
  expect(scriptText('one\r\nDialogue: 0,two')).toBe('one\\NDialogue: 0,two')
})

test('a font’s name cannot begin another field or line', () => {
  const script = captionScript([], { ...vertical, font: 'Sans,99\n[Events]{x}' })
  expect(script).toContain('Style: Caption,Sans99Eventsx,65,')
  expect(captionScript([], { ...vertical, font: ',,' })).toContain('Style: Caption,Sans,65,')
})

test('no caption, whatever its characters, opens an override, names a break or adds a line to the script', () => {
  const nasty = fc.string({
    unit: fc.oneof(
      fc.constantFrom('{', '}', '\\', 'N', 'n', 'h', 'p', ',', '\n', '\r', '\u2028', 'a', ' '),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
    maxLength: 60,
  })
  fc.assert(
    fc.property(nasty, (text) => {
      const shown = scriptText(text)
      expect(shown).not.toMatch(/[{}\p{Cc}]/u)
      expect(shown.replaceAll('\\N', '').replaceAll('\\\u2060', '')).not.toContain('\\')
      const empty = captionScript([], vertical).split('\n').length
      const script = captionScript([{ from: seconds(0), to: seconds(9), text }], vertical)
      expect(script.split('\n').length - empty).toBe(eventsOf(script).length)
      for (const event of eventsOf(script)) expect(event).not.toMatch(/[{}]/)
    }),
    { numRuns: 2000 },
  )
})
