import { expect, test } from 'vitest'
import { verifyChain } from '../../../plant/chain/index.ts'
import { testDatabase } from '../../../plant/db/testing.ts'
import { keepScan, scansOf } from '../scans.ts'
import { openSaltlight, wren } from '../../testing.ts'
import { planList } from './plan-list.ts'
import { takeList } from './take-list.ts'
import { writeList } from './write-list.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight
const zone = 'Europe/Oslo'
const now = () => house.clock.now()
const HEAD =
  'key,kind,name,contact,template,language,signed by,signed on,uses,destinations,territories,until,credit,scans'
const csvOf = (...lines: string[]) => [HEAD, ...lines].join('\n')
const take = (
  csv: string,
  { leaveOutWrong = false, scans = [] as { id: string; fileName: string }[] } = {},
) => takeList(saltlight, { productionId, zone, list: { csv, scans }, leaveOutWrong, actor: wren })
const plan = (csv: string) =>
  planList(house.crew, { productionId, zone, list: { csv, scans: [] }, now: now() })
const forms = async () =>
  Number(
    (
      await house.crew
        .selectFrom('clearance.releaseForms')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

test('each line is told what will become of it, and what is wrong and why', async () => {
  const { lines, unknownColumns } = await planList(house.crew, {
    productionId,
    zone,
    now: now(),
    list: {
      scans: [],
      csv: `name;signed on;kind;uses;until;territories;scans;shoe size
Ida Brandt;2020-03-01;;publicity|festival;;EU|NO;;41
Tomas Reyes;yesterday;;;;;;
;2020-03-01;;;;;;
Skarv lighthouse;2020-03-01;location;gossip;2019-01-01;XX;lost.jpg;
Mia Holt;2020-03-01;minor;;;;;
Ola Berg;2999-01-01;;;;;;
Jon Holt;2020-03-01;;;;;lost.jpg;
`,
    },
  })
  expect(unknownColumns).toEqual(['shoe size'])
  expect(lines.map(({ line, fate }) => [line, fate])).toEqual([
    [2, 'added'],
    ...[3, 4, 5, 6, 7, 8].map((line) => [line, 'wrong']),
  ])
  const says = Object.fromEntries(
    lines.map((line) => [line.line, line.fate === 'wrong' ? line.says.join(' / ') : '']),
  )
  expect(says[3]).toMatch(/yesterday is no day/)
  expect(says[4]).toMatch(/whom or what/)
  for (const part of ['there is no gossip', 'there is no XX']) expect(says[5]).toContain(part)
  expect(says[6]).toMatch(/parent or guardian/)
  expect(says[7]).toMatch(/still to come/)
  expect(says[8]).toMatch(/lost\.jpg was not brought/)
  expect(await forms()).toBe(0)
})

test('with one wrong line nothing is taken, unless it is left out by word', async () => {
  const csv = csvOf('a1,person,Kari Moe,,,de,,2020-03-01,,,,,,', 'a2,person,Nils Aas,,,,,soon,,,,,,')
  await expect(take(csv)).rejects.toMatchObject({ type: 'list-has-mistakes', facts: { wrong: 1 } })
  expect(await forms()).toBe(0)
  await take(csv, { leaveOutWrong: true })
  expect(await forms()).toBe(1)
  const form = await house.crew
    .selectFrom('clearance.releaseForms')
    .selectAll()
    .where('listKey', '=', 'a1')
    .executeTakeFirstOrThrow()
  expect(form).toMatchObject({ state: 'signed', way: 'list', language: 'de' })
  expect(form.text).toContain('Ich bin Kari Moe')
})

test('a list that is brought again changes nothing', async () => {
  const csv = csvOf(
    'b1,person,Wanda Lind,,,,,2020-03-01,,,,,,',
    'b2,location,Skarv lighthouse,,,,Lotta Ek,2020-03-01,,anywhere,,2030-06-30,,',
  )
  const before = await forms()
  expect((await take(csv)).lines.map(({ fate }) => fate)).toEqual(['added', 'added'])
  expect((await take(csv)).lines.map(({ fate }) => fate)).toEqual(['there-already', 'there-already'])
  expect(await forms()).toBe(before + 2)
  const form = await house.crew
    .selectFrom('clearance.releaseForms')
    .selectAll()
    .where('listKey', '=', 'b2')
    .executeTakeFirstOrThrow()
  // The last day is a whole day: the window ends at the midnight after it, in the production's zone.
  expect(form.scope).toMatchObject({ window: { until: Date.parse('2030-06-30T22:00:00Z') } })
  expect(form).toMatchObject({ basis: 'contract', signatory: 'rights-holder', addressedTo: 'Lotta Ek' })
})

test('scans find their line by the name of the file', async () => {
  const bytes = Buffer.from('%PDF-1.4 a scan')
  const scan = await keepScan(house.crew, {
    productionId,
    fileName: 'ola.pdf',
    bytes,
    actor: wren,
    now: now(),
  })
  const stray = await keepScan(house.crew, {
    productionId,
    fileName: 'stray.pdf',
    bytes,
    actor: wren,
    now: now(),
  })
  const { strayScans } = await take(csvOf('c1,person,Ola Berg,,,,,2020-03-01,,,,,,ola.pdf'), {
    scans: [scan, stray],
  })
  expect(strayScans).toEqual(['stray.pdf'])
  const { id } = await house.crew
    .selectFrom('clearance.releaseForms')
    .select('id')
    .where('listKey', '=', 'c1')
    .executeTakeFirstOrThrow()
  expect((await scansOf(house.crew, [id])).map(({ fileName }) => fileName)).toEqual(['ola.pdf'])
})

test('the same key twice, and a list without its columns, are told', async () => {
  const { lines } = await plan(
    csvOf('d1,person,Jon Holt,,,,,2020-03-01,,,,,,', 'd1,person,Jon Holt,,,,,2020-03-02,,,,,,'),
  )
  expect(lines[1]).toMatchObject({
    fate: 'wrong',
    says: [expect.stringContaining('line 2 has the same key')],
  })
  await expect(plan('title,who\nx,y')).rejects.toMatchObject({ type: 'list-not-readable' })
})

test('what is written can be read: every line is there already', async () => {
  const csv = await writeList(house.crew, { productionId, zone })
  const { lines } = await plan(csv)
  expect(lines.length).toBe(await forms())
  expect(new Set(lines.map(({ fate }) => fate))).toEqual(new Set(['there-already']))
})

test('every form of a list has its own entry in a log that proves whole', async () => {
  const kinds = await saltlight.logKinds()
  expect(kinds.filter((kind) => kind === 'release-form-signed')).toHaveLength(await forms())
  expect(await verifyChain(house.crew, productionId)).toMatchObject({ kind: 'whole' })
})
