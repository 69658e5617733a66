import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { type Reveal, SUBJECT_KINDS, USES } from '@stagedoor/core/clearance'
import { mayDo } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { createApi, json, jsonBody, refusals, shortText, wireId } from '../../plant/http/index.ts'
import { authorize, authorizeIn, listOf, productionParam } from '../../production/index.ts'
import { addSubject } from '../add-subject.ts'
import { changeSubject } from '../change-subject.ts'
import { productionOf, subjectsWithForms } from '../crew-queries.ts'
import { decideNeedsNone } from '../decide-needs-none.ts'
import type { ClearanceDeps } from '../deps.ts'
import { recognisePerson } from '../marking/recognise-person.ts'
import type { SubjectOrder } from '../subjects.ts'
import { idParam, maybeMomentIn, subjectOut, subjectSchema } from './wire.ts'
import { revealIn, type WireReveal, wireReveal } from './wire-reveal.ts'

const tags = ['clearance']
const contact = shortText().nullable()

const birthIn = z
  .object({
    bornOn: z.iso.date(),
    zone: z.string().max(60).openapi({ example: 'Europe/Oslo' }),
    ageOfMajority: z.int().min(1).max(30).default(18),
  })
  .openapi('Birth', {
    description: 'Decides from which moment somebody is grown, by the law where they live.',
  })

const newSubject = z
  .object({
    kind: z.enum(SUBJECT_KINDS),
    name: shortText(120).optional().openapi({ description: 'Left out for a person nobody has named yet.' }),
    isMinor: z.boolean().default(false),
    birth: birthIn.optional(),
    revealAt: maybeMomentIn.optional(),
    reveal: wireReveal.optional(),
    contact: contact.optional(),
  })
  .openapi('NewSubject', {
    example: {
      kind: 'person',
      name: 'Aino Leppälä',
      isMinor: true,
      birth: { bornOn: '2012-02-29', zone: 'Europe/Helsinki', ageOfMajority: 18 },
    },
  })

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/subjects',
  operationId: 'listSubjects',
  tags,
  request: { params: productionParam },
  responses: {
    200: json('Who and what may need permission or patience', listOf(subjectSchema)),
    ...refusals,
  },
})
const add = createRoute({
  method: 'post',
  path: '/productions/{production}/subjects',
  operationId: 'addSubject',
  tags,
  request: { params: productionParam, body: jsonBody(newSubject) },
  responses: { 201: json('Added', z.object({ id: wireId, name: z.string() })), ...refusals },
})
const change = createRoute({
  method: 'patch',
  path: '/subjects/{subject}',
  operationId: 'changeSubject',
  tags,
  summary:
    'Name a person, or say that a face is somebody known (`sameAs`), or change what is known of a subject',
  request: {
    params: idParam('subject'),
    body: jsonBody(
      z.union([
        z.strictObject({ sameAs: wireId }),
        z.strictObject({
          name: shortText(120).optional(),
          isMinor: z.boolean().optional(),
          birth: birthIn.nullable().optional(),
          revealAt: maybeMomentIn.optional(),
          reveal: wireReveal.optional(),
          contact: contact.optional(),
        }),
      ]),
    ),
  },
  responses: { 200: json('Changed', z.object({ id: wireId })), ...refusals },
})
const decide = createRoute({
  method: 'post',
  path: '/subjects/{subject}/decisions',
  operationId: 'decideNeedsNone',
  tags,
  summary: 'Decide that a subject needs no grant for some uses; no uses take the decision back',
  request: {
    params: idParam('subject'),
    body: jsonBody(
      z.object({
        kind: z.literal('needs-none'),
        uses: z.array(z.enum(USES)).default(['publicity']),
        reason: z.string().trim().max(2000).default(''),
      }),
    ),
  },
  responses: { 201: json('Decided', z.object({ subjectId: wireId })), ...refusals },
})

/** Subjects: added, named, changed, decided about. */
export function subjectRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  return createApi()
    .openapi(list, async (c) => {
      const { production, role } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const rows = await subjectsWithForms(db, production.id)
      const mayAsk = mayDo(role, 'view-evidence')
      const items = rows.map(({ subject, form }) => subjectOut(subject, { form, now: clock.now(), mayAsk }))
      return c.json({ items, next: null }, 200)
    })
    .openapi(add, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'mark',
      })
      const body = c.req.valid('json')
      const { subjectId, name } = await addSubject(deps, {
        productionId: production.id,
        subject: orderOf(body),
        contact: body.contact ?? null,
        actor,
      })
      return c.json({ id: subjectId, name }, 201)
    })
    .openapi(change, async (c) => {
      const { subject: subjectId } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.subjects', subjectId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, { productionId, act: 'mark' })
      const body = c.req.valid('json')
      if ('sameAs' in body) {
        await recognisePerson(deps, {
          productionId: production.id,
          faceId: subjectId,
          personId: body.sameAs,
          actor,
        })
        return c.json({ id: body.sameAs }, 200)
      }
      const { name, isMinor, birth, contact } = body
      const reveal = revealOf(body)
      await changeSubject(deps, {
        productionId: production.id,
        subjectId,
        change: {
          ...(name === undefined ? {} : { name }),
          ...(isMinor === undefined ? {} : { minor: isMinor }),
          ...(birth === undefined ? {} : { birth }),
          ...(reveal === undefined ? {} : { reveal }),
          ...(contact === undefined ? {} : { contact }),
        },
        actor,
      })
      return c.json({ id: subjectId }, 200)
    })
    .openapi(decide, async (c) => {
      const { subject: subjectId } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.subjects', subjectId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, { productionId, act: 'decide' })
      const { uses, reason } = c.req.valid('json')
      await decideNeedsNone(deps, { productionId: production.id, subjectId, uses, reason, actor })
      return c.json({ subjectId }, 201)
    })
}

function orderOf(body: z.infer<typeof newSubject>): SubjectOrder {
  const { kind, name, isMinor, birth } = body
  if (kind === 'person') return { kind, name: name ?? null, minor: isMinor, birth: birth ?? null }
  if (name === undefined) throw new Problem('invalid-request', { detail: `name: a ${kind} has a name.` })
  return kind === 'secret' ? { kind, name, reveal: revealOf(body) ?? { kind: 'never' } } : { kind, name }
}

// A bare moment is the reveal most productions choose; null means never.
function revealOf({
  reveal,
  revealAt,
}: {
  reveal?: WireReveal | undefined
  revealAt?: Instant | null | undefined
}): Reveal | undefined {
  if (reveal !== undefined) return revealIn(reveal)
  if (revealAt === undefined) return undefined
  return revealAt === null ? { kind: 'never' } : { kind: 'at', at: revealAt }
}
