import { createHash } from 'node:crypto'
import { type Grant, sayGrant } from '@stagedoor/core/clearance'
import { at } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'
import { remindOf } from '../forms/remind-of-expiry.ts'
import { importedFrom } from './imported-from.ts'
import type { Putting } from './putting.ts'

/** Writes a grant as the release form it was elsewhere: the paper stays there, and the text here says what was told of it. */
export async function putGrant(
  trx: Trx,
  { productionId, zone, world, fit, actor, now }: Putting,
  grant: Grant,
): Promise<void> {
  const { here } = fit
  const subject = world.evidence.subjects.find(({ id }) => id === grant.subjectId)
  const name = subject?.name ?? ''
  const said = sayGrant(grant, { locale: 'en', zone, now: world.now })
  const text = [
    `# ${name}`,
    '',
    `${importedFrom(world, { actor, now })} There it is called ${grant.id}.`,
    '',
    ...[
      said.state,
      said.media,
      said.uses,
      said.destinations,
      said.places,
      said.window,
      ...said.conditions,
    ].map((line) => `- ${line}`),
    '',
  ].join('\n')
  const textDigest = createHash('sha256').update(text).digest()
  const { state, scope, signatory, basis, endsAtMajority, conditions } = grant
  const signedAt = 'signedAt' in state ? state.signedAt : null
  const sentAt = state.kind === 'draft' ? null : state.kind === 'sent' ? state.sentAt : signedAt
  await trx
    .insertInto('clearance.releaseForms')
    .values({
      id: here('grants', grant.id),
      productionId,
      subjectId: here('subjects', grant.subjectId),
      template: subject?.kind === 'person' ? 'appearance' : 'permission',
      templateVersion: 1,
      text,
      textDigest,
      scope: JSON.stringify(scope),
      signatory,
      basis,
      endsAtMajority,
      conditions: JSON.stringify(
        conditions.map((condition) =>
          condition.kind === 'not-beside'
            ? { ...condition, subjectIds: condition.subjectIds.map((id) => here('subjects', id)) }
            : condition,
        ),
      ),
      addressedTo: name,
      draftedBy: actor.name,
      state: state.kind,
      way: 'list',
      sentAt: sentAt === null ? null : at(sentAt),
      signedAt: signedAt === null ? null : at(signedAt),
      signature:
        signedAt === null
          ? null
          : JSON.stringify({
              typedName: name,
              drawing: null,
              textDigest: textDigest.toString('hex'),
              relation: null,
              witness: null,
              identity: { kind: 'from-a-list', recordedBy: actor.name, scans: [] },
            }),
      withdrawnAt: state.kind === 'withdrawn' ? at(state.withdrawnAt) : null,
      withdrawal: null,
      ...(state.kind === 'draft' ? { createdAt: at(state.draftedAt) } : {}),
    })
    .execute()
  if (state.kind === 'signed') await remindOf(trx, { id: here('grants', grant.id), productionId, scope, now })
}
