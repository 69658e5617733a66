import { createHash } from 'node:crypto'
import type { Instant } from '@stagedoor/core/time'
import { makePdf, type PdfBlock, type PdfFact } from '../../plant/pdf/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { copyWords } from './copy-words.ts'
import { formBlocks } from './form-blocks.ts'
import type { Drawing, Signature } from './signature.ts'

/** A signed form, as its copy on paper says it. */
export interface SignedForm {
  readonly text: string
  readonly textDigest: Buffer
  readonly language: string
  readonly template: string
  readonly templateVersion: number
  readonly production: string
  readonly zone: string
  readonly person: string
  readonly signature: Signature
  readonly signedAt: Instant
}

/** A copy and its SHA-256. */
export interface FormCopy {
  readonly pdf: Buffer
  readonly sha256: Buffer
}

/** Sets a signed form on paper: its text, who signed it when and how, and the digest that binds the two. */
export async function makeCopy(form: SignedForm): Promise<FormCopy> {
  const words = copyWords(form.language)
  const { signature, textDigest } = form
  const digest = textDigest.toString('hex')
  const pdf = await makePdf({
    title: form.text.split('\n')[0]?.replace(/^#\s*/, '') ?? form.template,
    language: form.language,
    madeAt: form.signedAt,
    foot: `${form.production} · SHA-256 ${digest}`,
    pageNumber: words.page,
    blocks: [
      ...formBlocks(form.text),
      { kind: 'line' },
      ...drawn(signature.drawing, words.signature),
      { kind: 'facts', facts: factsOf(form) },
      ...(signature.witness === null ? [] : drawn(signature.witness.drawing, words['witness-signature'])),
    ],
  })
  return { pdf, sha256: createHash('sha256').update(pdf).digest() }
}

function factsOf(form: SignedForm): readonly PdfFact[] {
  const words = copyWords(form.language)
  const { signature, person } = form
  const said: (PdfFact | null)[] = [
    [words['signed-by'], signature.typedName],
    signature.typedName === person ? null : [words['signed-for'], person],
    signature.relation === null ? null : [words.relation, signature.relation],
    [words['signed-at'], momentOf(form)],
    signature.witness === null ? null : [words.witness, signature.witness.name],
    [words.way, words[signature.identity.kind]],
    [words.template, `${form.template} ${form.templateVersion}, ${form.language}`],
    [words['text-digest'], form.textDigest.toString('hex')],
  ]
  return said.filter((fact) => fact !== null)
}

function momentOf({ signedAt, zone, language }: SignedForm): string {
  const said = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: zone,
    dateStyle: 'long',
    timeStyle: 'long',
  }).format(signedAt)
  return `${said} (${new Date(signedAt).toISOString()})`
}

function drawn(drawing: Drawing | null, alt: string): readonly PdfBlock[] {
  if (drawing === null) return []
  return drawing.kind === 'path'
    ? [{ kind: 'strokes', alt, path: drawing.path, width: drawing.width, height: drawing.height }]
    : [
        {
          kind: 'picture',
          alt,
          height: 90,
          bytes: Buffer.from(drawing.dataUrl.split(',')[1] ?? '', 'base64'),
        },
      ]
}

/** Keeps a copy as it was made: what its signer is given stays those bytes. */
export async function keepCopy(
  trx: Trx,
  { releaseFormId, copy, now }: { releaseFormId: string; copy: FormCopy; now: Instant },
): Promise<void> {
  const { pdf, sha256 } = copy
  await trx
    .insertInto('clearance.formCopies')
    .values({ releaseFormId, pdf, sha256, madeAt: new Date(now) })
    .execute()
}

/** The copy of a form; undefined for one signed before copies were made. */
export function copyOf(db: Db, releaseFormId: string) {
  return db
    .selectFrom('clearance.formCopies')
    .selectAll()
    .where('releaseFormId', '=', releaseFormId)
    .executeTakeFirst()
}
