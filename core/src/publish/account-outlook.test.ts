import { expect, test } from 'vitest'
import { instant } from '../time/index.ts'
import { accountOutlook, type AccountPermission } from './account-outlook.ts'
import { sayAccountOutlook } from './say-account-outlook.ts'

const monday = instant(Date.UTC(2026, 2, 2))
const friday = instant(Date.UTC(2026, 2, 6))
const stands: AccountPermission = {
  standing: 'connected',
  tokenEnds: monday,
  isRenewable: true,
  renewableUntil: null,
  lastLook: { kind: 'well' },
}

test('a token that ends is no trouble while the house can renew it', () => {
  expect(accountOutlook(stands, friday)).toEqual({ kind: 'well' })
})

test('a permission that ends before the moment, or at it, is said with its end', () => {
  const ends = { kind: 'ends-before', ends: monday }
  expect(accountOutlook({ ...stands, isRenewable: false }, friday)).toEqual(ends)
  expect(accountOutlook({ ...stands, renewableUntil: monday }, friday)).toEqual(ends)
  expect(accountOutlook({ ...stands, renewableUntil: friday }, friday).kind).toBe('ends-before')
  expect(accountOutlook({ ...stands, renewableUntil: friday }, monday).kind).toBe('well')
})

test('trouble that may pass leaves an account unsure; one that a person must mend says so first', () => {
  const troubled = { ...stands, lastLook: { kind: 'trouble' } } as const
  expect(accountOutlook(troubled, friday)).toEqual({ kind: 'unsure' })
  expect(accountOutlook({ ...troubled, standing: 'needs-person' }, friday)).toEqual({ kind: 'needs-person' })
  expect(accountOutlook({ ...stands, standing: 'disconnected' }, friday)).toEqual({ kind: 'disconnected' })
})

test('what is to be expected of an account is said before anything is scheduled there', () => {
  const words = { account: 'Saltlight', zone: 'Europe/Oslo', locale: 'en' }
  expect(sayAccountOutlook({ kind: 'well' }, words)).toBeNull()
  expect(sayAccountOutlook({ kind: 'ends-before', ends: monday }, words)).toBe(
    'The permission of Saltlight ends Mon 2 Mar, 01:00 Oslo, before this leaves. Connect the account again before then.',
  )
})
