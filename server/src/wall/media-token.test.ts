import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MediaGrant, openGrant, sealGrant } from './media-token.ts'

const key = randomBytes(32)
const grant: MediaGrant = {
  gateId: randomUUID(),
  mintedFor: 'public',
  sha256: randomBytes(32).toString('hex'),
  mediaType: 'video/mp4',
  downloadName: 'Leuchtturm – außen 灯台.mp4',
  once: randomUUID(),
  diesAt: Date.UTC(2026, 10, 27, 17),
}

test('a token says again what was sealed into it, to the house that sealed it', () => {
  for (const mintedFor of ['crew', 'slip', 'public'] as const)
    for (const downloadName of [null, '', grant.downloadName]) {
      for (const once of [null, grant.once]) {
        const sealed = { ...grant, mintedFor, downloadName, once }
        expect(openGrant(key, sealGrant(key, sealed))).toEqual(sealed)
      }
    }
  expect(openGrant(randomBytes(32), sealGrant(key, grant))).toBeNull()
})

test('a token tells nothing: not the file, not the gate, not twice the same', () => {
  const token = sealGrant(key, grant)
  const bytes = Buffer.from(token, 'base64url').toString('latin1')
  expect(bytes).not.toContain('video/mp4')
  expect(Buffer.from(bytes, 'latin1').includes(Buffer.from(grant.sha256, 'hex'))).toBe(false)
  expect(sealGrant(key, grant)).not.toBe(token)
})

test('no letter of a token can be another', () => {
  const token = sealGrant(key, grant)
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  for (let place = 0; place < token.length; place += 1)
    for (const letter of place === token.length - 1 ? letters : 'Aa') {
      const altered = token.slice(0, place) + letter + token.slice(place + 1)
      if (altered !== token) expect(openGrant(key, altered)).toBeNull()
    }
})

test('what was never a token opens nothing', () => {
  const token = sealGrant(key, grant)
  for (const wrong of ['', 'x', token.slice(1), token.slice(0, -1), `${token}A`, `${token}=`, token + token])
    expect(openGrant(key, wrong)).toBeNull()
  fc.assert(fc.property(fc.base64String({ maxLength: 400 }), (text) => openGrant(key, text) === null))
})
