import { COUNTED, type Counted } from '@stagedoor/core/clearance/kills'
import { z } from 'zod'

/** What a talent agreement gives its signer a say in, as a form keeps it; who grants it writes it as a kill right too. */
export interface TalentAgreement {
  readonly kind: 'talent'
  readonly billing: number
  readonly counted: Counted
  /** Whole percent; null where the agreement gives no word. */
  readonly soloPercent: number | null
  readonly groupPercent: number | null
  /** After so many days silence approves; null where it never does. */
  readonly silenceDays: number | null
  readonly approvals: 'final' | 'revocable'
}

const percent = z.int().min(0).max(100)

/** A talent agreement, on the wire and in a row. */
export const agreementSchema = z.object({
  kind: z.literal('talent'),
  billing: z.int().min(1).max(500).default(1),
  counted: z.enum(COUNTED).default('stills'),
  soloPercent: percent.nullable().default(50),
  groupPercent: percent.nullable().default(25),
  silenceDays: z.int().min(1).max(365).nullable().default(10),
  approvals: z.enum(['final', 'revocable']).default('final'),
}) satisfies z.ZodType<TalentAgreement, unknown>
