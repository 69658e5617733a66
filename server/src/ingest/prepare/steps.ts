import type { MediaFormat } from '@stagedoor/core/ingest'
import type { Lane } from '@stagedoor/core/work'
import type { Jobs } from '../../plant/jobs/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { AssetRow } from '../queries.ts'

/**
 * The steps of a preparation, each a piece of work of its own that any worker may take and that makes the same whoever
 * makes it. The first look (a clean copy and its poster) of everything goes before the rest of anything.
 */
export const STEPS = {
  clean: 'ingest.make-clean-copy',
  poster: 'ingest.make-poster',
  filmstrip: 'ingest.make-filmstrip',
  sound: 'ingest.measure-sound',
  proxy: 'ingest.make-proxy',
} as const

/** One step of a preparation. */
export type StepName = keyof typeof STEPS

/** The step of a job; null for other jobs. */
export function stepOfJob(job: string): StepName | null {
  const found = Object.entries(STEPS).find(([, name]) => name === job)
  return found === undefined ? null : (found[0] as StepName)
}

/** Without these an asset shows nothing; the others are missed and not needed. */
export const NEEDED: readonly StepName[] = ['clean', 'proxy']

const RANKS: Record<StepName, number> = { clean: 0, poster: 10, filmstrip: 30, sound: 40, proxy: 50 }
// Where no browser plays the clean copy, the light copy is the first look.
const FIRST_LOOK_PROXY = 20
// What is read or written within a few seconds.
const QUICK_BYTES = 256 * 2 ** 20

const MEMORY_MB: Record<Lane, number> = { quick: 400, long: 600, heavy: 1_200 }

/** What is known of an asset when its steps are laid out. */
export interface Laid {
  readonly productionId: string
  readonly assetId: string
  readonly sizeBytes: number
  /** Null before its content was read, or where it is not known. */
  readonly kind: MediaFormat['kind'] | null
  /** Known once the clean copy is made. */
  readonly found?: {
    readonly hasPicture: boolean
    readonly hasSound: boolean
    readonly playsInBrowsers: boolean
    readonly isLight: boolean
  }
}

/** What is known of an asset by its row and its files. */
export function laidOf(
  { id, productionId, kind }: Pick<AssetRow, 'id' | 'productionId' | 'kind'>,
  files: readonly { readonly role: string; readonly sizeBytes: number }[],
): Laid {
  const read = files.find(({ role }) => role === 'clean') ?? files.find(({ role }) => role === 'original')
  return { productionId, assetId: id, kind, sizeBytes: read?.sizeBytes ?? 0 }
}

/** Lays out an asset's steps, or lays them out anew when more is known of it; what was done stays done. */
export async function layOutSteps(
  trx: Trx,
  jobs: Pick<Jobs, 'ask' | 'withdraw'>,
  laid: Laid,
): Promise<{ workId: string }> {
  const { productionId, assetId } = laid
  const wanted = wantedSteps(laid)
  const unwanted = (Object.keys(STEPS) as StepName[]).filter((step) => !wanted.includes(step))
  await jobs.withdraw(trx, { ref: assetId, jobs: unwanted.map((step) => STEPS[step]) })
  const ids: string[] = []
  for (const step of wanted) {
    const lane = laneOf(step, laid)
    ids.push(
      await jobs.ask(trx, STEPS[step], {
        productionId,
        ref: assetId,
        payload: { assetId },
        rank: rankOf(step, laid),
        lane,
        memoryMB: MEMORY_MB[lane],
        waitsFor: step === 'clean' ? [] : [STEPS.clean],
      }),
    )
  }
  return { workId: ids[0] ?? '' }
}

// What nobody waits for goes behind all that somebody does; what somebody asked for and looks at goes before.
const LAST = 90
const AWAITED = 5

/**
 * Has one step of an asset made that was made before, because more or another thing is made of it now: `isAwaited` by
 * somebody, or last. Nothing of a picture is encoded for it.
 */
export async function askStepAgain(
  trx: Trx,
  jobs: Pick<Jobs, 'ask'>,
  { step, isAwaited, ...laid }: Laid & { readonly step: StepName; readonly isAwaited: boolean },
): Promise<{ workId: string }> {
  const { productionId, assetId } = laid
  const lane = laneOf('sound', laid)
  await trx
    .deleteFrom('plant.work')
    .where('ref', '=', assetId)
    .where('job', '=', STEPS[step])
    .where('rank', 'is not', null)
    .where('state', '=', 'done')
    .execute()
  const workId = await jobs.ask(trx, STEPS[step], {
    productionId,
    ref: assetId,
    payload: { assetId },
    rank: isAwaited ? AWAITED : LAST,
    lane,
    memoryMB: MEMORY_MB[lane],
    waitsFor: [],
  })
  return { workId }
}

function wantedSteps({ kind, found }: Laid): readonly StepName[] {
  const hasPicture = found?.hasPicture ?? kind === 'video'
  const hasSound = found?.hasSound ?? (kind === 'video' || kind === 'sound')
  if (!hasPicture && !hasSound) return ['clean']
  return [
    'clean',
    ...(hasPicture ? (['poster', 'filmstrip'] as const) : []),
    ...(hasSound ? (['sound'] as const) : []),
    ...(found?.isLight === true ? [] : (['proxy'] as const)),
  ]
}

function isFirstLook({ found }: Laid): boolean {
  return found !== undefined && !found.playsInBrowsers
}

function rankOf(step: StepName, laid: Laid): number {
  return step === 'proxy' && isFirstLook(laid) ? FIRST_LOOK_PROXY : RANKS[step]
}

function laneOf(step: StepName, laid: Laid): Lane {
  const isLarge = laid.kind !== 'still' && laid.sizeBytes > QUICK_BYTES
  switch (step) {
    case 'poster':
      return 'quick'
    case 'proxy':
      // What nobody can look at yet does not wait behind another's light copy.
      return isFirstLook(laid) ? 'long' : 'heavy'
    case 'clean':
    case 'filmstrip':
    case 'sound':
      return isLarge ? 'long' : 'quick'
  }
}
