import { brotliCompressSync } from 'node:zlib'
import { createServer } from 'node:http'
import type { Bench } from './figure.ts'
import { inBenchHouse } from './bench-house.ts'
import { openFreePort, publishTinyPost } from './tiny-post.ts'
import { serve } from '../../server/src/serve.ts'

/** A cold post page: its HTML, styles and scripts as they cross the wire, without film and fonts. */
export const pageWeight: Bench = {
  name: 'page-weight',
  against: 'nothing: bytes need no reference',
  run: async () => {
    const port = await openFreePort(createServer)
    return inBenchHouse(
      async (house) => {
        const path = await publishTinyPost(house)
        const server = await serve(house)
        try {
          const page = await weigh(`${house.site.origin}${path}`)
          const html = await page.text
          const files = [
            ...new Set([...html.matchAll(/(?:href|src)="([^"]+\.(?:css|js))"/g)].map(([, file]) => file!)),
          ]
          const weights = await Promise.all(
            files.map((file) => weigh(new URL(file, `${house.site.origin}${path}`).href)),
          )
          const bytes = page.bytes + weights.reduce((sum, file) => sum + file.bytes, 0)
          return [
            {
              name: 'page-weight',
              value: bytes / 1000,
              unit: 'kB',
              reference: null,
              ratio: null,
              goal: '<= 60',
            },
            {
              name: 'page-files',
              value: files.length + 1,
              unit: 'files',
              reference: null,
              ratio: null,
              goal: '<= 6',
            },
          ]
        } finally {
          server.closeAllConnections()
          server.close()
        }
      },
      { STAGEDOOR_PORT: String(port) },
    )
  },
}

// Bytes on the wire as a browser asks for them; what the server sends plain is counted as a proxy would compress it.
async function weigh(url: string): Promise<{ bytes: number; text: Promise<string> }> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'br' } })
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`)
  const body = Buffer.from(await answer.arrayBuffer())
  return { bytes: brotliCompressSync(body).length, text: Promise.resolve(body.toString()) }
}
