import type { Audience } from '@stagedoor/core/wall'
import type { Lane } from '@stagedoor/core/work'
import type {
  DefaultJson,
  DefaultMoment,
  Defaulted,
  Json,
  MaybeJson,
  MaybeMoment,
  Moment,
} from './columns.ts'

/** Tables of the schemas `plant` (machinery) and `wall` (clock and gates). */
export interface PlantTables {
  'wall.clock': { singleton: Defaulted<boolean>; manualNow: MaybeMoment; everManual: Defaulted<boolean> }
  'wall.gates': {
    id: string
    productionId: string
    audience: Audience
    opensAt: MaybeMoment
    standing: Defaulted<'stands' | 'shut'>
    shutBecause: string | null
    changedAt: DefaultMoment
    horizonPoints: Defaulted<string[]>
    horizonMoment: MaybeMoment
  }
  'wall.usedAddresses': { id: string; diesAt: Moment }
  'wall.madeViewers': {
    id: string
    productionId: string
    accountId: string
    points: string[]
    guise: 'nobody' | 'member' | 'grown'
    asOf: MaybeMoment
    madeAt: DefaultMoment
    diesAt: Moment
  }
  'wall.viewers': {
    id: string
    accountId: string | null
    isGrown: Defaulted<boolean>
    grownSaidAt: MaybeMoment
    createdAt: DefaultMoment
    seenAt: DefaultMoment
  }
  'wall.toldProgress': {
    viewerId: string
    productionId: string
    points: string[]
    toldAt: DefaultMoment
    before: Defaulted<string[]>
  }
  'plant.house': {
    singleton: Defaulted<boolean>
    sealedAt: MaybeMoment
    sealReason: string | null
    demoLoadedAt: MaybeMoment
  }
  'plant.outbox': {
    id: Defaulted<number>
    xid: Defaulted<string>
    productionId: string
    name: string
    payload: Json<Record<string, unknown>>
    at: DefaultMoment
  }
  'plant.outboxCursors': {
    consumer: string
    productionId: string
    xid: string
    id: number
    tries: Defaulted<number>
    retryAt: MaybeMoment
  }
  'plant.parkedEvents': { consumer: string; eventId: number; error: string; parkedAt: DefaultMoment }
  'plant.alarms': {
    key: string
    productionId: string | null
    name: string
    moment: Moment
    payload: DefaultJson<Record<string, unknown>>
  }
  'plant.work': {
    id: string
    productionId: string
    job: string
    ref: string | null
    state: Defaulted<'waiting' | 'working' | 'done' | 'failed' | 'cancelled'>
    stage: string | null
    done: Defaulted<number>
    total: number | null
    problem: MaybeJson<Record<string, unknown>>
    tries: Defaulted<number>
    cancelAskedAt: MaybeMoment
    createdAt: DefaultMoment
    startedAt: MaybeMoment
    updatedAt: DefaultMoment
    endedAt: MaybeMoment
    /** Set where workers share it among them; null where the queue hands it out. */
    rank: Defaulted<number | null>
    lane: Defaulted<Lane | null>
    memoryMb: Defaulted<number | null>
    waitsFor: Defaulted<string[]>
    payload: DefaultJson<Record<string, unknown>>
    notBefore: MaybeMoment
    workerId: Defaulted<string | null>
    workerName: Defaulted<string | null>
    /** Workers that were asked to leave it to another one. */
    shunned: Defaulted<string[]>
  }
  'plant.workers': {
    id: string
    name: string
    machine: string
    cores: number
    memoryMb: number
    startedAt: DefaultMoment
    heardAt: DefaultMoment
  }
  'plant.slips': {
    id: string
    digest: Buffer
    productionId: string
    purpose: string
    ref: string
    addressedTo: string | null
    expiresAt: MaybeMoment
    usesLeft: number | null
    revokedAt: MaybeMoment
    loggedAt: MaybeMoment
    createdAt: DefaultMoment
  }
  'plant.chainEntries': {
    productionId: string
    seq: number
    at: Moment
    kind: string
    body: Json<Record<string, unknown>>
    personalDigest: Buffer | null
    prevHash: Buffer
    hash: Buffer
  }
  'plant.chainPersonal': {
    productionId: string
    seq: number
    salt: Buffer
    body: Json<Record<string, unknown>>
  }
  'plant.idempotencyKeys': {
    scope: string
    key: string
    requestDigest: Buffer
    status: number | null
    body: MaybeJson<unknown>
    createdAt: DefaultMoment
  }
}
