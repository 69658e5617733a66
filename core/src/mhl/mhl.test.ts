import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../time/index.ts'
import {
  c4Of,
  compareHashes,
  formatsToTake,
  HASH_FORMATS,
  type HashFormat,
  ignoring,
  isXmlText,
  knownHashes,
  type Manifest,
  manifestName,
  MhlFlaw,
  nextGeneration,
  readChain,
  readManifest,
  writeChain,
  writeManifest,
} from './index.ts'

const LENGTHS = { md5: 32, sha1: 40, xxh128: 32, xxh3: 16, xxh64: 16 } as const
const AT = instant(Date.UTC(2026, 10, 22, 8, 0, 0))
const c4OfText = (text: string) => c4Of(createHash('sha512').update(text).digest())

const hex = (digits: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: digits, maxLength: digits })
const valueOf = (format: HashFormat) => (format === 'c4' ? fc.string().map(c4OfText) : hex(LENGTHS[format]))
// Whatever a file system lets a name be and XML can hold: tabs and breaks, quotes, tags, spaces at the ends.
const stepOf = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...' \t\n\r<>&"\'.æ海'.split('')),
      fc.string({ unit: 'grapheme', maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 8,
  })
  .filter((step) => isXmlText(step) && step !== '' && step !== '.' && step !== '..' && !step.includes('/'))
const path = fc.array(stepOf, { minLength: 1, maxLength: 4 }).map((steps) => steps.join('/'))
const moment = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => instant(seconds * 1000))
const hashes = fc.subarray([...HASH_FORMATS], { minLength: 1 }).chain((formats) =>
  fc.tuple(
    ...formats.map((format) =>
      fc.record({
        format: fc.constant(format),
        value: valueOf(format),
        action: fc.constantFrom('original' as const, 'verified' as const, 'failed' as const, null),
        at: fc.option(moment),
      }),
    ),
  ),
)
const record = fc.oneof(
  fc.record({
    kind: fc.constant('file' as const),
    path,
    sizeBytes: fc.option(fc.nat()),
    modifiedAt: fc.option(moment),
    hashes,
    previousPath: fc.option(path),
  }),
  fc.record({
    kind: fc.constant('folder' as const),
    path,
    content: hashes,
    structure: hashes,
    previousPath: fc.option(path),
  }),
)
const manifests: fc.Arbitrary<Manifest> = fc.record({
  createdAt: moment,
  hostname: stepOf,
  tool: stepOf,
  process: fc.constantFrom('in-place' as const, 'transfer' as const, 'flatten' as const),
  root: fc.option(fc.record({ content: hashes, structure: hashes })),
  ignored: fc.array(stepOf, { maxLength: 3 }),
  records: fc.uniqueArray(record, { selector: (one) => one.path, maxLength: 6 }),
})

describe('a hash list', () => {
  test('says after it was written and read what it said before', () => {
    fc.assert(
      fc.property(manifests, (manifest) => {
        expect(readManifest(writeManifest(manifest))).toEqual(manifest)
      }),
      { numRuns: 60 },
    )
  })

  test('has its generations in a chain that reads as it was written', () => {
    const links = [1, 2, 3].map((sequence) => ({
      sequence,
      fileName: manifestName({ sequence, folder: 'A002 & <B>', at: AT }),
      c4: c4OfText(`${sequence}`),
    }))
    expect(links[0]?.fileName).toBe('0001_A002 & <B>_2026-11-22_080000Z.mhl')
    expect(readChain(writeChain(links))).toEqual(links)
  })

  test('of another program is read with its prefixes, its comments, its own metadata and its own moments', () => {
    const text = `\uFEFF<?xml version='1.0' encoding="UTF-8"?><!-- by hand -->
      <m:hashlist version='2.0' xmlns:m="urn:ASC:MHL:v2.0" xmlns:x="urn:x"><m:creatorinfo>
      <m:creationdate>2020-01-16T10:15:00.5+01:00</m:creationdate><m:hostname>cart</m:hostname><m:tool version="3">t</m:tool>
      <m:author email="a@b.example">A</m:author></m:creatorinfo><m:processinfo><m:process>transfer</m:process></m:processinfo>
      <m:hashes><m:hash><m:path size="5">Clips/ &amp;&#x41;.mov</m:path><m:md5 action="original">40E52B717FAB6AF085566C769CD9C6EA</m:md5>
      <m:metadata><x:hash><x:path>..</x:path></x:hash><![CDATA[<m:hash>]]></m:metadata></m:hash></m:hashes></m:hashlist>`
    const read = readManifest(text)
    expect(read.createdAt).toBe(Date.UTC(2020, 0, 16, 9, 15))
    expect(read.records).toMatchObject([
      {
        path: 'Clips/ &A.mov',
        sizeBytes: 5,
        hashes: [{ format: 'md5', value: '40e52b717fab6af085566c769cd9c6ea' }],
      },
    ])
  })

  test('that wants more of its reader than to be read is refused', () => {
    const whole = writeManifest({
      createdAt: AT,
      hostname: 'cart',
      tool: 't',
      process: 'in-place',
      root: null,
      ignored: [],
      records: [],
    })
    const hash = (place: string) =>
      whole.replace('</hashlist>', `<hashes><hash><path>${place}</path></hash></hashes></hashlist>`)
    expect(readManifest(hash('a')).records).toHaveLength(1)
    for (const text of [
      '',
      'no list',
      whole.slice(0, -20),
      `${whole}<more/>`,
      whole.replace('<hashlist', '<!DOCTYPE h [<!ENTITY a "&a;&a;">]><hashlist'),
      whole.replace('cart', '&file;'),
      whole.replace('cart', '&#0;'),
      whole.replace('cart', '<?php ?>'),
      whole.replace('cart', '<a>'.repeat(100_000)),
      whole.replace(
        '<hashlist',
        `<hashlist ${Array.from({ length: 99 }, (_, at) => `xmlns:n${at}="n"`).join(' ')}`,
      ),
      whole.replace('urn:ASC:MHL:v2.0', 'urn:other'),
      whole.replace('version="2.0" xmlns', 'version="1.1" xmlns'),
      hash('../../etc/passwd'),
      hash('/etc/passwd'),
      hash('a//b'),
      hash('a</path><xxh64>12</xxh64><path>'),
      hash('a</path></hash><hash><path>a'),
    ])
      expect(() => readManifest(text), text.slice(0, 300)).toThrow(MhlFlaw)
    expect(() => readChain(writeChain([]))).toThrow(MhlFlaw)
    for (const name of ['../0001.mhl', 'a/0001.mhl', 'ascmhl_chain.xml'])
      expect(() => readChain(writeChain([{ sequence: 1, fileName: name, c4: c4OfText('') }]))).toThrow(
        MhlFlaw,
      )
  })
})

test('the C4 of nothing is the one that is published, and has its length whatever the digest', () => {
  expect(c4OfText('')).toBe(
    'c459dsjfscH38cYeXXYogktxf4Cd9ibshE3BHUo6a58hBXmRQdZrAkZzsWcbWtDg5oQstpDuni4Hirj75GEmTc1sFT',
  )
  expect(c4Of(new Uint8Array(64))).toBe(`c4${'1'.repeat(88)}`)
})

test('patterns leave out as gitignore does, and a pattern of many stars takes no time', () => {
  const leftOut = (patterns: string[], path: string, kind: 'file' | 'folder' = 'file') =>
    ignoring(patterns)(path, kind)
  expect(leftOut(['.DS_Store'], 'Clips/.DS_Store')).toBe(true)
  expect(leftOut(['._*'], 'Clips/._A001.mov')).toBe(true)
  expect(leftOut(['ascmhl/'], 'ascmhl')).toBe(false)
  expect(leftOut(['ascmhl/'], 'Reels/ascmhl', 'folder')).toBe(true)
  expect(leftOut(['doc/frotz/'], 'a/doc/frotz', 'folder')).toBe(false)
  expect(leftOut(['/Clips'], 'Clips', 'folder')).toBe(true)
  expect(leftOut(['a/**/b'], 'a/x/y/b')).toBe(true)
  expect(leftOut(['a/**/b'], 'a/b')).toBe(true)
  expect(leftOut(['abc/**'], 'abc/x/y')).toBe(true)
  expect(leftOut(['abc/**'], 'abc', 'folder')).toBe(false)
  expect(leftOut(['*.tmp', '!keep.tmp'], 'keep.tmp')).toBe(false)
  expect(leftOut(['A00[1-3].m?v'], 'A002.mov')).toBe(true)
  expect(leftOut(['A00[!1-3].mov'], 'A002.mov')).toBe(false)
  expect(leftOut(['\\!a\\*'], '!a*')).toBe(true)
  expect(leftOut([`${'*a'.repeat(2000)}b`], 'a'.repeat(4000))).toBe(false)
})

describe('a history', () => {
  const generation = (path: string, value: string, more: object = {}): Manifest => ({
    createdAt: AT,
    hostname: 'cart',
    tool: 't',
    process: 'in-place',
    root: null,
    ignored: [],
    records: [
      {
        kind: 'file',
        path,
        sizeBytes: 1,
        modifiedAt: null,
        previousPath: null,
        hashes: [{ format: 'xxh64', value, action: 'original', at: AT }],
        ...more,
      },
    ],
  })
  const [first, second] = ['0ea03b369a463d9d', '7680e5f98f4a80fd']

  test('goes by the earliest hash of a file that did not fail, under the name that it has by now', () => {
    const failed = {
      hashes: [{ format: 'xxh64' as const, value: second, action: 'failed' as const, at: AT }],
    }
    const known = knownHashes([generation('a.mov', first), generation('a.mov', second, failed)])
    expect(compareHashes(known.get('a.mov'), { xxh64: second })).toEqual({
      kind: 'changed',
      format: 'xxh64',
      recorded: first,
      found: second,
    })
    const renamed = knownHashes([
      generation('a.mov', first),
      generation('b.mov', first, { previousPath: 'a.mov' }),
    ])
    expect([...renamed.keys()]).toEqual(['b.mov'])
    const folder = { kind: 'folder', content: [], structure: [], previousPath: 'Clips' }
    expect([
      ...knownHashes([generation('Clips/a.mov', first), generation('Takes', first, folder)]).keys(),
    ]).toEqual(['Takes/a.mov'])
  })

  test('with hashes that are not taken here compares nothing, and the next list does not pretend', () => {
    const known = new Map([['xxh128', 'f'.repeat(32)]] as const)
    expect(formatsToTake(known)).toEqual(['xxh64'])
    expect(formatsToTake(new Map([['md5', 'f'.repeat(32)]] as const))).toEqual(['md5', 'xxh64'])
    const standing = compareHashes(known, { xxh64: first })
    expect(standing).toEqual({ kind: 'not-compared', formats: ['xxh128'] })
    const found = { path: 'a.mov', sizeBytes: 1, modifiedAt: AT, taken: { xxh64: first } }
    const next = nextGeneration(
      {
        files: [
          { ...found, standing },
          { ...found, path: 'b.mov', standing: { kind: 'new' } },
        ],
        folders: [],
        isWhole: true,
      },
      { at: AT, hostname: 'cart', tool: 't', ignored: [] },
      () => first,
    )
    expect(next.records).toMatchObject([{ path: 'b.mov', hashes: [{ action: 'original' }] }])
    expect(next.root).toBeNull()
  })
})
