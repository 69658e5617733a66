import { randomBytes } from 'node:crypto'
import { newId } from '../../plant/db/index.ts'
import type { TestDatabase } from '../../plant/db/testing.ts'
import { type Saltlight, wren } from '../testing.ts'
import { nameDelegate } from './delegates.ts'
import { type KillRightOrder, setKillRight } from './kill-rights.ts'
import { openRound } from './open-round.ts'
import { sayWords } from './say-words.ts'

/** Half of the unit stills Ida is alone in and a quarter of those with others; after seven days silence approves. */
export const idasContract: KillRightOrder = {
  base: 'Unit stills',
  billing: 1,
  counted: 'stills',
  soloPercent: 50,
  groupPercent: 25,
  silenceAfter: { count: 7, counted: 'days' },
  approvals: 'revocable',
  roundsAtMost: null,
  contract: 'Rider 4, section 12',
}

/** So many unit stills, each with a light copy to look at and Ida alone in it. */
export async function stillsOf(
  house: TestDatabase,
  saltlight: Saltlight,
  { count, ida }: { count: number; ida: string },
): Promise<string[]> {
  const stills: string[] = []
  for (let number = 1; number <= count; number += 1) {
    const assetId = await saltlight.footage(`Still ${number}`, 1)
    await saltlight.appears(ida, assetId, [0, 1])
    await house.crew.updateTable('ingest.assets').set({ kind: 'still' }).where('id', '=', assetId).execute()
    await house.crew
      .insertInto('ingest.assetFiles')
      .values({
        id: newId(),
        assetId,
        role: 'proxy',
        sha256: randomBytes(32),
        sizeBytes: 1,
        mediaType: 'image/jpeg',
      })
      .execute()
    stills.push(assetId)
  }
  return stills
}

/** Ida Brandt's contract, six stills she is alone in, her rep Noor Aziz, and a round over the stills sent to both. */
export async function openIdasRound(
  house: TestDatabase,
  saltlight: Saltlight,
  { contract = idasContract, count = 6 }: { contract?: KillRightOrder; count?: number } = {},
) {
  const { productionId } = saltlight
  const ida = await saltlight.person('Ida Brandt')
  const stills = await stillsOf(house, saltlight, { count, ida })
  const about = { productionId, subjectId: ida, actor: wren }
  const { rightId } = await setKillRight(saltlight, { ...about, right: contract })
  const { delegateId } = await nameDelegate(saltlight, {
    ...about,
    delegate: { name: 'Noor Aziz', capacity: 'rep', email: null, may: ['approve', 'kill'] },
  })
  const round = await openRound(saltlight, {
    productionId,
    rightId,
    actor: wren,
    round: {
      assets: stills.map((assetId) => ({ assetId, shots: [] })),
      cuts: [],
      asked: [
        { kind: 'person', email: null },
        { kind: 'delegate', delegateId, email: null },
      ],
      note: '',
    },
  })
  const [toIda = '', toNoor = ''] = round.slips.map(({ url }) => url.split('/s/')[1] ?? '')
  const rows = await house.crew
    .selectFrom('clearance.roundUnits')
    .select(['id', 'place'])
    .where('roundId', '=', round.roundId)
    .orderBy('place')
    .execute()
  const unitIds = rows.map(({ id }) => id)
  const says =
    (token: string, name: string) => (said: 'kill' | 'approve' | 'take-back', places: readonly number[]) =>
      sayWords(saltlight, token, {
        name,
        words: places.map((place) => ({ unitId: unitIds[place - 1] ?? '', said, note: '' })),
      })
  return {
    ida,
    stills,
    rightId,
    delegateId,
    round,
    unitIds,
    toIda,
    toNoor,
    /** What Ida says of the stills at some places, 1 the first. */
    idaSays: says(toIda, 'Ida Brandt'),
    noorSays: says(toNoor, 'Noor Aziz'),
  }
}
