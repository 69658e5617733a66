import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MEDIA_FORMATS, assetKindOf, isRawPhoto, mediaFormat } from './format.ts'
import { sniff } from './sniff.ts'

function bytes(text: string, length = 0): Uint8Array {
  const head = new Uint8Array(Math.max(text.length, length))
  for (let index = 0; index < text.length; index += 1) head[index] = text.charCodeAt(index)
  return head
}

function nameOf(head: Uint8Array): string {
  const sniffed = sniff(head)
  return sniffed.kind === 'media' ? sniffed.format.name : `${sniffed.kind}: ${sniffed.because}`
}

const ftyp = (major: string, ...compatible: string[]) =>
  bytes(
    `\0\0\0${String.fromCharCode(16 + 4 * compatible.length)}ftyp${major}\0\0\0\0${compatible.join('')}`,
    64,
  )

test('phone and camera files are known by their first bytes', () => {
  expect(nameOf(ftyp('isom', 'isom', 'avc1'))).toBe('mp4')
  expect(nameOf(ftyp('mp42'))).toBe('mp4')
  expect(nameOf(ftyp('qt  '))).toBe('quicktime')
  expect(nameOf(bytes('\0\0\0\x08wide\0\0\0\0mdat'))).toBe('quicktime')
  expect(nameOf(ftyp('3gp4'))).toBe('3gp')
  expect(nameOf(ftyp('M4A '))).toBe('m4a')
  expect(nameOf(ftyp('heic', 'mif1', 'heic'))).toBe('heic')
  expect(nameOf(ftyp('mif1', 'heic'))).toBe('heic')
  expect(nameOf(bytes('\x1a\x45\xdf\xa3\x9fB\x82\x84webm'))).toBe('webm')
  expect(nameOf(bytes('\x1a\x45\xdf\xa3\xa3B\x82\x88matroska'))).toBe('matroska')
  expect(nameOf(bytes('RIFF\0\0\0\0WAVEfmt '))).toBe('wav')
  expect(nameOf(bytes('RF64\xff\xff\xff\xffWAVEds64'))).toBe('wav')
  expect(nameOf(bytes('RIFF\0\0\0\0AVI LIST'))).toBe('avi')
  expect(nameOf(bytes('RIFF\0\0\0\0WEBPVP8 '))).toBe('webp')
  expect(nameOf(bytes('FORM\0\0\0\0AIFFCOMM'))).toBe('aiff')
  expect(nameOf(bytes('\xff\xd8\xff\xe1\0\0Exif'))).toBe('jpeg')
  expect(nameOf(bytes('\x89PNG\r\n\x1a\n\0\0'))).toBe('png')
  expect(nameOf(bytes('fLaC\0\0'))).toBe('flac')
  expect(nameOf(bytes('OggS\0\x02'))).toBe('ogg')
  expect(nameOf(bytes('ID3\x04\0\0'))).toBe('mp3')
  expect(nameOf(bytes('\xff\xfb\x90\x64'))).toBe('mp3')
  expect(nameOf(bytes('\xff\xf1\x50\x80'))).toBe('aac')
  expect(nameOf(bytes('\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02\x01\x01\x02'))).toBe('mxf')
})

test('raw photographs are known by their makers’ first bytes, and a scan goes with those that begin as it does', () => {
  expect(nameOf(bytes('%PDF-1.7\n'))).toBe('pdf')
  expect(nameOf(bytes('II\x2a\0\x08\0\0\0\x10\0', 40))).toBe('tiff')
  expect(nameOf(bytes('MM\0\x2a\0\0\0\x08', 40))).toBe('tiff')
  expect(nameOf(bytes('II\x2a\0\x10\0\0\0CR\x02\0', 40))).toBe('cr2')
  expect(nameOf(ftyp('crx ', 'crx ', 'isom'))).toBe('cr3')
  expect(nameOf(bytes('IIRO\x08\0\0\0', 40))).toBe('orf')
  expect(nameOf(bytes('IIU\0\x18\0\0\0', 40))).toBe('rw2')
  expect(nameOf(bytes('FUJIFILMCCD-RAW 0201FF393101', 100))).toBe('raf')
  expect(MEDIA_FORMATS.filter(isRawPhoto).map(({ kind }) => kind)).toEqual(
    Array.from({ length: 6 }, () => 'still'),
  )
})

test('a transport stream is known by three packets in step, with or without the camcorder’s extra bytes', () => {
  const plain = new Uint8Array(600)
  for (const at of [0, 188, 376]) plain[at] = 0x47
  const avchd = new Uint8Array(600)
  for (const at of [4, 196, 388]) avchd[at] = 0x47
  expect(nameOf(plain)).toBe('mpeg-ts')
  expect(nameOf(avchd)).toBe('mpeg-ts')
  expect(nameOf(plain.subarray(0, 300))).toBe('unreadable: unknown')
})

test('what is no footage and can only do harm stays with its sender, whatever it calls itself', () => {
  expect(nameOf(new Uint8Array(0))).toBe('refused: empty')
  expect(nameOf(bytes('#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd'))).toBe('refused: playlist')
  expect(nameOf(bytes('\xef\xbb\xbf  #EXTM3U\n'))).toBe('refused: playlist')
  expect(nameOf(bytes("ffconcat version 1.0\nfile '/etc/passwd'"))).toBe('refused: playlist')
  expect(nameOf(bytes("file '/etc/passwd'\n"))).toBe('refused: playlist')
  expect(nameOf(bytes('<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg">'))).toBe('refused: playlist')
  expect(nameOf(bytes('Dear publicist, here is the clip'))).toBe('refused: text')
  expect(nameOf(bytes('<svg xmlns="http://www.w3.org/2000/svg">'))).toBe('refused: text')
  expect(nameOf(bytes('MZ\x90\0'))).toBe('refused: program')
  expect(nameOf(bytes('#!/bin/sh\nrm'))).toBe('refused: program')
})

test('what cannot be read is taken and named by what it is', () => {
  expect(nameOf(bytes('\xd0\xcf\x11\xe0'))).toBe('unreadable: document')
  expect(nameOf(bytes('{\\rtf1\\ansi'))).toBe('unreadable: document')
  expect(nameOf(bytes('PK\x03\x04'))).toBe('unreadable: archive')
  expect(nameOf(ftyp('avif'))).toBe('unreadable: unknown')
  expect(nameOf(new Uint8Array(64))).toBe('unreadable: unknown')
})

test('any bytes are a format of the table, or named by what they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), (head) => {
      const sniffed = sniff(head)
      if (sniffed.kind === 'media') expect(MEDIA_FORMATS).toContainEqual(sniffed.format)
      else expect(sniffed.because).toBeTruthy()
    }),
  )
})

test('the probe decides whether a container is video or sound', () => {
  expect(assetKindOf(mediaFormat('mp4'), { hasPicture: true, hasSound: true })).toBe('video')
  expect(assetKindOf(mediaFormat('mp4'), { hasPicture: false, hasSound: true })).toBe('sound')
  expect(assetKindOf(mediaFormat('m4a'), { hasPicture: false, hasSound: true })).toBe('sound')
  expect(assetKindOf(mediaFormat('mp4'), { hasPicture: false, hasSound: false })).toBeNull()
  expect(assetKindOf(mediaFormat('jpeg'), { hasPicture: true, hasSound: false })).toBe('still')
  expect(assetKindOf(mediaFormat('png'), { hasPicture: false, hasSound: false })).toBeNull()
})
