import { MEDIA_FORMATS, type MediaFormat } from '@stagedoor/core/ingest'

/** The format of a name that this stage wrote itself. */
export function mediaFormatNamed(name: unknown): MediaFormat {
  const format = MEDIA_FORMATS.find((known) => known.name === name)
  if (format === undefined) throw new Error(`${String(name)} is no format of the house`)
  return format
}

/** The format of a media type that this stage wrote itself. */
export function mediaFormatOf(mediaType: string): MediaFormat {
  const format = MEDIA_FORMATS.find(({ mimeType }) => mimeType === mediaType)
  if (format === undefined) throw new Error(`${mediaType} is no format of the house`)
  return format
}
