import { Problem } from '@stagedoor/contract/problems'
import { lineOfText } from '@stagedoor/core/production'
import { z } from 'zod'

const line = (longest: number) =>
  z
    .string()
    .nullish()
    .transform((typed) => lineOfText(typed ?? '', longest))

/** What `Upload-Metadata` may say, made safe to keep and to show; other keys are passed over. */
const shape = z.object({
  filename: z
    .string()
    .nullish()
    .transform((sent) =>
      lineOfText((sent ?? '').split(/[/\\]/).findLast((step) => step.trim() !== '') ?? '', 300),
    ),
  filetype: line(100),
  contributor: line(80),
  craft: line(60),
  shootingDay: z.uuid('the id of a shooting day').nullish(),
  /** The sender's own digest, so that what was damaged on its way is known. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '64 hex digits')
    .nullish(),
})

/** The facts that a sender tells of a file. */
export type UploadMetadata = z.infer<typeof shape>

/** Reads the metadata of an upload; throws `invalid-request` naming the key that cannot be used. */
export function readMetadata(told: Readonly<Record<string, string | null>>): UploadMetadata {
  const read = shape.safeParse(told)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new Problem('invalid-request', {
    detail: `Upload-Metadata: ${issue?.path.join('.')} takes ${issue?.message}.`,
  })
}

/** The same as the protocol keeps it and answers it: strings only. */
export function metadataAsTold(metadata: UploadMetadata): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadata).flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
  )
}
