import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Outgoing } from '../outgoing/index.ts'
import type { PushDevice } from './push.ts'

/** A message as a device opened it. */
export interface TakenPush {
  readonly device: string
  readonly words: string
  readonly topic: string | undefined
  readonly ttl: number
  readonly subject: string
  /** All that the push service saw of it. */
  readonly seenByService: string
}

interface Keys {
  readonly ecdh: ReturnType<typeof createECDH>
  readonly auth: Buffer
}

/**
 * A push service and its browsers on this machine, written from the standards alone: RFC 8030 (what a request is),
 * RFC 8292 (who sends), RFC 8291 and 8188 (how it is sealed). What does not follow them is answered with 400 or 401.
 */
export async function openPushService() {
  const taken: TakenPush[] = []
  const refused: string[] = []
  const devices = new Map<string, Keys>()
  const answers = new Map<string, number>()
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const name = (request.url ?? '').replace('/push/', '')
      const answer = (status: number, why = '') => {
        if (status >= 400) refused.push(`${status} ${why}`)
        response
          .writeHead(
            status,
            status === 201 ? { location: `${origin()}/message/${randomBytes(8).toString('hex')}` } : {},
          )
          .end()
      }
      const keys = devices.get(name)
      if (keys === undefined) return answer(404, 'no such subscription')
      const told = answers.get(name)
      if (told !== undefined) return answer(told, 'as the test wants it')
      try {
        taken.push(open({ request, body, keys, origin: origin(), device: name }))
        answer(201)
      } catch (error) {
        answer(400, String(error))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const outgoing = new Outgoing({
    protocols: ['http:', 'https:'],
    isAllowed: (address) => address === '127.0.0.1',
  })
  return {
    taken,
    refused,
    /** What may be sent to: this service alone. */
    outgoing,
    /** A new browser that asks to be told. */
    subscribe: (): PushDevice & { name: string } => {
      const name = randomBytes(16).toString('base64url')
      const ecdh = createECDH('prime256v1')
      ecdh.generateKeys()
      const auth = randomBytes(16)
      devices.set(name, { ecdh, auth })
      return {
        name,
        endpoint: `${origin()}/push/${name}`,
        p256dh: ecdh.getPublicKey('base64url'),
        auth: auth.toString('base64url'),
      }
    },
    /** From now on a device's messages are answered with a status, or taken again. */
    answerWith: (name: string, status: number | null) => {
      if (status === null) answers.delete(name)
      else answers.set(name, status)
    },
    close: () => {
      outgoing.close()
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

interface Arrived {
  request: IncomingMessage
  body: Buffer
  keys: Keys
  origin: string
  device: string
}

function must(claim: boolean, why: string): asserts claim {
  if (!claim) throw new Error(why)
}

function open({ request, body, keys, origin, device }: Arrived): TakenPush {
  const { method, headers } = request
  // RFC 8030, 5: a POST with a TTL of whole seconds; 5.4: a topic is 32 characters of base64url at most; 7.2: 4096 bytes.
  must(method === 'POST', 'not a POST')
  must(/^\d+$/.test(String(headers.ttl)), 'no TTL')
  const topic = headers.topic === undefined ? undefined : String(headers.topic)
  must(topic === undefined || /^[A-Za-z0-9_-]{1,32}$/.test(topic), 'not a topic')
  must(['very-low', 'low', 'normal', 'high'].includes(String(headers.urgency ?? 'normal')), 'not an urgency')
  must(body.length <= 4096, 'too large')
  const subject = whoSends(String(headers.authorization), origin)
  // RFC 8291, 4: this coding alone.
  must(headers['content-encoding'] === 'aes128gcm', 'not aes128gcm')
  const words = unseal(body, keys)
  const seenByService = `${JSON.stringify(request.rawHeaders)} ${body.toString('latin1')}`
  return { device, words, topic, ttl: Number(headers.ttl), subject, seenByService }
}

// RFC 8292, 2 and 3: a JWT by ES256 for this service's origin, that ends within a day, with the key that signs it.
function whoSends(authorization: string, origin: string): string {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  must(read(head)['alg'] === 'ES256', 'not ES256')
  const point = Buffer.from(key, 'base64url')
  must(point.length === 65 && point[0] === 4, 'no key of P-256')
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  must(isSigned, 'not signed by its key')
  const { aud, exp, sub } = read(claims)
  const nowS = Date.now() / 1000
  must(aud === origin, 'for another service')
  must(typeof exp === 'number' && exp > nowS && exp <= nowS + 86_400, 'ended, or ends too late')
  must(typeof sub === 'string' && /^(mailto|https):/.test(sub), 'says not whom to ask')
  return sub
}

/** Opens a sealed message (RFC 8188, 2; RFC 8291, 3.4). */
export function unseal(body: Buffer, { ecdh, auth }: Keys): string {
  const salt = body.subarray(0, 16)
  const recordSize = body.readUInt32BE(16)
  const keyId = body.subarray(21, 21 + body.readUInt8(20))
  const sealed = body.subarray(21 + keyId.length)
  must(keyId.length === 65 && keyId[0] === 4, 'no key of its sender')
  must(recordSize >= 18 && sealed.length <= recordSize, 'not one record')
  const shared = ecdh.computeSecret(keyId)
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), keyId])
  const material = Buffer.from(hkdfSync('sha256', shared, auth, about, 32))
  const key = Buffer.from(hkdfSync('sha256', material, salt, 'Content-Encoding: aes128gcm\0', 16))
  const nonce = Buffer.from(hkdfSync('sha256', material, salt, 'Content-Encoding: nonce\0', 12))
  const decipher = createDecipheriv('aes-128-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  const end = plain.findLastIndex((byte) => byte !== 0)
  must(plain[end] === 2, 'not the last record')
  return plain.subarray(0, end).toString()
}
