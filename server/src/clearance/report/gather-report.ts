import { type Speaking } from '@stagedoor/core/clearance'
import { type Instant } from '@stagedoor/core/time'
import { type ChainEntry, type ChainProof, readEntries, verifyChain } from '../../plant/chain/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { type CaseFile, gatherCases, looksIn } from '../case-file/index.ts'
import { inSnapshot } from '../in-snapshot.ts'
import { namesOf, sayLogEntry } from '../say-log-entry.ts'
import { type Cue, cuesIn } from './cue-sheet.ts'
import { type Exhibit, numberExhibits } from './exhibits.ts'
import { type Outstanding, outstandingIn } from './outstanding.ts'
import { type Matter, type ReportedMatter, reportedMatter } from './reported-matter.ts'

/** Who asks for which report, and as of when. */
export interface ReportOrder {
  readonly production: {
    readonly id: string
    readonly title: string
    readonly slug: string
    readonly zone: string
  }
  /** What the report is on, as its title says it: a cut's name, or the production's. */
  readonly title: string
  readonly matters: readonly Matter[]
  readonly by: string
  readonly now: Instant
}

/** Everything an E&O clearance report says, before it is set as PDF or CSV. */
export interface Report {
  readonly order: ReportOrder
  readonly matters: readonly ReportedMatter[]
  readonly outstanding: readonly Outstanding[]
  readonly cues: readonly Cue[]
  readonly exhibits: ReadonlyMap<string, Exhibit>
  readonly file: CaseFile
  readonly log: readonly { readonly entry: ChainEntry; readonly said: string; readonly by: string }[]
  readonly proof: ChainProof
  readonly speaking: Speaking
}

/** Gathers a report in one snapshot of the database. */
export function gatherReport({ db }: { db: Db }, order: ReportOrder): Promise<Report> {
  const { production, now } = order
  return inSnapshot(db, async (trx) => {
    const exposureIds = order.matters.map(({ exposureId }) => exposureId)
    const file = await gatherCases(trx, { productionId: production.id, exposureIds, now })
    const { names, holders } = file
    const speaking: Speaking = { locale: 'en', zone: production.zone, now, names, holders, record: true }
    const looks = await looksIn(trx, { productionId: production.id, names, speaking })
    const matters = order.matters.flatMap((matter) => {
      const found = file.cases.find(({ exposureId }) => exposureId === matter.exposureId)
      return found === undefined ? [] : [reportedMatter(matter, { found, file, speaking, looks, now })]
    })
    const exhibits = numberExhibits(matters, file.papers)
    return {
      order,
      file,
      speaking,
      matters,
      exhibits,
      outstanding: outstandingIn(matters),
      cues: cuesIn(matters, exhibits, file.papers),
      log: await logOf(trx, production.id, file),
      proof: await verifyChain(trx as unknown as Db, production.id),
    }
  })
}

async function logOf(trx: Trx, productionId: string, file: CaseFile): Promise<Report['log']> {
  const numbers = [...file.marks.values()].flatMap((marks) => marks.map(({ number }) => number))
  const entries = await readEntries(trx, { productionId, seqs: [...new Set(numbers)] })
  const names = await namesOf(trx, entries)
  return entries.map((entry) => ({ entry, ...sayLogEntry(entry, names) }))
}
