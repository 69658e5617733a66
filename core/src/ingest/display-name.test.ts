import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graphemesOf } from '../production/index.ts'
import { DISPLAY_NAME_LONGEST, displayName } from './display-name.ts'
import { MEDIA_FORMATS, mediaFormat } from './format.ts'

const mp4 = mediaFormat('mp4')

test('a name keeps what its sender wrote', () => {
  expect(displayName('IMG_4417.mp4', mp4)).toBe('IMG_4417.mp4')
  expect(displayName('Søndag på Ærø.M4V', mp4)).toBe('Søndag på Ærø.m4v')
  expect(displayName('scene.12', mp4)).toBe('scene.12.mp4')
  expect(displayName('塩の光.mp4', mp4)).toBe('塩の光.mp4')
})

test('a name says what the content is, not what it claims', () => {
  expect(displayName('clip.mov', mp4)).toBe('clip.mp4')
  expect(displayName('clip.exe', mp4)).toBe('clip.exe.mp4')
  expect(displayName('photo.jpeg', mediaFormat('jpeg'))).toBe('photo.jpeg')
})

test('a name of which nothing is known keeps the ending that it was sent with', () => {
  expect(displayName('A001_C002.R3D', null)).toBe('A001_C002.R3D')
  expect(displayName('../call sheet.pdf', null)).toBe('call sheet.pdf')
  expect(displayName('README', null)).toBe('README')
  expect(displayName('con.pdf', null)).toBe('file con.pdf')
  expect(displayName('..', null)).toBe('untitled')
})

test('no path, device name, hidden name or reordering mark survives in a name', () => {
  expect(displayName('../../etc/passwd', mp4)).toBe('passwd.mp4')
  expect(displayName('C:\\Users\\ida\\clip.mp4', mp4)).toBe('clip.mp4')
  expect(displayName('..', mp4)).toBe('untitled.mp4')
  expect(displayName('', mp4)).toBe('untitled.mp4')
  expect(displayName('a/../', mp4)).toBe('untitled.mp4')
  expect(displayName('.htaccess', mp4)).toBe('htaccess.mp4')
  expect(displayName('con.mp4', mp4)).toBe('file con.mp4')
  expect(displayName('a\u0000b\r\nc.mp4', mp4)).toBe('ab c.mp4')
  expect(displayName('grip\u202Egpj.mp4', mp4)).toBe('gripgpj.mp4')
  expect(displayName('a<b>"c|?*%2f.mp4', mp4)).toBe('a-b--c----2f.mp4')
})

test('whatever is sent, the name is one safe line of bounded length with a fitting ending', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom(...MEDIA_FORMATS),
      (sent, format) => {
        const name = displayName(sent, format)
        expect(graphemesOf(name).length).toBeLessThanOrEqual(DISPLAY_NAME_LONGEST)
        expect(name).not.toMatch(/[/\\<>:"|?*%\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
        expect(name).not.toMatch(/^[.\s-]/)
        expect(format.extensions.some((extension) => name.endsWith(`.${extension}`))).toBe(true)
        expect(displayName(name, format)).toBe(name)
      },
    ),
  )
})
