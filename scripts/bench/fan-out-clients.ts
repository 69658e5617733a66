// The clients of the benchmark fan-out: sockets that speak HTTP and say when they heard, from many loopback addresses.
import { get } from 'node:http'
import { connect } from 'node:net'
import type { Said } from './fan-out.ts'

const AT_ONCE = 200
const ADDRESSES = 40
const ORDINARY = 120
const FLOOD = 6_000
const FLOOD_AT_ONCE = 100

const now = () => performance.timeOrigin + performance.now()
const say = (said: Said) => process.send?.(said)
let heard: number[] = []
let connected = 0

process.on('message', (asked: Said) => {
  if (asked.kind === 'connect') void connectAll(asked)
  if (asked.kind === 'flood') void flood(asked)
})

async function connectAll({ port, path, clients }: Extract<Said, { kind: 'connect' }>): Promise<void> {
  const began = now()
  let next = 0
  const one = async () => {
    while (next < clients) {
      const place = next
      next += 1
      await follow({ port, path, from: `127.0.0.${2 + (place % ADDRESSES)}`, clients })
      connected += 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  say({ kind: 'connected', ms: now() - began })
}

function follow(to: { port: number; path: string; from: string; clients: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: to.port, localAddress: to.from })
    let isReady = false
    socket.on('connect', () => socket.write(`GET ${to.path} HTTP/1.1\r\nhost: 127.0.0.1:${to.port}\r\n\r\n`))
    socket.on('data', (bytes) => {
      const text = bytes.toString('latin1')
      if (!isReady && text.includes('event: ready')) {
        isReady = true
        resolve()
      } else if (!isReady) reject(new Error(`not a stream: ${text.slice(0, 400)}`))
      if (!text.includes('event: changed')) return
      heard.push(now())
      if (heard.length < to.clients) return
      say({ kind: 'heard', at: heard })
      heard = []
    })
    socket.on('error', reject)
  })
}

async function flood({ port, path, ordinary, isOn }: Extract<Said, { kind: 'flood' }>): Promise<void> {
  const seen = { let: 0, refused: 0 }
  let isOver = !isOn
  let sent = 0
  const one = async () => {
    while (!isOver && sent < FLOOD) {
      sent += 1
      const status = await answered({ port, path, from: '127.0.0.99' })
      if (status === 200) seen.let += 1
      else seen.refused += 1
    }
  }
  const attack = Promise.all(Array.from({ length: FLOOD_AT_ONCE }, one))
  const ms: number[] = []
  for (let count = 0; count < ORDINARY; count += 1) {
    const began = now()
    await answered({ port, path: ordinary, from: '127.0.0.1' })
    ms.push(now() - began)
  }
  isOver = true
  await attack
  say({ kind: 'flooded', ms, ...seen })
}

/** The status of an answer; the body of an ordinary page is read, a stream is left open. */
function answered({ port, path, from }: { port: number; path: string; from: string }): Promise<number> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path, localAddress: from, agent: false }, (response) => {
      const status = response.statusCode ?? 0
      if (response.headers['content-type']?.startsWith('text/event-stream') === true) return resolve(status)
      response.resume()
      response.on('end', () => resolve(status))
    })
    request.on('error', () => resolve(0))
  })
}
