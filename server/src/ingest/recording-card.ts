import type {
  NamedSound,
  ProposedSlate,
  RecordingDevice,
  StartTimecode,
} from '@stagedoor/core/ingest/recording'
import type { Rate } from '@stagedoor/core/time'
import type { Db } from '../schema/index.ts'

/** What a file told of its recording, as somebody may see it; every part is null that it did not tell. */
export interface RecordingCard {
  readonly moment: {
    readonly sureness: 'zoned' | 'utc' | 'unsure' | 'clock'
    readonly at: number | null
    readonly clock: string | null
    readonly offsetMinutes: number | null
  } | null
  readonly timecode: StartTimecode | null
  readonly rate: (Rate & { readonly isConstant: boolean }) | null
  readonly turn: number | null
  readonly slate: ProposedSlate | null
  readonly sounds: readonly NamedSound[]
  /** Null for who may not know it as well. */
  readonly device: RecordingDevice | null
}

const NOTHING_TOLD: RecordingCard = {
  moment: null,
  timecode: null,
  rate: null,
  turn: null,
  slate: null,
  sounds: [],
  device: null,
}

/** Reads what an asset's file told of its recording; the asker was allowed before, to see its device or not. */
export async function readRecording(
  db: Db,
  { assetId, withDevice }: { assetId: string; withDevice: boolean },
): Promise<RecordingCard> {
  const row = await db
    .selectFrom('ingest.recordings as r')
    .innerJoin('ingest.recordedTimes as t', 't.assetId', 'r.assetId')
    .select(['t.sureness', 't.recordedAt', 't.recordedClock', 't.offsetMinutes', 't.timecode', 't.rate'])
    .select(['r.turn', 'r.slate', 'r.sounds'])
    .where('r.assetId', '=', assetId)
    .executeTakeFirst()
  if (row === undefined) return NOTHING_TOLD
  const device = withDevice
    ? await db
        .selectFrom('ingest.recordingDevices')
        .select(['make', 'model', 'lens'])
        .where('assetId', '=', assetId)
        .executeTakeFirst()
    : undefined
  const { sureness, recordedAt: at, recordedClock: clock, offsetMinutes } = row
  return {
    moment: sureness === null ? null : { sureness, at, clock, offsetMinutes },
    // Written by this stage alone.
    timecode: row.timecode as StartTimecode | null,
    rate: row.rate as RecordingCard['rate'],
    turn: row.turn,
    slate: row.slate as ProposedSlate | null,
    sounds: row.sounds as NamedSound[],
    device: device ?? null,
  }
}
