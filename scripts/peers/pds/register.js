import { once } from 'node:events'
import { createServer } from 'node:http'
import * as plc from '@did-plc/lib'

/**
 * The register of names (did:plc) for one test: operations are validated by its own library and kept in memory.
 * https://web.plc.directory/spec/v0.1/did-plc
 */
export async function openRegister() {
  const logs = new Map()
  const server = createServer((request, response) => {
    answer(logs, request).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      (error) => response.writeHead(error.status ?? 400).end(JSON.stringify({ message: error.message })),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

async function answer(logs, request) {
  const [did, asked] = request.url.slice(1).split('/').map(decodeURIComponent)
  const known = logs.get(did)
  if (request.method === 'POST') {
    const operation = JSON.parse(await textOf(request))
    const log = [...(known ?? []), operation]
    await plc.validateOperationLog(did, log)
    logs.set(did, log)
    return {}
  }
  if (known === undefined) throw Object.assign(new Error(`${did} is not registered`), { status: 404 })
  const document = await plc.validateOperationLog(did, known)
  if (document === null) throw Object.assign(new Error(`${did} is no more`), { status: 410 })
  if (asked === 'data') return document
  if (asked === 'log') return request.url.endsWith('/last') ? known.at(-1) : known
  return plc.formatDidDoc(document)
}

async function textOf(request) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
