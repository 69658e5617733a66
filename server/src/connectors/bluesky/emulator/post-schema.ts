import { measureText } from '@stagedoor/core/publish'
import { z } from 'zod'

const Cid = z.string().regex(/^baf[a-z2-7]{50,}$/)
const Uri = z.string().regex(/^at:\/\/did:[a-z]+:[\w.%-]+\/[a-zA-Z.]+\/[\w.~:-]+$/)
const Strong = z.strictObject({ uri: Uri, cid: Cid })

const BlobOf = (mimeType: string, most: number) =>
  z.strictObject({
    $type: z.literal('blob'),
    ref: z.strictObject({ $link: Cid }),
    mimeType: z.literal(mimeType),
    size: z.number().int().min(1).max(most),
  })

const Feature = z.discriminatedUnion('$type', [
  z.strictObject({ $type: z.literal('app.bsky.richtext.facet#link'), uri: z.url() }),
  z.strictObject({
    $type: z.literal('app.bsky.richtext.facet#mention'),
    did: z.string().regex(/^did:[a-z]+:[\w.%-]+$/),
  }),
  z.strictObject({
    $type: z.literal('app.bsky.richtext.facet#tag'),
    tag: z.string().refine((tag) => measureText(tag, 'grapheme') <= 64 && Buffer.byteLength(tag) <= 640),
  }),
])

const Facet = z.strictObject({
  index: z.strictObject({ byteStart: z.number().int().min(0), byteEnd: z.number().int().min(0) }),
  features: z.array(Feature),
})

const Video = z.strictObject({
  $type: z.literal('app.bsky.embed.video'),
  video: BlobOf('video/mp4', 300_000_000),
  alt: z.string().optional(),
  aspectRatio: z.strictObject({ width: z.number().int().min(1), height: z.number().int().min(1) }).optional(),
  captions: z
    .array(z.strictObject({ lang: z.string().min(2), file: BlobOf('text/vtt', 20_000) }))
    .max(20)
    .optional(),
})

const Labels = z.strictObject({
  $type: z.literal('com.atproto.label.defs#selfLabels'),
  values: z
    .array(
      z.strictObject({ val: z.enum(['porn', 'sexual', 'nudity', 'graphic-media', '!no-unauthenticated']) }),
    )
    .max(10),
})

/** A post as the lexicon `app.bsky.feed.post` has it, as far as we write one. */
export const PostSchema = z
  .strictObject({
    $type: z.literal('app.bsky.feed.post'),
    text: z.string(),
    createdAt: z.iso.datetime(),
    facets: z.array(Facet).optional(),
    langs: z.array(z.string().min(2)).max(3).optional(),
    labels: Labels.optional(),
    reply: z.strictObject({ root: Strong, parent: Strong }).optional(),
    embed: Video.optional(),
  })
  .refine(({ text }) => measureText(text, 'grapheme') <= 300, {
    message: 'Record/text must not be longer than 300 graphemes',
  })
  .refine(({ text }) => Buffer.byteLength(text) <= 3000, {
    message: 'Record/text must not be longer than 3000 bytes',
  })
  .refine(
    ({ text, facets = [] }) =>
      facets.every(
        ({ index }) => index.byteStart < index.byteEnd && index.byteEnd <= Buffer.byteLength(text),
      ),
    { message: 'a facet lies outside of the text' },
  )
