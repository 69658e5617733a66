import { expect, test } from 'vitest'
import { connectorSuite } from '../connector-suite.ts'
import { facetsOf } from './facets.ts'
import { makeRecordKey, recordKeyOf } from './record-key.ts'
import { blueskyRig } from './testing.ts'
import type { Instant } from '@stagedoor/core/time'

connectorSuite('Bluesky', blueskyRig)

test('links, mentions and hashtags are named by the bytes they lie at', () => {
  const words = '🌊 @lamp.test and @nobody.test, see https://saltlight.example/a(b). #nacht (#Öl, #1)'
  const bytes = Buffer.from(words)
  const named = facetsOf(words, { 'lamp.test': 'did:plc:lamp' }).map(({ index, features }) => [
    bytes.subarray(index.byteStart, index.byteEnd).toString(),
    features[0]?.$type.split('#')[1],
  ])
  expect(named).toEqual([
    ['@lamp.test', 'mention'],
    ['https://saltlight.example/a(b)', 'link'],
    ['#nacht', 'tag'],
    ['#Öl', 'tag'],
  ])
})

test('a record’s key is one of the network’s own, later ones sort later, and the same words have the same', () => {
  const at = (ms: number) => makeRecordKey(ms as Instant)
  expect(at(1_795_000_000_000)).toMatch(/^[234567a-j][234567a-z]{12}$/)
  expect(at(1_795_000_000_000) < at(1_795_000_000_001)).toBe(true)
  expect(recordKeyOf('a')).toBe(recordKeyOf('a'))
  expect(recordKeyOf('a')).not.toBe(recordKeyOf('b'))
  expect(recordKeyOf('a')).toMatch(/^3[234567a-z]{12}$/)
})
