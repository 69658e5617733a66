import { type DestinationScope, type GrantScope } from '@stagedoor/core/clearance'
import { writeCsv } from '@stagedoor/core/words'
import { type Instant, localOf } from '@stagedoor/core/time'
import type { Db } from '../../../schema/index.ts'
import { conditionsSchema, scopeSchema } from '../../core-schemas.ts'
import { type ListedForm, listedForms } from '../release-form-rows.ts'
import { signatureSchema } from '../signature.ts'
import { COLUMNS, type Column } from './columns.ts'

/** Every release form of a production as a list, oldest first; what was signed can be read back in elsewhere. */
export async function writeList(
  db: Db,
  { productionId, zone }: { productionId: string; zone: string },
): Promise<string> {
  const forms = (await listedForms(db, productionId)).reverse()
  const rows = forms.map((form) => {
    const cells = cellsOf(form, zone)
    return COLUMNS.map((column) => cells[column])
  })
  return writeCsv(COLUMNS, rows)
}

function cellsOf(form: ListedForm, zone: string): Readonly<Record<Column, string>> {
  const scope: GrantScope = scopeSchema.parse(form.scope)
  const conditions = conditionsSchema.parse(form.conditions)
  const signature = form.signature === null ? null : signatureSchema.parse(form.signature)
  const moment = (at: Instant | undefined | null) =>
    at === undefined || at === null ? '' : dayOrMoment(at, zone)
  return {
    key: form.listKey ?? form.id,
    kind: form.signatory === 'guardian' ? 'minor' : form.subjectKind,
    name: form.subjectName,
    contact: form.contact ?? '',
    template: form.template,
    language: form.language,
    'signed by': signature?.typedName ?? '',
    relation: signature?.relation ?? '',
    'signed on': form.signedAt === null ? '' : new Date(form.signedAt).toISOString(),
    media: scope.media.join('; '),
    rights: scope.musicRights.join('; '),
    uses: scope.uses.join('; '),
    destinations: scope.destinations.map(placeOf).join('; '),
    territories: scope.territories.join('; '),
    from: moment(scope.window.from),
    until: scope.window.until === undefined ? '' : new Date(scope.window.until).toISOString(),
    credit: conditions.flatMap((one) => (one.kind === 'credit-line' ? [one.text] : [])).join('; '),
    approval: conditions.some(({ kind }) => kind === 'approval-needed') ? 'yes' : '',
    scans: form.scans.map(({ fileName }) => fileName).join('; '),
    state: form.state,
  }
}

function dayOrMoment(at: Instant, zone: string): string {
  const { date, time } = localOf(at, zone)
  return time === '00:00' ? date : new Date(at).toISOString()
}

function placeOf(place: DestinationScope): string {
  switch (place.kind) {
    case 'anywhere':
      return 'anywhere'
    case 'platform':
      return place.platform
    case 'account':
      return `${place.platform}/${place.account}`
  }
}
