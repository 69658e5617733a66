import { describe, expect, test } from 'vitest'
import type { Instant } from '../time/index.ts'
import { judge } from './index.ts'
import {
  evidenceWith,
  forbidden,
  ida,
  onOwnPage,
  openingDay,
  scene12,
  seconds,
  seen,
  signed,
  today,
} from './testing.ts'

const day = (number: number) => (today + number * 86_400_000) as Instant
const fromToTen = { ...onOwnPage, until: day(10) }

describe('spans', () => {
  const clip = evidenceWith({ subjects: [ida], appearances: [seen(ida, seconds(2, 5))] })

  test('a form that ends within a span does not cover the span', () => {
    const ending = { ...clip, grants: [signed(ida, { window: { until: day(5) } })] }
    expect(judge(onOwnPage, ending, today).kind).toBe('cleared')
    expect(judge(fromToTen, ending, today)).toMatchObject({
      kind: 'cleared-with-edits',
      concerns: [{ facts: { gap: { kind: 'expired' } } }],
      clearsAt: null,
    })
    expect(judge({ ...onOwnPage, until: day(5) }, ending, today)).toMatchObject({
      kind: 'cleared',
      validUntil: day(5),
    })
  })

  test('what begins later in it counts from its beginning on', () => {
    const later = evidenceWith({ prohibitions: [forbidden(null, { from: day(5), until: day(6) })] })
    expect(judge(fromToTen, later, today)).toMatchObject({ kind: 'held', clearsAt: day(6) })
    expect(judge({ ...fromToTen, at: day(6) }, later, today).kind).toBe('cleared')
  })

  test('a gap between two forms is found, and gone from a later beginning on', () => {
    const grants = [
      signed(ida, { window: { until: day(3) } }),
      signed(ida, { window: { from: day(5) } }, { id: 'second' as never }),
    ]
    const verdict = judge(fromToTen, { ...clip, grants }, today)
    expect(verdict).toMatchObject({ kind: 'cleared-with-edits', clearsAt: day(5), validUntil: day(5) })
    expect(judge({ ...fromToTen, at: day(5) }, { ...clip, grants }, today)).toMatchObject({
      kind: 'cleared',
      validUntil: day(10),
    })
  })

  test('an embargo that ends after it leaves no moment to wait for', () => {
    expect(judge(fromToTen, evidenceWith({ embargoes: [scene12] }), today)).toMatchObject({
      kind: 'held',
      clearsAt: null,
      concerns: [{ clearsAt: openingDay }],
    })
  })

  test('one that would end before it begins is asked about as its first moment', () => {
    const backwards = { ...onOwnPage, until: day(-1) }
    const ending = { ...clip, grants: [signed(ida, { window: { until: day(5) } })] }
    expect(judge(backwards, ending, today)).toEqual(judge(onOwnPage, ending, today))
  })
})
