import { randomBytes } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import {
  checkWords,
  MOST_THEORIES,
  refuseTheory,
  theoryText,
  type TheoryRefusal,
} from '@stagedoor/core/community'
import { parseInstant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import { randomId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { asWriter } from '../../wall/index.ts'
import { refuseBanned } from '../moderation/refuse-banned.ts'
import { openProduction } from '../open-production.ts'
import { plainHtml } from './plain-html.ts'

/** A theory as a fan would have it sealed. */
export interface TheoryOrder {
  readonly viewerId: string
  readonly production: string
  /** The label of the point that it is about. */
  readonly about: string
  readonly text: string
  /** Whether its seal says whose it is before it opens. */
  readonly isSigned: boolean
}

/**
 * Seals a theory: from now on nobody changes it, and nobody but its writer reads it before its point is out and behind
 * them. Throws `not-found`, `theory-too-late`, `theory-from-crew`, `too-many-theories`.
 */
export async function sealTheory(
  { fan, clock }: { fan: Db; clock: Clock },
  { viewerId, production, about, text: typed, isSigned }: TheoryOrder,
): Promise<{ theoryId: string }> {
  const theoryId = randomId()
  const text = fitText(typed)
  await asWriter(fan, viewerId, async (trx) => {
    const productionId = await openProduction(trx, production)
    await refuseBanned(trx, productionId)
    const facts = await factsOf(trx, about)
    if (facts?.productionId !== productionId) throw new Problem('not-found')
    const shownFrom = facts.shownFrom === null ? null : parseInstant(facts.shownFrom)
    const refusal = refuseTheory({ ...facts, shownFrom, now: clock.now() })
    if (refusal !== null) throw problemOf(refusal)
    const { rows } = await sql<{ at: unknown }>`
      select community.seal_theory(${theoryId}, ${about}, ${text}, ${plainHtml(text)}, ${randomBytes(32)}, ${isSigned}) as at`.execute(
      trx,
    )
    if (rows[0]?.at == null) throw new Problem('not-found')
  })
  return { theoryId }
}

/** Takes a theory of one's own back: its text, salt and name go, that there was one stays. Throws `not-found`. */
export async function withdrawTheory(
  { fan }: { fan: Db },
  { viewerId, theoryId }: { viewerId: string; theoryId: string },
): Promise<void> {
  const { rows } = await asWriter(fan, viewerId, (trx) =>
    sql<{ isGone: boolean }>`select community.withdraw_theory(${theoryId}) as is_gone`.execute(trx),
  )
  if (rows[0]?.isGone !== true) throw new Problem('not-found')
}

function fitText(typed: string): string {
  const checked = checkWords(typed)
  switch (checked.kind) {
    case 'fit':
      return theoryText(checked.words)
    case 'empty':
      throw new Problem('invalid-request', { detail: 'A theory has words. Nothing was sealed.' })
    case 'too-long':
      throw new Problem('invalid-request', {
        detail: `A theory has ${checked.longest} characters at most. Nothing was sealed; shorten it.`,
      })
  }
}

interface Facts {
  readonly productionId: string
  readonly shownFrom: string | null
  readonly hasBadge: boolean
  readonly before: number
}

async function factsOf(trx: Trx, label: string): Promise<Facts | null> {
  const { rows } = await sql<{
    facts: Facts | null
  }>`select community.theory_facts(${label}) as facts`.execute(trx)
  return rows[0]?.facts ?? null
}

function problemOf(refusal: TheoryRefusal): Problem {
  switch (refusal) {
    case 'out-already':
      return new Problem('theory-too-late', {
        detail: 'This is out already. Nothing was sealed; write it as a comment, or about what comes next.',
      })
    case 'knows-the-story':
      return new Problem('theory-from-crew', {
        detail: 'You bear a badge of this production. Nothing was sealed.',
      })
    case 'too-many':
      return new Problem('too-many-theories', {
        detail: `You sealed ${MOST_THEORIES} theories about this, those you took back with them. Nothing was sealed.`,
      })
  }
}
