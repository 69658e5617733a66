import { createHmac } from 'node:crypto'
import { inviteToBadge } from '../../../server/src/community/moderation/badges.ts'
import { digestOfStop, stopToken } from '../../../server/src/community/notices/mail-stops.ts'
import { sql } from 'kysely'
import { passerBy } from '../surface/surface-fans.ts'
import type { Bytes } from '../surface/surface-house.ts'
import type { FloodFan, Ground } from './ground.ts'
import { changesBeside, rowsAsTheyLie } from './rows-as-they-lie.ts'

const CREW = { userId: '00000000-0000-4000-8000-000000000001', name: 'Wren' }

/** Where a cookie that somebody made up, or put together from two, is anybody's. */
export async function forgedCookieFaults({ surface, story, posts, join }: Ground): Promise<string[]> {
  const faults: string[] = []
  const passer = await passerBy(surface, story, ['a'])
  const [known] = (await join(1)) as [FloodFan]
  const [name = '', value = ''] = passer.cookie.split('=')
  const [id = '', signature = ''] = value.split('.')
  const signedBy = (key: string, of: string) => createHmac('sha256', key).update(of).digest('base64url')
  const flipped = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
  const forged = [
    `${name}=${known.viewerId}.${signature}`,
    `${name}=${id}.${flipped(signature)}`,
    `${name}=${id}`,
    `${name}=${id}.`,
    `${name}=${id}.${'A'.repeat(43)}`,
    `${name}=${id.toUpperCase()}.${signature}`,
    ...['', 'viewers', 'secret'].map((key) => `${name}=${id}.${signedBy(key, id)}`),
    ...known.cookie.split('; ').map((cookie) => `${cookie.slice(0, -6)}AAAAAA`),
  ]
  const read = async (cookie: string): Promise<string> => {
    const answers: Bytes[] = []
    for (const path of ['/progress', `/posts/${posts[1]}`, `/posts/${posts[1]}/comments`, '/opened'])
      answers.push(await surface.api(`/api/v1/public/productions/${story.slug}${path}`, { cookie }))
    answers.push(await surface.api('/api/v1/public/who', { cookie }))
    return answers.map(({ status, text }) => `${status} ${text}`).join('\n')
  }
  const nobodys = await read('')
  if ((await read(passer.cookie)) === nobodys) faults.push('a true cookie is nobody’s: this proves nothing')
  const before = await rowsAsTheyLie(surface.house)
  for (const cookie of forged) {
    if ((await read(cookie)) !== nobodys) faults.push(`${cookie.slice(0, 60)} is read as somebody’s`)
    const { status, setCookie } = await surface.api(`/api/v1/public/productions/${story.slug}/progress`, {
      method: 'PUT',
      cookie,
      body: { seen: [story.labels.x] },
    })
    if (status !== 200 || setCookie.some((line) => line.includes(id) || line.includes(known.viewerId)))
      faults.push(`${cookie.slice(0, 60)} told progress as somebody: ${status}`)
  }
  const after = await rowsAsTheyLie(surface.house)
  const gone = changesBeside(before, after, []).filter((fault) => fault.startsWith('is no more'))
  return [...faults, ...gone.map((fault) => `after forged cookies: ${fault}`)]
}

/** Where a link does more than its one thing, or does it twice. */
export async function replayFaults(ground: Ground): Promise<string[]> {
  const { surface, story, send, join } = ground
  const { house } = surface
  const faults: string[] = []
  const [one, two, three, four] = (await join(4)) as [FloodFan, FloodFan, FloodFan, FloodFan]
  const post = (fan: FloodFan | null, path: string) => send(fan, { method: 'POST', path: `/api/v1${path}` })
  const opened = (answers: readonly Bytes[]) => answers.filter(({ status }) => status < 300).length
  const wants = (what: string, found: number, wanted: number) => {
    if (found !== wanted) faults.push(`${what}: ${found} times instead of ${wanted}`)
  }
  const bearers = async () =>
    (
      await house.db
        .selectFrom('community.badges')
        .select('viewerId')
        .where('productionId', '=', story.productionId)
        .where(
          'viewerId',
          'in',
          [one, two, three, four].map(({ viewerId }) => viewerId),
        )
        .execute()
    ).length

  // A badge: one after the other, and two at once.
  const badge = async () => {
    const words = { kind: 'cast' as const, name: 'Ida', craft: '' }
    const { url } = await inviteToBadge(house, { productionId: story.productionId, words, by: CREW })
    return `/badge-slips/${url.split('/').at(-1)}/acceptances`
  }
  const first = await badge()
  wants(
    'a badge link was taken',
    opened([await post(one, first), await post(one, first), await post(two, first)]),
    1,
  )
  const second = await badge()
  wants(
    'a badge link was taken',
    opened(await Promise.all([post(two, second), post(three, second), post(four, second)])),
    1,
  )
  wants('a badge was given', await bearers(), 2)

  // A link to sign in: looking spends nothing, opening once, whoever comes.
  const order = async () => {
    let token = ''
    await house.accounts.links.order(`lamp${Math.random()}@saltlight.test`, async (made) => {
      token = made
    })
    return `/public/sign-in-links/${token}`
  }
  const link = await order()
  await surface.api(`/api/v1${link}`)
  const openings = [await post(null, `${link}/openings`), await post(null, `${link}/openings`)]
  wants('a link signed in', opened(openings), 1)
  if (openings[1]!.setCookie.some((line) => /session/.test(line) && !/max-age=0/i.test(line)))
    faults.push('a spent link set a session')
  const racing = `${await order()}/openings`
  wants('a link signed in', opened(await Promise.all([1, 2, 3, 4].map(() => post(null, racing)))), 1)

  // A link that proves an address is for its account alone.
  let proof = ''
  await house.accounts.links.orderAddress(
    one.accountId,
    `proof${Math.random()}@saltlight.test`,
    async (made) => {
      proof = made
    },
  )
  const address = `/public/me/addresses/${proof}/openings`
  wants(
    'an address was proven',
    opened([await post(two, address), await post(one, address), await post(one, address)]),
    1,
  )

  // A letter's link ends the letters of one, as often as it is followed, and opens nothing else.
  const token = stopToken(house.key, one.viewerId)
  for (const { viewerId } of [one, two])
    await sql`insert into community.notice_settings (viewer_id, mail, stop_digest)
      values (${viewerId}, 'daily', ${digestOfStop(stopToken(house.key, viewerId))})
      on conflict (viewer_id) do update set mail = excluded.mail, stop_digest = excluded.stop_digest`.execute(
      house.db,
    )
  const before = await rowsAsTheyLie(house)
  const stop = `/public/letter-slips/${token}`
  wants(
    'letters were ended',
    opened([await post(null, stop), await post(two, stop), await post(null, stop)]),
    3,
  )
  wants(
    'another door took a letter’s link',
    opened(
      await Promise.all(
        [
          `/public/sign-in-links/${token}/openings`,
          `/public/me/addresses/${token}/openings`,
          `/badge-slips/${token}/acceptances`,
        ].map((path) => post(two, path)),
      ),
    ),
    0,
  )
  wants(
    'a letter’s link was guessed',
    opened([await post(null, `/public/letter-slips/${'A'.repeat(22)}`)]),
    0,
  )
  const after = await rowsAsTheyLie(house)
  for (const change of changesBeside(before, after, [one])) faults.push(`after a letter’s link: ${change}`)
  return faults
}
