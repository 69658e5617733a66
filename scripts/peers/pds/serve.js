// node serve.js FOLDER: the server of Bluesky's network with a register of names beside it, both for this machine alone.
// Prints its address when it is ready, and ends when its input closes.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { PDS } from '@atproto/pds'
import { openRegister } from './register.js'

const [folder] = process.argv.slice(2)
const register = await openRegister()
const port = await freePort()
const server = await PDS.fromEnv({
  devMode: true,
  port,
  hostname: 'localhost',
  dataDirectory: folder,
  blobstoreDiskLocation: join(folder, 'blobs'),
  // The film of the tests is larger than what a server of one's own takes by itself.
  blobUploadLimit: 300_000_000,
  didPlcUrl: register.origin,
  plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
  jwtSecret: randomBytes(32).toString('hex'),
  adminPassword: randomBytes(16).toString('hex'),
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  disableSsrfProtection: true,
  logEnabled: false,
})
await server.start()
process.stdout.write(`http://localhost:${port}\n`)
process.stdin.resume()
await once(process.stdin, 'end')
await server.destroy()
register.close()

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  return port
}
