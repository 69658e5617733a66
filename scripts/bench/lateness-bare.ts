import type { ChildProcess } from 'node:child_process'
import { instant } from '@stagedoor/core/time'
import { BLUESKY_TRIAL, TRIAL_DID } from '../../server/src/connectors/bluesky/emulator/network.ts'
import { makeRecordKey } from '../../server/src/connectors/bluesky/record-key.ts'
import type { Said } from './lateness-emulator.ts'
import { asked } from './talk.ts'

// As many calls at once as the house makes to one host.
const AT_ONCE = 32

/** Writes a record under many keys by plain fetch, so many calls at once: what the line and the platform cost by themselves. */
export async function barePosts(
  platform: ChildProcess,
  { origin, count, record }: { origin: string; count: number; record: unknown },
): Promise<{ moment: number; at: readonly number[] }> {
  const session = await call(origin, { name: 'com.atproto.server.createSession', body: BLUESKY_TRIAL })
  const { accessJwt: token } = session as { accessJwt: string }
  const moment = Date.now()
  let next = 0
  const send = async (): Promise<void> => {
    while (next < count) {
      next += 1
      const rkey = makeRecordKey(instant(moment))
      const body = { repo: TRIAL_DID, collection: 'app.bsky.feed.post', rkey, record }
      await call(origin, { name: 'com.atproto.repo.putRecord', body, token })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, send))
  const { at } = await asked<Said, 'came'>(platform, { kind: 'tell' }, 'came')
  return { moment, at }
}

async function call(
  origin: string,
  { name, body, token = null }: { name: string; body: unknown; token?: string | null },
): Promise<unknown> {
  const answer = await fetch(`${origin}/xrpc/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`The platform said ${answer.status}: ${await answer.text()}`)
  return answer.json()
}
