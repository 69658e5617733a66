import { z } from '@hono/zod-openapi'
import { COUNTED, type Tally, type UnitState } from '@stagedoor/core/clearance/kills'
import { instantOut, wireFlicks, wireId, wireInstant } from '../../plant/http/index.ts'
import type { StandingKill } from '../kills/killed-material.ts'
import type { MediaAddresses } from '../../wall/index.ts'
import type { Shown } from '../kills/kill-values.ts'

/** What is counted, alone and with others: pieces, or flicks where seconds are counted. */
export const tallySchema = z
  .object({ solo: z.int(), group: z.int() })
  .openapi('KillTally', { description: 'Pieces; flicks where the right counts seconds.' })

export const countedSchema = z.enum(COUNTED)

export const tallyOut = ({ solo, group }: Tally) => ({ solo, group })

export const unitStateSchema = z
  .object({
    kind: z.enum(['open', 'killed', 'approved', 'approved-by-silence']),
    at: wireInstant.nullable(),
    by: z.string().nullable(),
    speaker: z.enum(['person', 'delegate']).nullable(),
    note: z.string(),
  })
  .openapi('ReviewState')

/** How far a unit has come, for the wire. */
export function unitStateOut(state: UnitState): z.infer<typeof unitStateSchema> {
  switch (state.kind) {
    case 'open':
      return { kind: 'open', at: null, by: null, speaker: null, note: '' }
    case 'approved-by-silence':
      return { kind: state.kind, at: instantOut(state.at), by: null, speaker: null, note: '' }
    case 'killed':
    case 'approved': {
      const { at, by, speaker, note } = state.word
      return { kind: state.kind, at: instantOut(at), by, speaker, note }
    }
  }
}

export const shownSchema = z
  .object({
    kind: z.enum(['video', 'still', 'sound']),
    media: z
      .string()
      .nullable()
      .openapi({ description: 'Film or sound; an address that lives ten minutes.' }),
    picture: z.string().nullable(),
    digests: z.array(z.object({ role: z.string(), sha256: z.string() })),
  })
  .openapi('ReviewShown')

/** The exact files that were shown, at addresses that live ten minutes. */
export function shownOut({ addresses }: { addresses: MediaAddresses }, { kind, gateId, files }: Shown) {
  const address = (role: string) => {
    const file = files.find((one) => one.role === role)
    if (file === undefined) return null
    return addresses.mint({ gateId, mintedFor: 'crew', sha256: file.sha256, mediaType: file.mediaType })
  }
  const proxy = address('proxy')
  return {
    kind,
    media: kind === 'still' ? null : proxy,
    picture: kind === 'still' ? (proxy ?? address('poster')) : address('poster'),
    digests: files.map(({ role, sha256 }) => ({ role, sha256 })),
  }
}

export const killSchema = z
  .object({
    id: wireId,
    person: z.string(),
    by: z.string(),
    at: wireInstant,
    note: z.string(),
    fromFlicks: wireFlicks.nullable(),
    toFlicks: wireFlicks.nullable(),
  })
  .openapi('Kill', {
    description: 'Dead by a kill right: whose, by whom, since when; without a range the whole.',
  })

/** A kill that stands, for the wire. */
export const killOut = ({ id, person, by, at, note, range }: StandingKill) => ({
  id,
  person,
  by,
  at: instantOut(at),
  note,
  fromFlicks: range?.from ?? null,
  toFlicks: range?.to ?? null,
})
