import type { EmbargoTry } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'

/** Values that may stand in addresses, by the name of their place, such as `post`. */
export type Pools = Readonly<Record<string, readonly string[]>>

/** An address that exists for a thing alone; `{}` in the path is where its name stands, and where that of nothing is put. */
export interface AddressOfIt {
  readonly what: string
  readonly path: string
  readonly value: string
}

/** What is proven to be shut, as later stages and connectors are told of it. */
export interface EmbargoedThing {
  readonly proofId: string
  readonly publicationId: string
  readonly productionId: string
  /** Of the production. */
  readonly slug: string
  /** What fans will read and where: null for what has no page here. */
  readonly post: { readonly id: string; readonly slug: string } | null
  /** The publication itself and the kits that were made of it. */
  readonly publicationIds: readonly string[]
  /** Words by which it would be known. */
  readonly phrases: readonly string[]
  readonly now: Instant
}

/** What a later stage or a connector adds to a proof. */
export interface ProbeFinds {
  /** Things that hang on it: their addresses must answer as if they had never been. */
  readonly pools: Pools
  /** Addresses besides those that the API's document names. */
  readonly addresses: readonly AddressOfIt[]
  /** Those of its words that stand openly elsewhere, and so tell nothing. */
  readonly saidOpenly: readonly string[]
  /** What was looked at without asking an address, such as what lies at a platform already. */
  readonly tries: readonly EmbargoTry[]
}

/** Somewhere a publication could be before its moment, that publish does not know of: told by whoever does. */
export interface EmbargoProbe {
  readonly name: string
  readonly look: (thing: EmbargoedThing) => Promise<ProbeFinds>
}

/** Somebody as whom the house is asked, there for the time of one proof. */
export interface MetViewer {
  /** Under which the wall knows them; null for nobody. */
  readonly viewerId: string | null
  /** What their browser sends; empty for nobody. */
  readonly cookie: string
  readonly forget: () => Promise<void>
}

/** A kind of viewer as whom every address is asked. */
export interface ProofViewer {
  readonly name: string
  /** Who that is, for whoever reads the proof. */
  readonly is: string
  /** Met twice for one proof, they are the same or the first is gone. */
  readonly meet: (about: { proofId: string; productionId: string; slug: string }) => Promise<MetViewer>
}

/** What the house hands to embargo proofs from above publish. */
export interface EmbargoPorts {
  /** Every page of front of house, such as `/{production}/{post}`. */
  readonly pages: readonly string[]
  readonly probes: readonly EmbargoProbe[]
  /** Besides nobody and a fan without an account. */
  readonly viewers: readonly ProofViewer[]
  /** Where this house can be asked: the address that fans use, and its own door. */
  readonly origins: readonly string[]
}
