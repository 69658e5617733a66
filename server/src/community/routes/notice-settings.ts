import { createRoute, z } from '@hono/zod-openapi'
import { isWanted, MAIL_RHYTHMS, NOTICE_KINDS, NOTICE_WAYS } from '@stagedoor/core/community'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  RateLimit,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { isMailable } from '../../plant/mail/index.ts'
import type { Db } from '../../schema/index.ts'
import { asViewer } from '../../wall/index.ts'
import type { CommunityDeps } from '../deps.ts'
import { devicesOf, dropDevice, keepDevice } from '../notices/devices.ts'
import { readMailStop, stopMail } from '../notices/mail-stops.ts'
import { chooseSettings, settingsOf } from '../notices/settings.ts'
import { signedInViewer } from './follow-wire.ts'

const tags = ['notices']

const minute = z.int().min(0).max(1439).openapi({ description: 'Minute of the day.' })
const way = z.object({ page: z.boolean(), mail: z.boolean(), device: z.boolean() })
const settingsIn = z
  .object({
    choices: z.object(
      Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, way])) as Record<Kind, typeof way>,
    ),
    mail: z.enum(MAIL_RHYTHMS),
    mailMinute: minute,
    mailWeekday: z.int().min(1).max(7).openapi({ description: '1 is Monday.' }),
    zone: z.string().max(64).openapi({ example: 'Europe/Oslo' }),
    quiet: z.object({ fromMinute: minute, untilMinute: minute }).nullable(),
    isPaused: z.boolean(),
  })
  .openapi('NoticeSettings')
type Kind = (typeof NOTICE_KINDS)[number]

const settingsOut = settingsIn
  .extend({
    mailTo: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('address'), address: z.string() }),
        z.object({ kind: z.literal('no-address') }),
        z.object({ kind: z.literal('no-server') }),
      ])
      .openapi({ description: 'Where letters go, or why there are none.' }),
    push: z.object({
      isPossible: z.boolean(),
      publicKey: z.string(),
      devices: z.array(z.object({ id: wireId, name: z.string(), addedAt: wireInstant })),
    }),
  })
  .openapi('NoticeSettingsNow')
const done = z.object({ done: z.literal(true) })

const read = createRoute({
  method: 'get',
  path: '/public/me/notice-settings',
  operationId: 'getNoticeSettings',
  tags,
  responses: { 200: json('How the viewer is told', settingsOut), ...refusals },
})
const choose = createRoute({
  method: 'put',
  path: '/public/me/notice-settings',
  operationId: 'chooseNoticeSettings',
  tags,
  request: { body: jsonBody(settingsIn) },
  responses: { 200: json('Kept', done), ...refusals },
})
const addDevice = createRoute({
  method: 'post',
  path: '/public/me/devices',
  operationId: 'addDevice',
  tags,
  summary: 'Tell the viewer on this device, by its browser’s push service',
  request: {
    body: jsonBody(
      z.object({
        endpoint: z.string().max(2_000),
        keys: z.object({ p256dh: z.string().max(120), auth: z.string().max(40) }),
        name: z.string().trim().max(60).default(''),
      }),
    ),
  },
  responses: { 201: json('It is told from now on', z.object({ id: wireId })), ...refusals },
})
const removeDevice = createRoute({
  method: 'delete',
  path: '/public/me/devices/{device}',
  operationId: 'removeDevice',
  tags,
  request: { params: z.object({ device: wireId }) },
  responses: { 200: json('It is told no more', done), ...refusals },
})
const byToken = { params: z.object({ token: z.string().max(64) }) }
const readStop = createRoute({
  method: 'get',
  path: '/public/letter-slips/{token}',
  operationId: 'readLetterSlip',
  tags,
  request: byToken,
  responses: { 200: json('Whether these letters still come', z.object({ isOn: z.boolean() })), ...refusals },
})
const stop = createRoute({
  method: 'post',
  path: '/public/letter-slips/{token}',
  operationId: 'stopLetters',
  tags,
  request: byToken,
  responses: { 200: json('No letter comes any more', done), ...refusals },
})

/** Routes by which a fan says how they want to be told, and by which whoever holds a letter ends them. */
export function noticeSettingsRoutes(deps: CommunityDeps) {
  const { db, fan, push, mail = null } = deps
  const changes = new RateLimit({ burst: 30, perMinute: 10 })
  const api = createApi()
  api.openapi(read, async (c) => {
    const viewerId = await signedInViewer(deps, c)
    const { settings, devices } = await asViewer(fan, viewerId, async (seen) => ({
      settings: await settingsOf(seen, viewerId),
      devices: await devicesOf(seen, viewerId),
    }))
    const { choices, mail: rhythm, mailTime, quiet, isPaused } = settings
    const chosen = NOTICE_KINDS.map((kind) => [
      kind,
      Object.fromEntries(NOTICE_WAYS.map((one) => [one, isWanted(choices, kind, one)])),
    ])
    return c.json(
      {
        choices: Object.fromEntries(chosen) as Record<Kind, z.infer<typeof way>>,
        mail: rhythm,
        mailMinute: mailTime.minute,
        mailWeekday: mailTime.weekday,
        zone: mailTime.zone,
        quiet: quiet === null ? null : { fromMinute: quiet.fromMinute, untilMinute: quiet.untilMinute },
        isPaused,
        mailTo: mail === null ? { kind: 'no-server' as const } : await addressOf(db, viewerId),
        push: {
          isPossible: push.isPossible,
          publicKey: push.publicKey,
          devices: devices.map(({ id, name, madeAt }) => ({ id, name, addedAt: instantOut(madeAt) })),
        },
      },
      200,
    )
  })
  api.openapi(choose, async (c) => {
    const viewerId = await signedInViewer(deps, c)
    changes.take(viewerId, performance.now())
    await chooseSettings(deps, viewerId, c.req.valid('json'))
    return c.json({ done: true as const }, 200)
  })
  api.openapi(addDevice, async (c) => {
    const viewerId = await signedInViewer(deps, c)
    changes.take(viewerId, performance.now())
    const { endpoint, keys, name } = c.req.valid('json')
    return c.json(await keepDevice(deps, viewerId, { endpoint, ...keys, name }), 201)
  })
  api.openapi(removeDevice, async (c) => {
    await dropDevice(deps, await signedInViewer(deps, c), c.req.valid('param').device)
    return c.json({ done: true as const }, 200)
  })
  api.openapi(readStop, async (c) => c.json(await readMailStop(deps, c.req.valid('param').token), 200))
  api.openapi(stop, async (c) => {
    await stopMail(deps, c.req.valid('param').token)
    return c.json({ done: true as const }, 200)
  })
  return api
}

async function addressOf(db: Db, viewerId: string) {
  const row = await db
    .selectFrom('community.letterAddresses')
    .select('address')
    .where('viewerId', '=', viewerId)
    .executeTakeFirst()
  const address = row?.address ?? null
  return isMailable(address) ? { kind: 'address' as const, address } : { kind: 'no-address' as const }
}
