import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const READY_WITHIN_MS = 30_000

/** A server of Bluesky's network, the one that its makers run, on this machine alone. */
export interface RunningPds {
  readonly origin: string
  /** Makes an account there, and gives an app password for it. */
  makeAccount: (handle: string) => Promise<{ identifier: string; password: string }>
  close: () => Promise<void>
}

/** Starts the server in a folder of its own, which is gone when it is closed. */
export async function startPds(): Promise<RunningPds> {
  const folder = await mkdtemp(join(tmpdir(), 'stagedoor-pds-'))
  const server = spawn(process.execPath, [fileURLToPath(new URL('pds/serve.js', import.meta.url)), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => void server.once('exit', () => resolve()))
  const close = async () => {
    server.stdin.end()
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  const late = setTimeout(() => server.kill(), READY_WITHIN_MS)
  let origin: string | null = null
  for await (const line of createInterface({ input: server.stdout })) {
    origin = line
    break
  }
  clearTimeout(late)
  if (origin === null) {
    await close()
    throw new Error('The server of Bluesky’s network did not start.')
  }
  return { origin, makeAccount: (handle) => makeAccount(String(origin), handle), close }
}

async function makeAccount(origin: string, handle: string) {
  const password = 'between two lighthouses'
  const { accessJwt } = await ask<{ accessJwt: string }>(`${origin}/xrpc/com.atproto.server.createAccount`, {
    input: { handle, email: `${handle.replaceAll('.', '-')}@saltlight.example`, password },
    headers: {},
  })
  const made = await ask<{ password: string }>(`${origin}/xrpc/com.atproto.server.createAppPassword`, {
    input: { name: 'stagedoor' },
    headers: { authorization: `Bearer ${accessJwt}` },
  })
  return { identifier: handle, password: made.password }
}

async function ask<Answer>(
  address: string,
  { input, headers }: { input: object; headers: Record<string, string> },
): Promise<Answer> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  })
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}
