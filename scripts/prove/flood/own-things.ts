import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { moderate } from '../../../server/src/community/moderation/moderate.ts'
import { announceSession } from '../../../server/src/community/questions/plan-session.ts'
import type { House } from '../../../server/src/house.ts'
import type { Instant } from '@stagedoor/core/time'
import { FLOOD_BEGINS, type FloodFan, type Ground } from './ground.ts'

/** A fan with one of everything that a fan can have, and every identifier of it. */
export interface OwnThings {
  readonly owner: FloodFan
  readonly address: string
  /** The label of a point that nobody can have seen. */
  readonly about: string
  readonly ids: readonly string[]
}

const HOUR = 3_600_000
const CREW = { userId: '00000000-0000-4000-8000-000000000001', name: 'Wren' }

/** Has a fan say, ask, guess, follow, be told and be struck, through their own doors where there is one. */
export async function putOwnThings({
  surface,
  story,
  posts,
  send,
  join,
  joinCrew,
}: Ground): Promise<OwnThings> {
  const { house } = surface
  const { productionId, labels } = story
  const [owner, friend] = (await join(2)) as [FloodFan, FloodFan]
  const crew = await joinCrew()
  const says = async (fan: FloodFan, path: string, body: object): Promise<string> => {
    const { text } = await send(fan, { method: 'POST', path, body })
    const { id, comment } = JSON.parse(text) as { id?: string; comment?: { id: string } }
    const made = comment?.id ?? id
    if (made === undefined) throw new Error(`${path}: ${text}`)
    return made
  }
  const does = async (method: string, path: string, body?: object): Promise<void> => {
    const { status, text } = await send(owner, { method, path, ...(body === undefined ? {} : { body }) })
    if (status >= 300) throw new Error(`${path}: ${text}`)
  }
  const talk = `/posts/${posts[0]}/comments`
  const comment = await says(owner, talk, { words: 'Salt is the right size already.', asItIs: true })
  const struck = await says(owner, talk, { words: 'And so is bread.', asItIs: true })
  const question = await says(owner, '/questions', { text: 'Who lit the lamp?', asItIs: true })
  const theory = await says(owner, '/theories', { text: 'Nobody lights it.', about: labels.b })
  const answer = await says(crew, `/questions/${question}/answers`, { text: 'Aino did.' })
  const others = await says(friend, '/questions', { text: 'Who built the rock?', asItIs: true })
  const friends = await says(friend, talk, { words: 'It is bread, I tell you.', asItIs: true })
  await does('PUT', `/questions/${others}/vote`)
  await does('PUT', `/writings/${friends}/reactions/heart`)
  await does('PUT', `/fans/${friend.handle}/silence`, { kind: 'mute' })
  await does('POST', `/writings/${friends}/reports`, { reason: 'spoiler', words: 'It is not.' })
  await does('PUT', '/follows', { kind: 'question', id: others })
  const session = await announceSession(
    house,
    { productionId, by: CREW.name },
    {
      title: 'Ask the miniatures',
      badgeIds: [crew.badgeId],
      spoils: [],
      from: (FLOOD_BEGINS + 4 * HOUR) as Instant,
      until: (FLOOD_BEGINS + 5 * HOUR) as Instant,
    },
  )
  const { actId } = await moderate(house, {
    productionId,
    act: { kind: 'remove', writingId: struck, reason: 'spoiler' },
    note: '',
    by: CREW,
  })
  const [device, notice] = [randomUUID(), randomUUID()]
  const passkey = await putPasskey(house, owner.accountId)
  await sql`insert into community.notice_settings (viewer_id) values (${owner.viewerId}) on conflict do nothing`.execute(
    house.db,
  )
  await sql`insert into community.push_devices (id, viewer_id, endpoint, endpoint_digest, p256dh, auth, server_key)
    values (${device}, ${owner.viewerId}, ${`https://push.example/${device}`}, sha256(${device}::bytea), '', '', '')`.execute(
    house.db,
  )
  await sql`insert into community.notices (id, production_id, kind, ref_kind, ref, for_viewer)
    values (${notice}, ${productionId}, 'answer', 'writing', ${answer}, ${owner.viewerId})`.execute(house.db)
  const { auth } = house.database
  const { rows } = await auth.query<{ id: string; email: string }>(
    'select s.id, u.email from auth.sessions s join auth.users u on u.id = s.user_id where u.id = $1',
    [owner.accountId],
  )
  return {
    owner,
    address: rows[0]?.email ?? '',
    about: labels.b,
    ids: [
      comment,
      struck,
      question,
      theory,
      answer,
      others,
      friends,
      session.sessionId,
      actId,
      device,
      passkey,
      notice,
      crew.badgeId,
      owner.viewerId,
      owner.accountId,
      ...rows.map(({ id }) => id),
    ],
  }
}

/** Gives an account a passkey that opens nothing. */
export async function putPasskey({ database }: Pick<House, 'database'>, accountId: string): Promise<string> {
  const passkey = randomUUID()
  await database.auth.query(
    `insert into auth.passkeys (id, public_key, user_id, credential_id, counter, device_type, backed_up)
     values ($1, 'key', $2, $3, 0, 'singleDevice', false)`,
    [passkey, accountId, passkey],
  )
  return passkey
}
