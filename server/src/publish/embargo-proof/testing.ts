import type { EmbargoProof } from '@stagedoor/core/publish'
import type { TestDatabase } from '../../plant/db/testing.ts'
import { makeKit } from '../kits/make-kit.ts'
import { type FrontOfHouse, publicist } from '../testing.ts'
import { kitFor } from '../testing-kits.ts'
import { performProof } from './perform-proof.ts'
import type { EmbargoProbe } from './ports.ts'
import { signedProof } from './proof-rows.ts'
import { proveEmbargo } from './prove-embargo.ts'

const HOUR = 3_600_000

/** Embargo proofs of a house with these pages, asked for by the publicist and made at once; `probes` may be added to. */
export function openProofs(house: TestDatabase, front: FrontOfHouse, pages: readonly string[]) {
  const probes: EmbargoProbe[] = []
  const deps = {
    ...front,
    db: house.worker,
    fan: house.fan,
    embargo: { pages, probes, viewers: [], origins: [front.origin] },
  }
  const context = { workId: '', tries: 1, signal: new AbortController().signal, progress: () => undefined }
  const jobs = { enqueue: async () => '00000000-0000-4000-8000-00000000aaaa' }
  const asked = (publicationId: string) =>
    proveEmbargo({ db: house.crew, clock: front.clock, jobs }, { publicationId, actor: publicist })
  const performed = (proofId: string) => performProof(deps, proofId, context)
  return {
    deps,
    probes,
    asked,
    performed,
    proven: async (
      publicationId: string,
    ): Promise<{ id: string; proof: EmbargoProof; signature: string }> => {
      const { proofId } = await asked(publicationId)
      await performed(proofId)
      const signed = await signedProof(house.crew, proofId)
      if (signed === null) throw new Error('nothing was signed')
      return { id: proofId, ...signed }
    },
  }
}

/** The second lantern, on the calendar in an hour, with a kit beside it whose holder has no agreement. */
export async function waitingLantern(front: FrontOfHouse) {
  const cut = await front.rendered(await front.footage('The lamp', 20), 'The second lantern')
  const lantern = await front.schedules(cut, front.later(HOUR), 'The second lantern is lit')
  const kit = kitFor({ holder: { kind: 'none-of-these' }, disclosure: 'part-of-my-work' })
  await makeKit(front, { besideId: lantern.id, actor: publicist, kit })
  return lantern
}
