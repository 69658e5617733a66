import { z } from '@hono/zod-openapi'
import { SHORTEST_PASSWORD } from '../../plant/auth/index.ts'
import { wireId, wireInstant } from '../../plant/http/index.ts'

export const tags = ['fan accounts']

export const done = z.object({ done: z.literal(true) })
export const handleIn = z.string().trim().min(1).max(120)
export const emailIn = z.email().max(200)
export const passwordIn = z.string().min(SHORTEST_PASSWORD).max(200)

/** What a form that anybody may send carries besides its words. `website` is for programs: people do not see it. */
export const ticketIn = {
  ticket: z.string().max(80),
  proof: z.string().max(16).default(''),
  website: z.string().max(500).default(''),
}

export const arrivedOut = z
  .object({
    handle: z.string().nullable().openapi({ description: 'Null where one is still to be chosen.' }),
    worksBackstage: z.boolean(),
  })
  .openapi('Arrival', { description: 'Somebody who is signed in from now on; the cookies carry it.' })

/** A question to a device and its answer, in the JSON of WebAuthn (Level 3, 5.1.8 to 5.1.10). */
export const ceremonyOut = z.object({ options: z.record(z.string(), z.unknown()) }).openapi('PasskeyQuestion')
const bytes = z.string().max(20_000)
export const newPasskeyIn = z
  .object({
    id: bytes,
    rawId: bytes,
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: bytes,
      attestationObject: bytes,
      transports: z.array(z.string().max(40)).max(10).default([]),
    }),
    clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  })
  .openapi('NewPasskey')
export const knownPasskeyIn = z
  .object({
    id: bytes,
    rawId: bytes,
    type: z.literal('public-key'),
    response: z
      .object({
        clientDataJSON: bytes,
        authenticatorData: bytes,
        signature: bytes,
        userHandle: bytes.nullish(),
      })
      .transform(({ userHandle, ...rest }) => (userHandle == null ? rest : { ...rest, userHandle })),
    clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  })
  .openapi('KnownPasskey')

export const meOut = z
  .object({
    handle: z.string().nullable(),
    handleRestsUntil: wireInstant.nullable(),
    isGrown: z.boolean(),
    grownSaidAt: wireInstant.nullable(),
    email: z.string().nullable(),
    isEmailProven: z.boolean(),
    hasPassword: z.boolean(),
    passkeys: z.array(z.object({ id: wireId, since: wireInstant })),
    sessions: z.array(wireInstant),
    progress: z.array(z.object({ slug: z.string(), title: z.string(), toldAt: wireInstant })),
    worksBackstage: z.boolean(),
  })
  .openapi('FanAccount', { description: 'One’s own account, as nobody else reads it.' })
