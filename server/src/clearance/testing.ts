import { createHash, randomBytes } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { CutId, Role } from '@stagedoor/core/production'
import { type Condition, cutVersionId, type GrantScope, type Verdict, WORLD } from '@stagedoor/core/clearance'
import { instant, type Instant, secondsToFlicks, timeRange } from '@stagedoor/core/time'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import { newId } from '../plant/db/index.ts'
import type { TestDatabase } from '../plant/db/testing.ts'
import { type ApiEnv, type Identity, onApiError, siteAt } from '../plant/http/index.ts'
import { silentLog } from '../plant/log/index.ts'
import { changeAsset } from '../ingest/index.ts'
import { arrivedFootage } from '../ingest/testing-asset.ts'
import { addScene, addShootingDay, startProduction } from '../production/index.ts'
import { createGate, GateWatch, MediaAddresses } from '../wall/index.ts'
import { addSubject } from './add-subject.ts'
import { openAssetExposure, OWN_PAGE } from './asset-exposure.ts'
import type { ReleaseOrder } from './forms/compose-form.ts'
import { draftReleaseForm } from './forms/draft-release-form.ts'
import type { ExposureKind, ExposureOrder, ShownAt } from './exposure-order.ts'
import { hangingUnderLock } from './hang-assets.ts'
import { markAppearance } from './marking/mark-appearance.ts'
import { openExposure } from './open-exposure.ts'
import { clearanceRoutes } from './routes.ts'
import { signReleaseForm, type Signing } from './forms/sign-release-form.ts'
import { verdictIn } from './verdict-rows.ts'

/** *Saltlight* on its fourteenth day, with footage to mark, people to ask and places to publish. */
export type Saltlight = Awaited<ReturnType<typeof openSaltlight>>

/** The publicist of the tests. */
export const wren = { userId: '00000000-0000-4000-8000-000000000001', name: 'Wren Okafor' }

/** A signature drawn with two strokes. */
export const drawing = {
  kind: 'path',
  path: 'M 10 40 C 20 10 40 10 50 40 L 90 20',
  width: 100,
  height: 50,
} as const

/** Everything on the own page, for publicity, everywhere, without an end: what most people sign. */
export const publicity: GrantScope = {
  media: ['motion', 'stills', 'sound'],
  musicRights: [],
  uses: ['publicity'],
  destinations: [{ kind: 'anywhere' }],
  territories: [WORLD],
  window: {},
}

/** Seconds as media time, in pairs. */
const stretch = (from: number, to: number) => ({
  fromFlicks: secondsToFlicks(from),
  toFlicks: secondsToFlicks(to),
})

/** Starts *Saltlight* in a test database. */
export async function openSaltlight(house: TestDatabase) {
  const ports = { db: house.crew, clock: house.clock, site: siteAt('http://127.0.0.1:4321') }
  const slug = `saltlight-${randomBytes(4).toString('hex')}`
  const { id: productionId } = await startProduction(ports, {
    title: 'Saltlight',
    slug,
    kind: 'short-film',
    zone: 'Europe/Oslo',
    ownerId: null,
  })
  const day = await addShootingDay(ports, {
    productionId,
    unit: 'Main unit',
    number: 14,
    shotOn: '2026-03-03',
  })
  const scene12 = await addScene(ports, { productionId, number: '12', title: 'The lamp room' })

  const footage = async (title: string, seconds: number, sceneIds: readonly string[] = []): Promise<string> =>
    house.crew.transaction().execute(async (trx) => {
      const arrived = { productionId, title, seconds, sentBy: wren, shootingDayId: day.id }
      const assetId = await arrivedFootage(trx, { ...arrived, now: house.clock.now() })
      for (const sceneId of sceneIds)
        await trx.insertInto('ingest.assetScenes').values({ assetId, sceneId }).execute()
      return assetId
    })

  const subject = async (order: Parameters<typeof addSubject>[1]['subject']): Promise<string> =>
    (await addSubject(ports, { productionId, subject: order, contact: null, actor: wren })).subjectId

  const asks = async (subjectId: string, order: Partial<ReleaseOrder> = {}) => {
    const asked = {
      template: null,
      scope: publicity,
      conditions: [] as Condition[],
      addressedTo: null,
      ...order,
    }
    const { releaseFormId, slip } = await draftReleaseForm(ports, {
      productionId,
      subjectId,
      order: asked,
      send: true,
      actor: wren,
    })
    return { releaseFormId, token: slip?.url.split('/s/')[1] ?? '' }
  }

  const signing = async (releaseFormId: string, typedName = 'T. Reyes'): Promise<Signing> => {
    const { text } = await house.crew
      .selectFrom('clearance.releaseForms')
      .select('text')
      .where('id', '=', releaseFormId)
      .executeTakeFirstOrThrow()
    return { typedName, drawing, textDigest: createHash('sha256').update(text).digest('hex') }
  }

  const opens = async (
    kind: ExposureKind,
    assetId: string,
    {
      seconds,
      moment = { kind: 'now' },
      ref = newId(),
    }: { seconds: readonly [number, number]; moment?: ShownAt; ref?: string },
  ) =>
    house.crew.transaction().execute(async (trx) => {
      const gateId = await createGate(trx, { productionId, audience: 'public', opensAt: house.clock.now() })
      const [from, to] = seconds
      const exposure: ExposureOrder = {
        leaving: { kind: 'cut', cutId: ref as CutId, version: cutVersionId(`${ref}@1`) },
        timeline: {
          clips: [
            { assetId: assetIdOf(assetId), source: timeRange(secondsToFlicks(from), secondsToFlicks(to)) },
          ],
          edits: [],
        },
        uses: ['publicity'],
        destination: OWN_PAGE,
        territories: [WORLD],
        medium: 'motion',
        moment,
        until: null,
        placedAt: null,
        audience: { kind: 'everyone' },
      }
      const opened = await openExposure(trx, {
        productionId,
        kind,
        ref,
        gateId,
        exposure,
        now: house.clock.now(),
      })
      return { ...opened, gateId, ref }
    })

  return {
    ...ports,
    productionId,
    slug,
    dayId: day.id,
    scene12: scene12.id,
    /** A piece of footage of so many seconds, ready to be marked. */
    footage,
    person: (name: string, { minor = false } = {}) => subject({ kind: 'person', name, minor }),
    face: () => subject({ kind: 'person', name: null, minor: false }),
    secret: (name: string, revealedAt: Instant | null) =>
      subject({
        kind: 'secret',
        name,
        reveal: revealedAt === null ? { kind: 'never' } : { kind: 'at', at: revealedAt },
      }),
    mark: (name: string) => subject({ kind: 'mark', name }),
    /** Marks somebody as seen, featured, in a box in the middle, between two seconds of an asset. */
    appears: (subjectId: string, assetId: string, [from, to]: readonly [number, number]) =>
      markAppearance(ports, {
        productionId,
        assetId,
        subjectId,
        appearance: {
          ...stretch(from, to),
          sides: ['picture'],
          boxes: [{ at: secondsToFlicks(from), box: { x: 0.4, y: 0.2, width: 0.2, height: 0.4 } }],
          prominence: 'featured',
        },
        actor: wren,
      }),
    asks,
    signing,
    /** Hangs footage on scenes, as ingest does. */
    hangs: (assetId: string, sceneIds: readonly string[]) =>
      changeAsset({ db: house.crew, hang: hangingUnderLock(house) }, assetId, { sceneIds }),
    /** Asks a subject for a release form, and they sign it. */
    signs: async (subjectId: string, order: Partial<ReleaseOrder> = {}) => {
      const asked = await asks(subjectId, order)
      await signReleaseForm(ports, asked.token, await signing(asked.releaseFormId))
      return asked
    },
    /** Gives a publication (or a cut, or a kit) of a stretch of an asset to the doorkeeper. */
    opens,
    /** Judges an asset by itself, as when it arrives. */
    judgesAsset: (assetId: string) =>
      house.crew
        .transaction()
        .execute((trx) =>
          openAssetExposure(trx, { productionId, assetId, question: {}, now: house.clock.now() }),
        ),
    /** The saved verdict of an exposure. */
    verdictOf: async (exposureId: string): Promise<Verdict> => {
      const { verdict } = await house.crew
        .selectFrom('clearance.exposures as e')
        .innerJoin('clearance.verdicts as v', 'v.id', 'e.verdictId')
        .select('v.verdict')
        .where('e.id', '=', exposureId)
        .executeTakeFirstOrThrow()
      return verdictIn(verdict)
    },
    standingOf: async (gateId: string) =>
      (
        await house.crew
          .selectFrom('wall.gates')
          .select('standing')
          .where('id', '=', gateId)
          .executeTakeFirstOrThrow()
      ).standing,
    /** The kinds of the log's entries, oldest first. */
    logKinds: async () =>
      (
        await house.crew
          .selectFrom('plant.chainEntries')
          .select('kind')
          .where('productionId', '=', productionId)
          .orderBy('seq')
          .execute()
      ).map(({ kind }) => kind),
    later: (ms: number): Instant => instant(house.clock.now() + ms),
  }
}

/** The API of this stage over a test database; `asks` speaks as whoever is named by role, or as nobody. */
export function openApi(house: TestDatabase, { productionId }: { productionId: string }) {
  const gates = new GateWatch({
    db: house.worker,
    listener: { listen: house.listen },
    isListening: house.isListening,
  })
  const addresses = new MediaAddresses({ db: house.worker, key: randomBytes(32), clock: house.clock, gates })
  const site = siteAt('http://127.0.0.1:4321')
  let identity: Identity = { kind: 'nobody' }
  const api = new OpenAPIHono<ApiEnv>()
  api.onError(onApiError(silentLog))
  api.use(async (c, next) => {
    c.set('identity', identity)
    c.set('clientAddress', '127.0.0.1')
    await next()
  })
  api.route('/', clearanceRoutes({ db: house.crew, clock: house.clock, site, addresses }))
  const people = new Map<Role, string>()

  return {
    /** Speaks from now on as a member of a role, or as nobody. */
    as: async (role: Role | 'nobody'): Promise<void> => {
      if (role === 'nobody') return void (identity = { kind: 'nobody' })
      const userId = people.get(role) ?? newId()
      if (!people.has(role)) {
        const email = `${userId}@house.example`
        await house.auth.query('insert into auth.users (id, name, email) values ($1, $2, $3)', [
          userId,
          wren.name,
          email,
        ])
        await house.crew
          .insertInto('production.memberships')
          .values({ id: newId(), productionId, userId, role })
          .execute()
        people.set(role, userId)
      }
      identity = { kind: 'account', userId, name: wren.name, email: '', isOperator: false }
    },
    asks: async (method: string, path: string, body?: unknown) => {
      const answer = await api.request(path, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      const text = await answer.text()
      const isJson = (answer.headers.get('content-type') ?? '').includes('json')
      return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : null }
    },
  }
}
