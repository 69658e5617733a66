import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { sayConcern, sayDependency, sayExposure, sayRemedy, VERDICT_KINDS } from '@stagedoor/core/clearance'
import {
  createApi,
  instantOut,
  json,
  maybeInstantOut,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorizeIn } from '../../production/index.ts'
import { lineOf, type LogMark, readCase, type ReadCase, restsOn } from '../case-file/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { reportedMatter, sayStanding, sayWho } from '../report/index.ts'
import { sayKind } from '../say-log-entry.ts'
import { remedyOut, remedySchema, verdictOut, verdictSchema } from './verdict-wire.ts'
import { idParam } from './wire.ts'

const markSchema = z
  .object({ number: z.int(), at: wireInstant, hash: z.string() })
  .openapi('LogMark', { description: 'Where the clearance log tells of it: the entry’s number and hash.' })

const sheetSchema = z
  .object({
    id: z.string(),
    kind: z.enum([
      'grant',
      'prohibition',
      'embargo',
      'holdback',
      'nda',
      'crowd-notice',
      'decision',
      'kill',
      'secret',
    ]),
    subjectId: z.string().nullable(),
    about: z.string(),
    said: z.string(),
    facts: z.array(z.object({ name: z.string(), value: z.string() })),
    log: markSchema.nullable(),
  })
  .openapi('EvidenceSheet')

const caseSchema = z
  .object({
    exposureId: wireId,
    of: z.enum(['asset', 'cut', 'publication', 'kit', 'key-art']),
    ref: wireId,
    question: z.string(),
    verdict: verdictSchema,
    evidenceDigest: z.string(),
    next: z
      .array(z.object({ act: remedySchema, brings: z.string() }))
      .openapi({ description: 'What to do, first what frees it by itself, and what each act would bring.' }),
    subjects: z
      .array(
        z.object({
          id: z.string(),
          name: z.string().openapi({ description: 'With its kind, and until when a child is one.' }),
          status: z.string(),
          prominence: z.string(),
          where: z.array(z.string()),
          stands: z
            .array(z.object({ said: z.string(), evidence: z.array(z.string()) }))
            .openapi({ description: 'On what it stands, with the ids of those sheets.' }),
          credits: z.array(z.string()),
        }),
      )
      .openapi({ description: 'Everybody and everything met in it, in its own time.' }),
    edits: z.array(z.string()),
    looks: z
      .array(z.string())
      .openapi({ description: 'Who said of which footage that all in it is marked.' }),
    concerns: z.array(
      z.object({
        said: z.string(),
        standing: z.enum(['edits', 'held', 'refused']),
        clearsAt: wireInstant.nullable(),
        remedies: z.array(z.string()),
        evidence: z.array(z.string()).openapi({ description: 'The ids of the sheets it rests on.' }),
      }),
    ),
    sheets: z.array(sheetSchema),
    turns: z
      .array(z.object({ at: wireInstant, kind: z.enum(VERDICT_KINDS), said: z.string() }))
      .openapi({ description: 'What the answer becomes by time alone, and when.' }),
    rests: z.array(z.string()).openapi({ description: 'Everything it rests on, in words.' }),
    history: z.array(
      z.object({
        at: wireInstant,
        kind: z.enum(VERDICT_KINDS),
        said: z.string(),
        because: z.string().nullable(),
        log: markSchema.nullable(),
      }),
    ),
  })
  .openapi('CaseFile')

const read = createRoute({
  method: 'get',
  path: '/exposures/{exposure}/case',
  operationId: 'readCase',
  tags: ['clearance'],
  summary:
    'The verdict with everything under it: papers, decisions, log entries, when it turns and what it was',
  request: { params: idParam('exposure') },
  responses: { 200: json('The case, as a clearance lawyer reads it', caseSchema), ...refusals },
})

/** The case file of an exposure: why the answer is what it is. */
export function caseFileRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  return createApi().openapi(read, async (c) => {
    const { exposure: exposureId } = c.req.valid('param')
    const productionId = await productionOf(db, 'clearance.exposures', exposureId)
    const { production } = await authorizeIn(deps, c.var.identity, { productionId, act: 'view-evidence' })
    const found = await readCase(deps, {
      productionId: production.id,
      exposureId,
      zone: production.zone,
      now: clock.now(),
    })
    if (found === undefined) throw new Problem('not-found')
    return c.json(caseOut(found), 200)
  })
}

function caseOut({
  case: one,
  file,
  sheets,
  next,
  looks,
  turns,
  history,
  speaking,
}: ReadCase): z.infer<typeof caseSchema> {
  const { verdict } = one
  const told = reportedMatter(
    { exposureId: one.exposureId, title: '', version: null, digest: null },
    { found: one, file, speaking, looks, now: speaking.now },
  )
  const { timeline: _ofToday, ...ofThen } = speaking
  return {
    exposureId: one.exposureId,
    of: one.kind,
    ref: one.ref,
    question: sayExposure(one.exposure, speaking).question,
    verdict: verdictOut(verdict, speaking),
    evidenceDigest: one.evidenceDigest,
    next: next.map(({ remedy, said, brings }) => ({ act: { ...remedyOut(remedy, speaking), said }, brings })),
    subjects: told.subjects.map((subject) => ({
      id: subject.subject.id,
      name: sayWho(subject, speaking),
      status: subject.status,
      prominence: subject.prominence,
      where: [...subject.where],
      stands: subject.stands.map((standing) => ({
        said: sayStanding(standing, null, speaking.locale),
        evidence: standing.ids.filter((id) => sheets.some((sheet) => sheet.id === id)),
      })),
      credits: [...subject.credits],
    })),
    edits: [...told.edits],
    looks: [...told.looks],
    concerns: concernsOut(one, sheets, speaking),
    sheets: sheets.map(({ facts, mark, ...sheet }) => ({
      ...sheet,
      facts: facts.map(([name, value]) => ({ name, value })),
      log: mark && markOut(mark),
    })),
    turns: turns.map((turn) => ({
      at: instantOut(turn.at),
      kind: turn.verdict.kind,
      said: lineOf(turn.verdict, speaking),
    })),
    rests: [
      ...new Set(verdict.dependencies.map((key) => sayDependency(key, { ...speaking, names: file.names }))),
    ],
    history: history.map((past) => ({
      at: instantOut(past.at),
      kind: past.verdict.kind,
      said: lineOf(past.verdict, ofThen),
      because: past.because === null ? null : sayKind(past.because),
      log:
        past.number === null || past.hash === null
          ? null
          : { number: past.number, at: instantOut(past.at), hash: past.hash },
    })),
  }
}

// What is said alike of several places is one thing to people.
function concernsOut(
  { verdict }: ReadCase['case'],
  sheets: ReadCase['sheets'],
  speaking: ReadCase['speaking'],
): z.infer<typeof caseSchema>['concerns'] {
  const byWords = new Map<string, z.infer<typeof caseSchema>['concerns'][number]>()
  for (const concern of verdict.kind === 'cleared' ? [] : verdict.concerns) {
    const said = sayConcern(concern, speaking)
    const other = byWords.get(said)
    const remedies = concern.remedies.map((remedy) => sayRemedy(remedy, speaking))
    const evidence = restsOn(concern.facts, sheets).filter((id) => sheets.some((sheet) => sheet.id === id))
    byWords.set(said, {
      said,
      standing: other?.standing ?? concern.standing,
      clearsAt: other?.clearsAt ?? maybeInstantOut(concern.clearsAt),
      remedies: [...new Set([...(other?.remedies ?? []), ...remedies])],
      evidence: [...new Set([...(other?.evidence ?? []), ...evidence])],
    })
  }
  return [...byWords.values()]
}

function markOut({ number, at, hash }: LogMark): z.infer<typeof markSchema> {
  return { number, at: instantOut(at), hash }
}
