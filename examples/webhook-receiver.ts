// Receives Stagedoor's webhooks: checks each signature, makes one post for one name, and says what became of it.
// WEBHOOK_SECRET=whsec_… node examples/webhook-receiver.ts, then connect http://127.0.0.1:4400 with the path /hook.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const PORT = 4400
const LARGEST_BYTES = 4 * 1024 * 1024
const secret = process.env['WEBHOOK_SECRET'] ?? ''
if (!secret.startsWith('whsec_')) {
  console.error('WEBHOOK_SECRET=whsec_… node examples/webhook-receiver.ts')
  process.exit(2)
}
const key = Buffer.from(secret.slice('whsec_'.length), 'base64')

/** What is out, by the name of its message; a real receiver keeps this on disk. */
const posts = new Map<string, 'live' | 'gone'>()

function isSigned(headers: NodeJS.Dict<string | string[]>, body: string): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': given } = headers
  if (Math.abs(Date.now() / 1000 - Number(at)) > 300) return false
  const expected = createHmac('sha256', key)
    .update(`${String(id)}.${String(at)}.${body}`)
    .digest()
  return String(given)
    .split(' ')
    .map((one) => Buffer.from(one.replace(/^v1,/, ''), 'base64'))
    .some((mac) => mac.length === expected.length && timingSafeEqual(mac, expected))
}

const server = createServer((request, response) => {
  const say = (status: number, document: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document))
  const chunks: Buffer[] = []
  let length = 0
  request.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > LARGEST_BYTES) request.destroy()
    else chunks.push(chunk)
  })
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString()
    if (request.url !== '/hook' || !isSigned(request.headers, body))
      return say(401, { status: 'refused', reason: 'This was not signed with our secret.' })
    const named = String(request.headers['webhook-id'])
    if (request.method === 'GET') return say(200, { status: posts.get(named) ?? 'absent' })
    const { type, data } = JSON.parse(body) as { type: string; data: { id: string; title?: string } }
    if (type === 'post.retracted') {
      if (!posts.has(data.id)) return say(200, { status: 'absent' })
      posts.set(data.id, 'gone')
      console.log(`taken back: ${data.id}`)
    } else if (!posts.has(named)) {
      // Here a real receiver fetches data.film.address, checks data.film.sha256, and publishes.
      posts.set(named, 'live')
      console.log(`published: ${data.title ?? named}`)
    }
    say(200, { status: posts.get(data.id) })
  })
})
server.listen(PORT, '127.0.0.1', () => console.log(`Listening at http://127.0.0.1:${PORT}/hook`))
