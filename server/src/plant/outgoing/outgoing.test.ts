import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { isPublicAddress, Outgoing, OutgoingRefused } from './index.ts'

const heard: string[] = []
const inside = createServer((request, response) => {
  heard.push(`${request.method} ${request.url}`)
  response
    .writeHead(request.url === '/moved' ? 307 : 201, { location: '/elsewhere' })
    .end('x'.repeat(100_000))
})
await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve))
const { port } = inside.address() as AddressInfo
afterAll(() => {
  inside.closeAllConnections()
  inside.close()
})

const order = { headers: {}, body: Buffer.from('hello') }

test('addresses of the open internet are public, and nothing else is', () => {
  for (const address of ['9.9.9.9', '151.101.1.69', '2606:4700::6810:84e5', '2a00:1450:4001:82a::200e'])
    expect(isPublicAddress(address), address).toBe(true)
  for (const address of [
    '127.0.0.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1',
    '255.255.255.255 198.18.0.1 192.0.2.1 ::1 :: fe80::1 fc00::1 fd12:3456::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1',
    '64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1 2001::1 fe80::1%eth0 localhost example.org',
  ].flatMap((line) => line.split(' ')))
    expect(isPublicAddress(address), address).toBe(false)
  expect(isPublicAddress('')).toBe(false)
})

test('without HTTPS, with a password in it, or to a number inside, an address is not even tried', () => {
  const outgoing = new Outgoing()
  expect(outgoing.takes('https://push.example.org/send/abc')).toBe(true)
  for (const address of [
    'http://push.example.org/',
    'ftp://push.example.org/',
    'file:///etc/passwd',
    'https://user:secret@push.example.org/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    `https://push.example.org/${'a'.repeat(3_000)}`,
    'no address',
  ])
    expect(outgoing.takes(address), address).toBe(false)
})

test('a name that leads inside is refused by the connection itself', async () => {
  const outgoing = new Outgoing({ protocols: ['http:'] })
  await expect(outgoing.post(`http://localhost:${port}/inside`, order)).rejects.toBeInstanceOf(
    OutgoingRefused,
  )
  await expect(outgoing.post(`http://127.0.0.1:${port}/inside`, order)).rejects.toBeInstanceOf(
    OutgoingRefused,
  )
  expect(heard).toEqual([])
  outgoing.close()
})

test('a redirect is an answer, and is not followed; a long answer is not read', async () => {
  const outgoing = new Outgoing({ protocols: ['http:'], isAllowed: () => true })
  expect(await outgoing.post(`http://127.0.0.1:${port}/moved`, order)).toMatchObject({ status: 307 })
  expect(await outgoing.post(`http://localhost:${port}/here`, order)).toMatchObject({ status: 201 })
  expect(heard).toEqual(['POST /moved', 'POST /here'])
  outgoing.close()
})
