import { beforeEach, expect, test } from 'vitest'
import { secondsToFlicks, timeRange } from '@stagedoor/core/time'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import { testDatabase } from '../../plant/db/testing.ts'
import { Alarms } from '../../plant/alarms/index.ts'
import { Events } from '../../plant/events/index.ts'
import { silentLog } from '../../plant/log/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import { openMail } from '../../plant/mail/testing.ts'
import { clearanceJobs } from '../jobs.ts'
import { liftEmbargo } from '../lift-embargo.ts'
import { removeAppearance } from '../marking/mark-appearance.ts'
import { openSaltlight, type Saltlight, wren } from '../testing.ts'
import { approvalProof } from './approval-proof.ts'
import { approvalsOf } from './approvals-of.ts'
import { askAnother } from './ask-another.ts'
import { endDelegate, nameDelegate } from './delegates.ts'
import { killsOnAssets } from './killed-material.ts'
import { endKillRight, setKillRight } from './kill-rights.ts'
import { openRound } from './open-round.ts'
import { keepDraft, roundBehind } from './round-slip.ts'
import { sayWords } from './say-words.ts'
import { idasContract, openIdasRound, stillsOf } from './testing.ts'

const house = await testDatabase()
const DAY = 86_400_000
let saltlight: Saltlight

beforeEach(async () => {
  saltlight = await openSaltlight(house)
})

const standingOf = async (subjectId: string) => {
  const { reviews } = await approvalsOf(house.crew, { subjectId, now: house.clock.now() })
  return reviews[0]!.stands
}

/** The house's alarms, which ring when a test says so; letters go to whoever is given. */
function openAlarms(mailing: Mailing = {}) {
  const listener = { listen: house.listen }
  const clock = {
    ...house.clock,
    isManual: () => true,
    wasEverManual: () => true,
    refresh: async () => {},
    close: async () => {},
  }
  const alarms = new Alarms({ db: house.worker, clock, listener, log: silentLog })
  const events = new Events({ db: house.worker, listener, log: silentLog })
  clearanceJobs({ alarms, events, clock, ...mailing })
  return alarms
}

const tasksOf = (kind: string) =>
  house.crew
    .selectFrom('production.tasks')
    .select('facts')
    .where('productionId', '=', saltlight.productionId)
    .where('kind', '=', kind)
    .execute()

test('three of six solo stills are refused, the fourth is not taken and told why', async () => {
  const { ida, idaSays, stills } = await openIdasRound(house, saltlight)
  expect((await idaSays('kill', [1, 2, 3])).notTaken).toEqual([])
  const { taken, notTaken } = await idaSays('kill', [4])
  expect(taken).toEqual([])
  expect(notTaken.map(({ because }) => because)).toEqual([
    { kind: 'allowance-spent', of: 'solo', allowance: 3 },
  ])
  expect((await killsOnAssets(house.crew, stills)).size).toBe(3)
  expect(await standingOf(ida)).toMatchObject({ allowance: { solo: 3 }, left: { solo: 0 } })
})

test('refusing everything at once is taken as far as the allowance goes', async () => {
  const { idaSays } = await openIdasRound(house, saltlight)
  const { taken, notTaken } = await idaSays('kill', [1, 2, 3, 4, 5, 6])
  expect([taken.length, notTaken.length]).toEqual([3, 3])
})

test('two phones at once do not refuse more than the contract allows', async () => {
  const { ida, idaSays, noorSays } = await openIdasRound(house, saltlight)
  await Promise.all([idaSays('kill', [1, 2]), noorSays('kill', [3, 4]), noorSays('kill', [5, 6])])
  const { used, over } = await standingOf(ida)
  expect([used.solo, over.solo]).toEqual([3, 0])
})

test('what waits for a word is held, and silence frees it at its moment', async () => {
  const { ida, stills, round } = await openIdasRound(house, saltlight)
  await saltlight.signs(ida)
  const { exposureId } = await saltlight.judgesAsset(stills[0]!)
  expect(await saltlight.verdictOf(exposureId)).toMatchObject({
    kind: 'held',
    clearsAt: round.silenceApprovesAt,
  })
  const alarms = openAlarms()
  await house.clock.advance(7 * DAY - 1)
  await alarms.settled()
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('held')
  await house.clock.advance(1)
  await alarms.settled()
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared')
  expect((await standingOf(ida)).units.every(({ state }) => state.kind === 'approved-by-silence')).toBe(true)
  expect(await saltlight.logKinds()).toContain('silence-approved')
})

test('an approval frees what waited, at once; taking it back holds it again', async () => {
  const { ida, stills, idaSays } = await openIdasRound(house, saltlight)
  await saltlight.signs(ida)
  const { exposureId } = await saltlight.judgesAsset(stills[0]!)
  await idaSays('approve', [1])
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared')
  await idaSays('take-back', [1])
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('held')
})

test('a kill shuts what is out at the same commit', async () => {
  const { ida, stills, idaSays } = await openIdasRound(house, saltlight)
  await saltlight.signs(ida)
  await idaSays('approve', [1])
  const { gateId, exposureId } = await saltlight.opens('publication', stills[0]!, { seconds: [0, 1] })
  expect(await saltlight.standingOf(gateId)).toBe('stands')
  await idaSays('kill', [1])
  expect(await saltlight.standingOf(gateId)).toBe('shut')
  expect(await saltlight.verdictOf(exposureId)).toMatchObject({ kind: 'refused' })
})

test('a mark taken off makes the count anew and revives nothing', async () => {
  const { ida, stills, idaSays } = await openIdasRound(house, saltlight)
  await idaSays('kill', [1, 2, 3])
  const marks = await house.crew
    .selectFrom('clearance.appearances')
    .select('id')
    .where('assetId', 'in', stills.slice(3, 5))
    .execute()
  for (const { id } of marks)
    await removeAppearance(saltlight, { productionId: saltlight.productionId, appearanceId: id, actor: wren })
  expect(await standingOf(ida)).toMatchObject({ allowance: { solo: 2 }, over: { solo: 1 } })
  expect((await killsOnAssets(house.crew, stills)).size).toBe(3)
})

test('the person’s word beats the rep’s, and the rep is told so afterwards', async () => {
  const { ida, stills, idaSays, noorSays } = await openIdasRound(house, saltlight)
  await noorSays('kill', [1])
  await idaSays('approve', [1])
  expect((await killsOnAssets(house.crew, stills)).size).toBe(0)
  const { notTaken } = await noorSays('kill', [1])
  expect(notTaken.map(({ because }) => because)).toEqual([{ kind: 'person-has-spoken', by: 'Ida Brandt' }])
  expect((await standingOf(ida)).units[0]?.state.kind).toBe('approved')
})

test('a later round adds to the base and asks about nothing twice', async () => {
  const { ida, stills, rightId, idaSays } = await openIdasRound(house, saltlight)
  await idaSays('kill', [1, 2, 3])
  const more = await stillsOf(house, saltlight, { count: 4, ida })
  const second = await openRound(saltlight, {
    productionId: saltlight.productionId,
    rightId,
    actor: wren,
    round: {
      assets: [...more, stills[0]!].map((assetId) => ({ assetId, shots: [] })),
      cuts: [],
      asked: [{ kind: 'person', email: null }],
      note: '',
    },
  })
  expect(second).toMatchObject({
    number: 2,
    units: 4,
    leftOut: [{ title: 'Still 1', because: 'asked-before' }],
  })
  expect(await standingOf(ida)).toMatchObject({ allowance: { solo: 5 }, left: { solo: 2 } })
})

test('nobody is asked under a right that has ended, twice for the last round, or about nothing', async () => {
  const contract = { ...idasContract, roundsAtMost: 1 }
  const { rightId, ida } = await openIdasRound(house, saltlight, { contract })
  const again = (assetIds: readonly string[]) =>
    openRound(saltlight, {
      productionId: saltlight.productionId,
      rightId,
      actor: wren,
      round: {
        assets: assetIds.map((assetId) => ({ assetId, shots: [] })),
        cuts: [],
        asked: [{ kind: 'person', email: null }],
        note: '',
      },
    })
  const [more] = await stillsOf(house, saltlight, { count: 1, ida })
  await expect(again([more!])).rejects.toMatchObject({ type: 'rounds-used-up' })
  await endKillRight(saltlight, { productionId: saltlight.productionId, rightId, actor: wren })
  await expect(again([more!])).rejects.toMatchObject({ type: 'kill-right-ended' })
})

test('footage without Ida, or of a kind her contract does not count, makes no round', async () => {
  const { rightId } = await openIdasRound(house, saltlight)
  const lamp = await saltlight.footage('The lamp', 20)
  await expect(
    openRound(saltlight, {
      productionId: saltlight.productionId,
      rightId,
      actor: wren,
      round: {
        assets: [{ assetId: lamp, shots: [] }],
        cuts: [],
        asked: [{ kind: 'person', email: null }],
        note: '',
      },
    }),
  ).rejects.toMatchObject({ type: 'nothing-to-review' })
})

test('answers that are not sent yet wait where one stopped, and are gone once sent', async () => {
  const { toIda, unitIds, idaSays } = await openIdasRound(house, saltlight)
  await keepDraft(saltlight, toIda, [{ unitId: unitIds[0]!, said: 'kill', note: 'Eyes shut' }])
  expect((await roundBehind(saltlight, toIda)).draft).toEqual([
    { unitId: unitIds[0], said: 'kill', note: 'Eyes shut' },
  ])
  await idaSays('kill', [1])
  expect((await roundBehind(saltlight, toIda)).draft).toEqual([])
})

test('a delegate who is dismissed opens nothing more', async () => {
  const { toNoor, delegateId } = await openIdasRound(house, saltlight)
  await endDelegate(saltlight, { productionId: saltlight.productionId, delegateId, actor: wren })
  await expect(roundBehind(saltlight, toNoor)).rejects.toMatchObject({ type: 'slip-revoked' })
})

test('a decision is proven by what was shown, to whom, and entries of a whole log', async () => {
  const { idaSays, unitIds, round } = await openIdasRound(house, saltlight)
  const { head } = await idaSays('kill', [2])
  const proof = await approvalProof(house.crew, unitIds[1]!, house.clock.now())
  expect(proof).toMatchObject({
    person: { name: 'Ida Brandt' },
    title: 'Still 2',
    round: { number: 1, silenceApprovesAt: round.silenceApprovesAt },
    asked: [
      { addressedTo: 'Ida Brandt', capacity: 'person' },
      { addressedTo: 'Noor Aziz', capacity: 'rep' },
    ],
    words: [{ said: 'kill', by: 'Ida Brandt', speaker: 'person', entry: head }],
    state: { kind: 'killed' },
    chain: { kind: 'whole' },
  })
  expect(proof.shown.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(proof.openedBy?.hash).toMatch(/^[0-9a-f]{64}$/)
  expect((await approvalProof(house.crew, proof.words[0]!.id, house.clock.now())).unitId).toBe(unitIds[1])
})

test('shots of footage are killed one by one, and the rest of it lives', async () => {
  const tomas = await saltlight.person('Tomas Reyes')
  await saltlight.signs(tomas)
  const footage = await saltlight.footage('On the jetty', 20)
  await saltlight.appears(tomas, footage, [0, 20])
  const about = { productionId: saltlight.productionId, actor: wren }
  const right = { ...idasContract, base: 'Unit footage', counted: 'shots' as const }
  const { rightId } = await setKillRight(saltlight, { ...about, subjectId: tomas, right })
  const shots = [timeRange(0, secondsToFlicks(10)), timeRange(secondsToFlicks(10), secondsToFlicks(20))]
  const opened = await openRound(saltlight, {
    ...about,
    rightId,
    round: {
      assets: [{ assetId: footage, shots }],
      cuts: [],
      asked: [{ kind: 'person', email: null }],
      note: '',
    },
  })
  expect(opened.units).toBe(2)
  const token = opened.slips[0]?.url.split('/s/')[1] ?? ''
  const [first, second] = (await roundBehind(saltlight, token)).units.map(({ id }) => id)
  await sayWords(saltlight, token, {
    name: 'Tomas Reyes',
    words: [
      { unitId: first!, said: 'kill', note: '' },
      { unitId: second!, said: 'approve', note: '' },
    ],
  })
  const dead = await saltlight.opens('cut', footage, { seconds: [2, 8] })
  const alive = await saltlight.opens('cut', footage, { seconds: [12, 18] })
  const across = await saltlight.opens('cut', footage, { seconds: [5, 15] })
  expect(dead.verdict.kind).toBe('refused')
  expect(alive.verdict.kind).toBe('cleared')
  expect(across.verdict.kind).toBe('cleared-with-edits')
})

test('a rep who is replaced in the middle of a round is asked nothing more, and the new one goes on from there', async () => {
  const { mail, letters, close } = await openMail(house)
  const { ida, stills, delegateId, noorSays, round } = await openIdasRound(house, saltlight)
  const { productionId } = saltlight
  await house.crew
    .updateTable('clearance.roundSlips')
    .set({ email: 'noor@set.test' })
    .where('delegateId', '=', delegateId)
    .execute()
  await noorSays('kill', [1])
  await endDelegate(saltlight, { productionId, delegateId, actor: wren })
  const delegate = { name: 'Selma Voss', capacity: 'rep', email: 'selma@set.test', may: ['approve'] } as const
  const about = { productionId, subjectId: ida, actor: wren }
  const selma = await nameDelegate(saltlight, { ...about, delegate })
  const asking = { productionId, roundId: round.roundId, actor: wren }
  const asked = { kind: 'delegate', delegateId: selma.delegateId, email: null } as const
  const { url } = await askAnother({ ...saltlight, mail }, { ...asking, asked })
  const waits = await house.crew
    .selectFrom('clearance.embargoes')
    .select(['id', 'lifters'])
    .where('ref', 'in', stills.slice(1))
    .execute()
  for (const { lifters } of waits) expect(lifters).toMatchObject({ names: ['Ida Brandt', 'Selma Voss'] })
  await expect(
    liftEmbargo(saltlight, {
      productionId,
      embargoId: waits[0]!.id,
      evidence: 'her letter',
      by: 'Noor Aziz',
      actor: wren,
    }),
  ).rejects.toMatchObject({ type: 'not-a-lifter' })
  const token = url.split('/s/')[1] ?? ''
  const { units } = await roundBehind(saltlight, token)
  const { units: standing } = await standingOf(ida)
  expect(standing.map(({ state }) => state.kind)).toEqual([
    'killed',
    ...Array.from({ length: 5 }, () => 'open'),
  ])
  const words = [
    { unitId: units[1]!.id, said: 'approve', note: '' },
    { unitId: units[2]!.id, said: 'kill', note: '' },
  ] as const
  const { taken, notTaken } = await sayWords(saltlight, token, { name: 'Selma Voss', words })
  expect([taken.length, notTaken.map(({ because }) => because.kind)]).toEqual([1, ['not-entrusted']])

  const alarms = openAlarms({ mail })
  await house.clock.advance(6 * DAY - 1)
  await alarms.settled()
  expect(await tasksOf('review-window-ends')).toEqual([])
  await house.clock.advance(1)
  await alarms.settled()
  expect(await tasksOf('review-window-ends')).toMatchObject([{ facts: { open: 4 } }])
  await expect.poll(() => letters.length, { timeout: 20_000 }).toBe(2)
  expect(new Set(letters.flatMap(({ to }) => to))).toEqual(new Set(['selma@set.test']))
  await house.clock.advance(DAY)
  await expect(askAnother(saltlight, { ...asking, asked })).rejects.toMatchObject({ type: 'already-decided' })
  await close()
})

test('a mark taken off in the middle of a round leaves the person no word over it; what they are in still waits for them', async () => {
  const { ida, stills, unitIds, idaSays } = await openIdasRound(house, saltlight)
  const mark = await house.crew
    .selectFrom('clearance.appearances')
    .select('id')
    .where('assetId', '=', stills[0]!)
    .executeTakeFirstOrThrow()
  await removeAppearance(saltlight, {
    productionId: saltlight.productionId,
    appearanceId: mark.id,
    actor: wren,
  })
  const { notTaken } = await idaSays('kill', [1])
  expect(notTaken.map(({ unitId }) => unitId)).toEqual([unitIds[0]])
  expect((await killsOnAssets(house.crew, stills)).size).toBe(0)
  expect(await standingOf(ida)).toMatchObject({ allowance: { solo: 2 } })
  expect((await idaSays('kill', [2, 3])).notTaken).toEqual([])
  expect((await idaSays('kill', [4])).notTaken).toHaveLength(1)
})

test('where seconds are counted, half of thirty seconds is one stretch of ten and not two', async () => {
  const ida = await saltlight.person('Ida Brandt')
  await saltlight.signs(ida)
  const footage = await saltlight.footage('The long wait', 30)
  await saltlight.appears(ida, footage, [0, 30])
  const about = { productionId: saltlight.productionId, actor: wren }
  const right = { ...idasContract, base: 'Unit footage', counted: 'seconds' as const }
  const { rightId } = await setKillRight(saltlight, { ...about, subjectId: ida, right })
  const assets = [{ assetId: footage, shots: [] }]
  const asked = [{ kind: 'person' as const, email: null }]
  const round = { assets, cuts: [], asked, note: '' }
  const { units, slips } = await openRound(saltlight, { ...about, rightId, round })
  expect(units).toBe(3)
  const token = slips[0]?.url.split('/s/')[1] ?? ''
  const [first, second, third] = (await roundBehind(saltlight, token)).units.map(({ id }) => id)
  const kept = await sayWords(saltlight, token, {
    name: 'Ida Brandt',
    words: [
      { unitId: first!, said: 'kill', note: '' },
      { unitId: second!, said: 'kill', note: '' },
      { unitId: third!, said: 'approve', note: '' },
    ],
  })
  expect(kept.taken.map(({ unitId }) => unitId)).toEqual([first, third])
  expect(kept.notTaken.map(({ because }) => because.kind)).toEqual(['allowance-spent'])
  expect((await saltlight.opens('cut', footage, { seconds: [2, 8] })).verdict.kind).toBe('refused')
})

test('a round over cuts holds each version until its moment, and a refused cut is dead at every version', async () => {
  const ida = await saltlight.person('Ida Brandt')
  await saltlight.signs(ida)
  const footage = await saltlight.footage('The film of the day', 30)
  await saltlight.appears(ida, footage, [0, 30])
  const about = { productionId: saltlight.productionId, actor: wren }
  const right = { ...idasContract, base: 'Cuts', counted: 'cuts' as const }
  const { rightId } = await setKillRight(saltlight, { ...about, subjectId: ida, right })
  const cuts = await Promise.all(
    [0, 10].map((from) => saltlight.opens('publication', footage, { seconds: [from, from + 10] })),
  )
  const used = [{ assetId: assetIdOf(footage), range: timeRange(0, secondsToFlicks(10)) }]
  const shown = { kind: 'video' as const, gateId: cuts[0]!.gateId, durationFlicks: null, files: [] }
  const round = {
    assets: [],
    cuts: cuts.map(({ ref }) => ({ cutId: ref, title: ref, used, shown: { ...shown, version: `${ref}@1` } })),
    asked: [{ kind: 'person' as const, email: null }],
    note: '',
  }
  const { slips, silenceApprovesAt } = await openRound(saltlight, { ...about, rightId, round })
  const verdicts = () => Promise.all(cuts.map(({ exposureId }) => saltlight.verdictOf(exposureId)))
  expect(await verdicts()).toMatchObject([
    { kind: 'held', clearsAt: silenceApprovesAt },
    { kind: 'held', clearsAt: silenceApprovesAt },
  ])
  const token = slips[0]?.url.split('/s/')[1] ?? ''
  const { units } = await roundBehind(saltlight, token)
  const refused = units.find(({ title }) => title === cuts[0]!.ref)
  const words = [{ unitId: refused!.id, said: 'kill' as const, note: 'Not the rain' }]
  expect((await sayWords(saltlight, token, { name: 'Ida Brandt', words })).taken).toHaveLength(1)
  const alarms = openAlarms()
  await house.clock.advance(7 * DAY - 1)
  await alarms.settled()
  expect((await verdicts()).map(({ kind }) => kind)).toEqual(['refused', 'held'])
  await house.clock.advance(1)
  await alarms.settled()
  expect((await verdicts()).map(({ kind }) => kind)).toEqual(['refused', 'cleared'])
})
