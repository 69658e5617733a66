import { z } from '@hono/zod-openapi'
import { ACCOUNT_STANDINGS, PLATFORM_IDS, RETRACTION_CLASSES } from '@stagedoor/core/publish'
import type { Connector } from '../../../connectors/index.ts'
import { instantOut, maybeInstantOut, wireId, wireInstant } from '../../../plant/http/index.ts'
import type { AccountView } from '../account-view.ts'

export const connectorParam = z.object({ connector: z.enum(PLATFORM_IDS) })
export const serverIn = z.string().trim().max(200).nullish().openapi({
  description: 'For platforms of many servers: which one, as a person writes it.',
})

const fieldSchema = z.object({ name: z.string(), label: z.string(), isSecret: z.boolean(), hint: z.string() })
const choiceSchema = z.object({ name: z.string(), label: z.string(), hint: z.string() })

/** What an application is given as, and what it is able to do. */
export const connectorSchema = z
  .object({
    id: z.enum(PLATFORM_IDS),
    name: z.string(),
    door: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('oauth'),
        asksServer: z.boolean(),
        app: z.enum(['operator', 'by-itself']),
        choices: z.array(choiceSchema),
      }),
      z.object({ kind: z.literal('words'), asksServer: z.boolean(), fields: z.array(fieldSchema) }),
      z.object({ kind: z.literal('ours') }),
    ]),
    isReady: z.boolean().openapi({ description: 'False while the operator has not given the application.' }),
    isElsewhere: z
      .boolean()
      .openapi({ description: 'The operator points it elsewhere, such as at an emulator.' }),
    namedServer: z.string().nullable(),
    callback: z
      .string()
      .nullable()
      .openapi({ description: 'Where the platform sends people back to; registered there.' }),
    retraction: z.enum(RETRACTION_CLASSES),
    canHide: z.boolean(),
    canPlaceAhead: z.boolean(),
    comments: z.enum(['read', 'read-write', 'none']),
    figures: z.array(z.string()),
  })
  .openapi('PlatformConnector')

const lookSchema = z.object({ what: z.string(), remedy: z.string() })

export const accountSchema = z
  .object({
    id: wireId,
    connector: z.enum(PLATFORM_IDS),
    platform: z.string(),
    handle: z.string(),
    name: z.string(),
    server: z.string().nullable(),
    standing: z.enum(ACCOUNT_STANDINGS),
    since: wireInstant,
    because: lookSchema.nullable(),
    trouble: lookSchema.nullable().openapi({ description: 'What the last look met, where it met trouble.' }),
    checkedAt: wireInstant.nullable(),
    ends: wireInstant.nullable().openapi({ description: 'When a person must give the permission again.' }),
    scopes: z.array(z.string()),
    connectedBy: z.string(),
    waiting: z.object({ count: z.int(), from: wireInstant.nullable() }),
    outlook: z.enum(['well', 'unsure', 'ends-before', 'needs-person', 'disconnected']),
    settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .openapi('PlatformAccount')

/** An account on the wire. */
export function accountOut({ account, platform, ends, waiting, outlook }: AccountView) {
  const { id, connector, handle, name, address, standing, lastLook, scopes, connectedBy, settings } = account
  const because = account.standingBecause
  return {
    id,
    connector,
    platform,
    handle,
    name,
    server: address === '' ? null : address,
    standing,
    since: instantOut(account.standingSince),
    because:
      typeof because?.['what'] === 'string'
        ? { what: because['what'], remedy: typeof because['remedy'] === 'string' ? because['remedy'] : '' }
        : null,
    trouble: lastLook?.kind === 'trouble' ? { what: lastLook.what, remedy: lastLook.remedy } : null,
    checkedAt: maybeInstantOut(account.checkedAt),
    ends: maybeInstantOut(ends),
    scopes,
    connectedBy,
    waiting: { count: waiting.count, from: maybeInstantOut(waiting.from) },
    outlook: outlook.kind,
    settings,
  }
}

/** The door of a connector on the wire. */
export function doorOut({ door }: Connector): z.infer<typeof connectorSchema>['door'] {
  switch (door.kind) {
    case 'oauth':
      return {
        kind: 'oauth',
        asksServer: door.asksServer,
        app: door.app,
        choices: [...(door.choices ?? [])],
      }
    case 'words':
      return { kind: 'words', asksServer: door.asksServer, fields: [...door.fields] }
    case 'ours':
      return { kind: 'ours' }
  }
}
