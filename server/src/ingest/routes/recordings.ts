import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { keyMayDo, type KeyScope, mayDo, type Role } from '@stagedoor/core/production'
import {
  createApi,
  type Identity,
  json,
  maybeInstantOut,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorizeIn } from '../../production/index.ts'
import type { IngestDeps } from '../deps.ts'
import { assetById } from '../queries.ts'
import { readRecording } from '../recording-card.ts'

const recordingSchema = z
  .object({
    moment: z
      .object({
        sureness: z.enum(['zoned', 'utc', 'unsure', 'clock']).openapi({
          description:
            'zoned: the device told its offset. utc: a telephone. unsure: a camera, whose world time is often its own clock. clock: the device’s own clock, in a zone it did not tell.',
        }),
        at: wireInstant.nullable(),
        clock: z.string().nullable().openapi({ example: '2026-11-22T10:15:00' }),
        offsetMinutes: z.int().nullable(),
      })
      .nullable(),
    timecode: z
      .object({
        text: z.string().openapi({ example: '10:02:03:04' }),
        count: z.enum(['non-drop', 'drop']),
        rate: z.object({ num: z.int(), den: z.int() }).nullable(),
        source: z.enum(['track', 'sound-file']),
      })
      .nullable(),
    rate: z.object({ num: z.int(), den: z.int(), isConstant: z.boolean() }).nullable(),
    turn: z
      .int()
      .nullable()
      .openapi({ description: 'Degrees clockwise that make the stored picture stand upright.' }),
    slate: z
      .object({
        roll: z.string().nullable(),
        clip: z.string().nullable(),
        scene: z.string().nullable(),
        take: z.string().nullable(),
        source: z.enum(['recorder', 'file-name']),
      })
      .nullable()
      .openapi({ description: 'A proposal, read from the recorder or from how the file is named.' }),
    sounds: z.array(z.object({ track: z.int(), channel: z.int().nullable(), name: z.string() })),
    device: z
      .object({ make: z.string().nullable(), model: z.string().nullable(), lens: z.string().nullable() })
      .nullable()
      .openapi({ description: 'Null as well for a role that does not prepare footage.' }),
  })
  .openapi('Recording')

const read = createRoute({
  method: 'get',
  path: '/assets/{asset}/recording',
  operationId: 'readRecording',
  tags: ['ingest'],
  request: { params: z.object({ asset: wireId }) },
  responses: { 200: json('What the file told of its recording', recordingSchema), ...refusals },
})

/** What files told of their recordings: for those who look at footage, the device for those who prepare it. */
export function recordingRoutes(deps: IngestDeps) {
  return createApi().openapi(read, async (c) => {
    const { asset } = c.req.valid('param')
    const found = await assetById(deps.db, asset)
    const { role } = await authorizeIn(deps, c.var.identity, {
      productionId: found?.productionId,
      act: 'view-backstage',
    })
    if (found?.state === 'deleted') throw new Problem('not-found')
    const withDevice = mayPrepare(c.var.identity, role)
    const { moment, sounds, ...rest } = await readRecording(deps.db, { assetId: asset, withDevice })
    const when = moment && { ...moment, at: maybeInstantOut(moment.at) }
    return c.json({ ...rest, sounds: [...sounds], moment: when }, 200)
  })
}

// Whose telephone it was can be told from its model: for those who prepare footage, and for nobody else.
function mayPrepare(identity: Identity, role: Role): boolean {
  return identity.kind === 'key'
    ? keyMayDo({ role, scopes: identity.scopes as KeyScope[] }, 'mark')
    : mayDo(role, 'mark')
}
