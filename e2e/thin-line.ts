import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A line between browsers and a house that can be cut in the middle of an upload. */
export interface ThinLine {
  readonly port: number
  /** Cuts the line as soon as the next upload has sent so many bytes, and keeps it down until it is mended. */
  readonly cutUploadAfter: (bytes: number) => Promise<void>
  readonly mend: () => void
  readonly close: () => Promise<void>
}

/** The first line of a request that brings bytes of a file. */
const SENDS = /^(PATCH|POST) \S+\/uploads[/ ]/

/** Lays a line from one port of this machine to another. */
export async function layLine(port: number, toPort: number): Promise<ThinLine> {
  const open = new Set<Socket>()
  const browsers = new WeakSet<Socket>()
  let isDown = false
  let ahead: { bytes: number; cut: () => void } | undefined

  const server = createServer((browser) => {
    if (isDown) {
      browser.resetAndDestroy()
      return
    }
    browsers.add(browser)
    const house = connect(toPort, '127.0.0.1')
    for (const [one, other] of [
      [browser, house],
      [house, browser],
    ] as const) {
      open.add(one)
      one.on('error', () => one.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
    house.pipe(browser)
    let sent: number | undefined
    browser.on('data', (chunk) => {
      if (ahead && SENDS.test(chunk.subarray(0, 200).toString('latin1'))) sent = 0
      if (!ahead || sent === undefined || sent + chunk.length <= ahead.bytes) {
        if (sent !== undefined) sent += chunk.length
        house.write(chunk)
        return
      }
      const { bytes, cut } = ahead
      ahead = undefined
      isDown = true
      house.write(chunk.subarray(0, bytes - sent), () => {
        // What has reached the house stays there: a reset on its side would throw away what it has not read yet.
        for (const socket of open) if (browsers.has(socket)) socket.resetAndDestroy()
        cut()
      })
    })
    browser.on('end', () => house.end())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')

  return {
    port,
    cutUploadAfter: (bytes) => new Promise((cut) => (ahead = { bytes, cut })),
    mend: () => (isDown = false),
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
