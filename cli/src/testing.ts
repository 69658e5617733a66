import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { runCommand } from './run-command.ts'

/** Types a command at a terminal: what it ended with, said and warned of. */
export async function typed(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const [said, warned]: [string[], string[]] = [[], []]
  const terminal = {
    say: (text: string) => void said.push(text),
    warn: (text: string) => void warned.push(text),
    progress: () => undefined,
    done: () => undefined,
    confirm: () => Promise.resolve(null),
  }
  const code = await runCommand([...words], { env, terminal })
  return { code, said: said.join('\n'), warned: warned.join('\n') }
}

/** What a request to the stand-in of a house brought. */
interface AskedOfHouse {
  readonly path: string
  readonly body: string
}

/** A stand-in of a house that answers by path, and a terminal in front of it; the real one is asked in e2e. `close` it. */
export async function openAnsweringHouse(answers: Readonly<Record<string, unknown>>) {
  const asked: AskedOfHouse[] = []
  const server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      asked.push({ path, body: Buffer.concat(chunks).toString() })
      const answer = answers[path]
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer ?? { type: '/problems/not-found', title: 'Gone', status: 404 }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const env = { STAGEDOOR_URL: `http://127.0.0.1:${address.port}`, STAGEDOOR_KEY: 'sd_key' }
  return {
    /** What the last command asked, in its order. */
    asked,
    /** Types a command: what it ended with, said and warned of. */
    typed: (...words: string[]) => {
      asked.length = 0
      return typed(words, env)
    },
    close: () => void server.close(),
  }
}
