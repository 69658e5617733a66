import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Flicks, Instant } from '../time/index.ts'
import { fileRolesOf, isServable } from './asset.ts'
import { PROXY_LIMITS, planFilmstrip, planProxy, waveformPeaks } from './proxy-plan.ts'
import { DEFAULT_QUOTA, DISK_RESERVE_BYTES, admitUpload } from './quota.ts'
import { parseReceiptNumber, receiptNumber } from './receipt.ts'
import { senderMayDelete, senderMayDeleteUntil } from './sender-deletion.ts'
import { turnForRotation, uprightSize, type QuarterTurn } from './upright.ts'

const square = { num: 1, den: 1 }
const seconds = (count: number) => (count * 705_600_000) as Flicks

test('an original is never served, and a silent clip has no waveform', () => {
  expect(isServable('original')).toBe(false)
  expect(isServable('clean')).toBe(true)
  expect(fileRolesOf('video', false)).not.toContain('waveform')
  expect(fileRolesOf('sound', true)).toEqual(['original', 'clean', 'proxy', 'waveform'])
})

describe('receipts', () => {
  test('a receipt carries four letters of the production and a number', () => {
    expect(receiptNumber('saltlight', 4417)).toBe('SALT 4417')
    expect(receiptNumber('the-second-lantern', 12)).toBe('THES 0012')
    expect(receiptNumber('ox', 123456)).toBe('OXXX 123456')
    expect(() => receiptNumber('saltlight', 0)).toThrow(RangeError)
  })

  test('a receipt read aloud and typed in comes back as written', () => {
    for (const typed of ['SALT 4417', 'salt4417', ' Salt-4417 '])
      expect(parseReceiptNumber(typed)).toBe('SALT 4417')
    expect(parseReceiptNumber('SALT')).toBeNull()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
        expect(parseReceiptNumber(receiptNumber('saltlight', number))).toBe(
          receiptNumber('saltlight', number),
        )
      }),
    )
  })
})

test('a sender may delete within the hour, and not at its end', () => {
  const received = 1_800_000_000_000 as Instant
  const later = (ms: number) => (received + ms) as Instant
  expect(senderMayDelete(received, received)).toBe(true)
  expect(senderMayDelete(received, later(3_599_999))).toBe(true)
  expect(senderMayDelete(received, later(3_600_000))).toBe(false)
  expect(senderMayDeleteUntil(received)).toBe(later(3_600_000))
})

describe('the quota of an inbox', () => {
  const offer = { bytes: 1000, taken: { bytes: 0, files: 0 }, quota: DEFAULT_QUOTA, diskFreeBytes: 2 ** 40 }

  test('an upload that fits is admitted', () => {
    expect(admitUpload(offer)).toEqual({ kind: 'admitted' })
    expect(admitUpload({ ...offer, bytes: DEFAULT_QUOTA.largestFile })).toEqual({ kind: 'admitted' })
  })

  test('an upload that does not fit is refused by what stops it, with the room that is left', () => {
    expect(admitUpload({ ...offer, bytes: 0 })).toMatchObject({ because: 'empty-file' })
    expect(admitUpload({ ...offer, bytes: Number.NaN })).toMatchObject({ because: 'empty-file' })
    expect(admitUpload({ ...offer, bytes: DEFAULT_QUOTA.largestFile + 1 })).toMatchObject({
      because: 'file-too-large',
      missingBytes: 1,
    })
    const nearlyFull = { bytes: DEFAULT_QUOTA.bytes - 999, files: 3 }
    expect(admitUpload({ ...offer, taken: nearlyFull })).toMatchObject({
      because: 'inbox-full',
      roomBytes: 999,
      missingBytes: 1,
    })
    expect(admitUpload({ ...offer, taken: { bytes: 0, files: 500 } })).toMatchObject({
      because: 'too-many-files',
    })
    expect(admitUpload({ ...offer, diskFreeBytes: DISK_RESERVE_BYTES + 2000 })).toMatchObject({
      because: 'disk-full',
      roomBytes: 888,
      missingBytes: 252,
    })
  })

  test('an upload is admitted when what it missed on the disk is free besides', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 34 }), fc.integer({ min: 1, max: 2 ** 31 - 1 }), (spare, bytes) => {
        const diskFreeBytes = DISK_RESERVE_BYTES + spare
        const first = admitUpload({ ...offer, bytes, diskFreeBytes })
        if (first.kind !== 'refused' || first.because !== 'disk-full') return
        const freed = diskFreeBytes + first.missingBytes
        expect(admitUpload({ ...offer, bytes, diskFreeBytes: freed })).toEqual({ kind: 'admitted' })
      }),
    )
  })

  test('whatever is admitted leaves the reserve free with its original and its clean copy on the disk', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), fc.nat({ max: 2 ** 31 - 1 }), (diskFreeBytes, bytes) => {
        if (admitUpload({ ...offer, bytes, diskFreeBytes }).kind === 'admitted')
          expect(diskFreeBytes - 2 * bytes).toBeGreaterThanOrEqual(DISK_RESERVE_BYTES)
      }),
    )
  })
})

describe('the proxy', () => {
  test('a phone held upright gives an upright proxy', () => {
    expect(planProxy({ width: 3840, height: 2160, turn: 90, pixelShape: square })).toEqual({
      width: 720,
      height: 1280,
      turn: 90,
    })
    expect(planProxy({ width: 1920, height: 1080, turn: 0, pixelShape: square })).toEqual({
      width: 1280,
      height: 720,
      turn: 0,
    })
  })

  test('a small clip is not enlarged, and odd sides become even', () => {
    expect(planProxy({ width: 641, height: 359, turn: 0, pixelShape: square })).toMatchObject({
      width: 640,
      height: 358,
    })
    expect(planProxy({ width: 1, height: 1, turn: 0, pixelShape: square })).toMatchObject({
      width: 2,
      height: 2,
    })
  })

  test('an anamorphic picture is shown as wide as it was meant', () => {
    expect(uprightSize({ width: 1440, height: 1080, turn: 0, pixelShape: { num: 4, den: 3 } })).toEqual({
      width: 1920,
      height: 1080,
    })
    expect(uprightSize({ width: 720, height: 576, turn: 0, pixelShape: { num: 0, den: 1 } })).toEqual({
      width: 720,
      height: 576,
    })
  })

  test('a display matrix angle becomes the turn that undoes it', () => {
    expect([0, -90, 90, 180, -180, 270, -270, 360, 89.6].map(turnForRotation)).toEqual([
      0, 90, 270, 180, 180, 90, 270, 0, 270,
    ])
  })

  test('every proxy is even, within the limits and of the same shape', () => {
    const side = fc.integer({ min: 16, max: 9000 })
    const turn = fc.constantFrom<QuarterTurn>(0, 90, 180, 270)
    fc.assert(
      fc.property(side, side, turn, (width, height, turned) => {
        const picture = { width, height, turn: turned, pixelShape: square }
        const upright = uprightSize(picture)
        const proxy = planProxy(picture)
        expect([proxy.width % 2, proxy.height % 2]).toEqual([0, 0])
        expect(Math.max(proxy.width, proxy.height)).toBeLessThanOrEqual(PROXY_LIMITS.longSide)
        expect(Math.min(proxy.width, proxy.height)).toBeLessThanOrEqual(PROXY_LIMITS.shortSide)
        expect(proxy.width).toBeLessThanOrEqual(Math.max(2, upright.width))
        const scale = Math.min(
          1,
          PROXY_LIMITS.longSide / Math.max(width, height),
          PROXY_LIMITS.shortSide / Math.min(width, height),
        )
        expect(Math.abs(proxy.width - upright.width * scale)).toBeLessThanOrEqual(2)
        expect(Math.abs(proxy.height - upright.height * scale)).toBeLessThanOrEqual(2)
      }),
    )
  })
})

test('a filmstrip has room for all its tiles and covers the footage', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (length) => {
      const strip = planFilmstrip(seconds(length), { width: 1280, height: 720 })
      expect(strip.columns * strip.rows).toBeGreaterThanOrEqual(strip.tiles)
      expect(strip.tiles).toBeLessThanOrEqual(120)
      expect(strip.every * (strip.tiles - 1)).toBeLessThanOrEqual(seconds(length))
      expect(strip.tile).toEqual({ width: 160, height: 90 })
    }),
  )
  expect(waveformPeaks(seconds(1))).toBe(40)
  expect(waveformPeaks(seconds(20))).toBe(200)
  expect(waveformPeaks(seconds(90_000))).toBe(4000)
})
