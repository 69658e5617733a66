import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddressBehind } from './client-address.ts'

const request = (peer: string, forwarded?: string) =>
  ({
    socket: { remoteAddress: peer },
    headers: forwarded ? { 'x-forwarded-for': forwarded } : {},
  }) as unknown as IncomingMessage

test('forwarded headers of a stranger are ignored', () => {
  const addressOf = clientAddressBehind([])
  expect(addressOf(request('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9')
})

test('behind a trusted proxy the last address that is not a proxy counts, not the first that anybody can write', () => {
  const addressOf = clientAddressBehind(['127.0.0.1', '10.0.0.0/8'])
  expect(addressOf(request('::ffff:127.0.0.1', '6.6.6.6, 198.51.100.1, 10.1.2.3'))).toBe('198.51.100.1')
  expect(addressOf(request('127.0.0.1', 'nonsense'))).toBe('127.0.0.1')
  expect(addressOf(request('127.0.0.1'))).toBe('127.0.0.1')
})
