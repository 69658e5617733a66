import type { SurfaceHouse } from '../surface/surface-house.ts'
import { countFaults, floodWithComments } from './comment-flood.ts'
import { formFaults } from './forms.ts'
import { prepareGround } from './ground.ts'
import { forgedCookieFaults, replayFaults } from './replays.ts'
import { stormWithMentions, stormWithReports } from './storms.ts'
import { strangersFaults } from './strangers.ts'

/** How hostile the fans are. */
export interface HostileSize {
  /** Comments that are tried within a minute, once by many and once by one. */
  readonly attempts: number
  readonly fans: number
  readonly stormers: number
  readonly reporters: number
  /** In how many ways each form is posted from elsewhere. */
  readonly ways: number
}

/** What they came to: a line for each part, and every fault. */
export interface HostileFindings {
  readonly faults: readonly string[]
  readonly parts: readonly string[]
}

/** Sends hostile fans into a house, and says what of it they lost, doubled, moved or opened. */
export async function proveFlood(surface: SurfaceHouse, size: HostileSize): Promise<HostileFindings> {
  const faults: string[] = []
  const parts: string[] = []
  const part = (name: string, found: readonly string[]) => {
    faults.push(...found)
    parts.push(`${name}: ${found.length === 0 ? 'no fault' : `${found.length} faults`}.`)
  }
  for (const fans of [size.fans, 1]) {
    const { attempts } = size
    const flood = await floodWithComments(await prepareGround(surface), { fans, attempts })
    part(
      `${attempts} comments within a minute by ${fans}, ${flood.kept} kept, ${flood.refused} refused`,
      flood.faults,
    )
  }
  const storms = await prepareGround(surface)
  part(
    `${size.stormers} who name thirty others, again and again`,
    await stormWithMentions(storms, { writers: size.stormers, named: size.stormers * 4 }),
  )
  part(
    `${size.reporters} who report one comment`,
    await stormWithReports(storms, { reporters: size.reporters }),
  )
  const ground = await prepareGround(surface)
  const { faults: ofStrangers, calls } = await strangersFaults(ground)
  part(`${calls} calls with the identifiers of others, from here and from another site`, ofStrangers)
  const forms = await formFaults(await prepareGround(surface), { ways: size.ways })
  part(`${forms.posts} forms of another site, or of none`, forms.faults)
  part('forged cookies', await forgedCookieFaults(ground))
  part('links that are used again', await replayFaults(ground))
  part('counts and searches afterwards', await countFaults(ground))
  return { faults, parts }
}
