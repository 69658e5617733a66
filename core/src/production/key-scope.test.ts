import { expect, test } from 'vitest'
import { KEY_SCOPES, keyMayDo } from './key-scope.ts'
import { ACTS, mayDo } from './right.ts'
import { ROLES } from './role.ts'

test('a key never reaches higher than its maker', () => {
  for (const role of ROLES)
    for (const act of ACTS) {
      if (keyMayDo({ role, scopes: KEY_SCOPES }, act)) expect(mayDo(role, act)).toBe(true)
    }
})

test('a key without scopes opens nothing', () => {
  for (const act of ACTS) expect(keyMayDo({ role: 'owner', scopes: [] }, act)).toBe(false)
})

test('members, keys, erasure and unsealing need a person, not a key', () => {
  for (const act of ['manage-members', 'manage-keys', 'erase', 'unseal'] as const)
    expect(keyMayDo({ role: 'owner', scopes: KEY_SCOPES }, act)).toBe(false)
})

test('a reading key cannot publish, and a publishing key cannot mark', () => {
  expect(keyMayDo({ role: 'publicist', scopes: ['read'] }, 'publish')).toBe(false)
  expect(keyMayDo({ role: 'publicist', scopes: ['publish'] }, 'publish')).toBe(true)
  expect(keyMayDo({ role: 'publicist', scopes: ['publish'] }, 'mark')).toBe(false)
})
