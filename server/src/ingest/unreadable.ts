import { Problem } from '@stagedoor/contract/problems'
import type { UnreadableReason } from '@stagedoor/core/ingest'
import { finishTasks, renewTask } from '../production/index.ts'
import type { Trx } from '../schema/index.ts'

/** The notice that something was kept and cannot be shown; one for each production, however many files it tells of. */
export const MATERIAL_UNREADABLE = 'material-unreadable'

const BECAUSE: Record<UnreadableReason, string> = {
  document: 'The file is a document whose pages cannot be shown. Send it as a PDF.',
  locked: 'The document asks for a password. Send it without one.',
  archive: 'The file is an archive, and archives are never opened. Send what is in it, file by file.',
  'raw-photo':
    'The file is a raw photograph or a scan without a picture inside that can be shown. Send a JPEG of it besides.',
  unknown: 'The content of the file is no video, still or sound that this house knows.',
  damaged: 'The file, or a part of it, cannot be read: it may be cut off or damaged.',
  'too-much': 'The file asks for more than this machine gives to one file.',
  'given-up': 'The house failed on the file several times, and gave it up.',
}

/** Why a file that is kept cannot be shown, in words for its sender and the crew. */
export function unreadable(because: UnreadableReason, cause?: unknown): Problem {
  const detail = `${BECAUSE[because]} It is kept as it arrived, and shown to nobody.`
  return new Problem('unreadable', { because, detail }, { cause })
}

/** Tells the crew of one more file that is kept and cannot be shown. */
export async function tellOfUnreadable(trx: Trx, productionId: string): Promise<void> {
  const files = await countUnreadable(trx, productionId)
  await renewTask(trx, {
    productionId,
    kind: MATERIAL_UNREADABLE,
    ref: productionId,
    facts: () => ({ files }),
    dueAt: null,
  })
}

/** Takes the notice back once nothing of a production is unreadable any more. */
export async function takeBackUnreadable(trx: Trx, productionId: string): Promise<void> {
  if ((await countUnreadable(trx, productionId)) === 0)
    await finishTasks(trx, { kind: MATERIAL_UNREADABLE, ref: productionId, by: 'Stagedoor' })
}

async function countUnreadable(trx: Trx, productionId: string): Promise<number> {
  const { files } = await trx
    .selectFrom('ingest.assets')
    .select((eb) => eb.fn.countAll<number>().as('files'))
    .where('productionId', '=', productionId)
    .where('state', '=', 'unreadable')
    .executeTakeFirstOrThrow()
  return Number(files)
}
